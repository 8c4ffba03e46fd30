/** What people would do next about a ticket who only want it to go on: without these, chance alone seldom gets far. */
import { ACCOUNT, CONTACT } from '../../../src/domain/application/application.ts';
import type { Staff } from '../../../src/domain/rules/registry.ts';
import type { Ticket } from '../../../src/domain/ticket.ts';
import { ACCOUNTS, CONTACTS, DATES, LEE, MORI, SERVICES } from './people.ts';
import type { Step } from './step.ts';

const [IN_TIME] = DATES;
const EIGHT_DAYS = 8 * 24 * 60;

function completed({ application: { missing } }: Ticket): Readonly<Record<string, string>> {
  const values = { [ACCOUNT]: ACCOUNTS[0], [CONTACT]: CONTACTS[0], reason: '論文の根拠資料のため' };
  return Object.fromEntries(Object.entries(values).filter(([field]) => missing.includes(field)));
}

/** `at`: the place of `ticket` among all. */
export function along(ticket: Ticket, at: number): readonly Step[] {
  const { state, decision, endedAt, votes = [], route } = ticket;
  const by = (who: Staff) => ({ of: at, who, late: 0, proven: true });
  if (decision && decision.releasedAt === null)
    return decision.releaseAt === null
      ? [{ do: 'tell', of: at }]
      : [
          { do: 'pass', minutes: 31 },
          { do: 'release', of: at },
        ];
  switch (state) {
    case 'awaiting-information': {
      const values = completed(ticket);
      const party = { of: at, role: route === 'office' ? 'office' : 'applicant', late: 0, wrong: false } as const;
      return [{ ...party, do: 'supply', values, services: SERVICES, attests: true, confirms: true }];
    }
    case 'awaiting-office':
      return [{ do: 'confirm', of: at, role: 'office', late: 0, wrong: false }];
    case 'awaiting-decision': {
      const who = votes.length > 0 ? LEE : MORI;
      const set = ticket.revokedOn === null ? IN_TIME : null;
      return [{ ...by(who), do: 'approve', services: [], exception: true, set }];
    }
    case 'on-hold':
      return [{ ...by(MORI), do: 'resume' }];
    case 'awaiting-provision':
      return [{ ...by(LEE), do: 'provided' }];
    case 'access-open':
      return endedAt === undefined
        ? [
            { do: 'pass', minutes: EIGHT_DAYS },
            { do: 'clock', of: at },
          ]
        : [{ ...by(MORI), do: 'closed' }];
    case 'rejected':
    case 'withdrawn':
    case 'lapsed':
      return [{ ...by(LEE), do: 'reopen' }];
    default:
      return [];
  }
}
