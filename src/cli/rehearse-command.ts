/** `salvage-desk rehearse NAME`: has a practice application sent to a member of staff or an office. */
import { userInfo } from 'node:os';
import { loadConfig } from '../config/file.ts';
import { type Registry, sameAddress } from '../domain/rules/registry.ts';
import type { Desk } from '../journey.ts';
import type { Correspondent } from '../kinds/kind.ts';
import { NO_EVIDENCE } from '../mail/incoming-mail.ts';
import { oweLetters } from '../store/letters/owe.ts';
import { openDesk } from '../wiring.ts';
import { BAD_USAGE, FINE } from './exit-codes.ts';

function folded(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/\s/gu, '');
}

/** Everybody whom `name` may mean: a member by name or address, an office by id, name or address. */
function named(name: string, { staff, offices }: Registry): readonly Correspondent[] {
  const is = (...known: readonly string[]) => known.some((one) => folded(one) === folded(name));
  return [
    ...staff
      .filter((member) => is(member.name) || sameAddress(member.address, name))
      .map(({ address }) => ({ role: 'staff', address }) as const),
    ...offices
      .filter((office) => is(office.id, ...Object.values(office.name)) || sameAddress(office.address, name))
      .map(({ address }) => ({ role: 'office', address }) as const),
  ];
}

/** Puts the letter into the outbox, and an audit row beside it; a running daemon sends it. */
export async function rehearse(desk: Desk, to: Correspondent): Promise<void> {
  const { setting, store, compose } = desk;
  const now = desk.clock();
  const cause = { mail: null, messageId: null, receivedAt: now };
  await store.transaction(async (tx) => {
    await tx.audit('rehearsal-ordered', { ticket: null, mail: null, who: userInfo().username }, now);
    const on = { ...setting, now, cause, evidence: NO_EVIDENCE };
    await oweLetters(tx, [], [{ type: 'rehearsal', to }], on, compose);
  });
}

export async function rehearseCommand(name: string, options: { readonly config: string }): Promise<number> {
  const desk = await openDesk(loadConfig(options.config));
  try {
    const { registry } = desk.setting;
    const found = named(name, registry);
    const [to] = found;
    if (!to || found.length > 1) {
      const which = to ? 'means more than one; give the address' : 'is nobody on staff and no office';
      const known = [...registry.staff.map((member) => member.name), ...registry.offices.map(({ id }) => id)];
      process.stderr.write(`${name}: ${which}. Nothing was sent. Known are: ${known.join(', ')}.\n`);
      return BAD_USAGE;
    }
    await rehearse(desk, to);
    process.stdout.write(
      'A practice application is in the outbox; a running daemon sends it within a minute. It opens no ticket.\n' +
        'Whoever answers it is told at once whether the answer came as it should, and what to change.\n',
    );
    return FINE;
  } finally {
    await desk.close();
  }
}
