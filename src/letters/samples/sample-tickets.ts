/** An invented desk and invented applicants, made from whatever procedure there is: what templates are tried on before anybody gets a letter. */
import { type Application, ATTESTATION, type Route, SERVICES } from '../../domain/application/application.ts';
import type { Setting } from '../../domain/facts.ts';
import type { FieldDefinition, Procedure } from '../../domain/rules/procedure.ts';
import type { Decision, Ticket } from '../../domain/ticket.ts';
import { plusDays, plusMinutes } from '../../domain/time.ts';

export const SAMPLE_NOW = '2026-06-10T01:12:00.000Z';
const RECEIVED = '2026-06-10T01:10:00.000Z';

export const DECIDER = {
  name: '見本 太郎',
  address: 'taro.mihon@staff.example',
  language: 'ja',
  role: 'decider',
  signers: [],
} as const;
export const OTHER_DECIDER = {
  name: '見本 次郎',
  address: 'jiro.mihon@staff.example',
  language: 'en',
  role: 'decider',
  signers: [],
} as const;
export const HELPER = {
  name: 'Alex Sample',
  address: 'alex.sample@staff.example',
  language: 'en',
  role: 'helper',
  signers: [],
} as const;
export const OFFICE = {
  id: 'sample',
  name: { ja: '見本学研究科 教務担当', en: 'Academic Affairs, Graduate School of Samples' },
  address: 'kyomu@samples.example',
  senders: [],
  language: 'ja',
  faculties: [],
  signers: [],
} as const;

/** The invented desk, working by `procedure`. */
export function sampleSetting(procedure: Procedure): Setting {
  return {
    procedure,
    desk: {
      address: 'desk@desk.example',
      name: { ja: '見本サポート窓口', en: 'Sample Support Desk' },
      ticketPrefix: 'CDS',
      timeZone: 'Asia/Tokyo',
      opensOn: procedure.opensOn,
      subaddress: true,
    },
    registry: { staff: [DECIDER, HELPER], offices: [OFFICE], forms: [] },
    policy: {
      coolingOffMinutes: 30,
      approvals: { form: 1, office: 1 },
      approvalNote: 'optional',
      officeConfirmation: 'unless-proven',
      windowStarts: 'provided',
      requireRevokedOn: true,
      retentionDays: 90,
      unreachableContactDomains: [],
    },
  };
}

const SAMPLE_NAME = '例示 花子';

function sampleValue({ validator, length = 10 }: FieldDefinition): string | null {
  switch (validator) {
    case 'digits':
      return '9900000101'.padStart(length, '9').slice(0, length);
    case 'student-number':
      return '37-990101';
    case 'text':
      return OFFICE.name.ja.split(' ')[0] ?? null;
    case 'prose':
      return '在学時の実験データの一部のバックアップに失敗しており、投稿中の論文の根拠資料として6月30日までに必要なため。\nThe reviewers have asked for the raw data.';
    case 'address':
      return 'hanako.reiji@mailbox.example';
    default:
      return null;
  }
}

/** A complete application by `route`; fields in `missing` are left out. */
export function sampleApplication(
  procedure: Procedure,
  route: Route,
  { missing = [], warnings = [] }: { missing?: readonly string[]; warnings?: readonly string[] } = {},
): Application {
  const [name] = Object.entries(procedure.fields).find(([, { validator }]) => validator === 'text') ?? [];
  const values = Object.entries(procedure.fields).flatMap(([id, field]) => {
    const value =
      field[route] === 'not-asked' || missing.includes(id) ? null : id === name ? SAMPLE_NAME : sampleValue(field);
    return value === null ? [] : [[id, value] as const];
  });
  return {
    route,
    language: 'ja',
    values: Object.fromEntries(values),
    services: missing.includes(SERVICES) ? [] : Object.keys(procedure.services),
    identityAttested: !missing.includes(ATTESTATION),
    attestation: route === 'office' ? { by: '見本 次郎', method: '運転免許証', on: '2026-06-02' } : null,
    missing,
    warnings,
  };
}

/** A ticket that waits for its decision, with `changes`. */
export function sampleTicket(application: Application, changes: Partial<Ticket> = {}): Ticket {
  const { route } = application;
  return {
    id: 'CDS-2026-0042-K',
    route,
    state: 'awaiting-decision',
    revision: 1,
    receivedAt: RECEIVED,
    application,
    officeId: route === 'office' ? OFFICE.id : null,
    officeProven: route === 'office',
    applicantLanguage: route === 'form' ? 'ja' : 'both',
    revokedOn: null,
    student: null,
    decision: null,
    window: null,
    ...changes,
  };
}

/** A decision of the sample decider, cooling off; `released` when it has left the desk. */
export function sampleDecision(outcome: Decision['outcome'], services: readonly string[], released: boolean): Decision {
  const releaseAt = plusMinutes(SAMPLE_NOW, 31);
  return {
    outcome,
    services,
    by: DECIDER.address,
    at: SAMPLE_NOW,
    revision: 1,
    contact: 'hanako.reiji@mailbox.example',
    reason: null,
    words: null,
    releaseAt,
    releasedAt: released ? releaseAt : null,
  };
}

export const SAMPLE_WINDOW = { opensAt: SAMPLE_NOW, closesAt: plusDays(SAMPLE_NOW, 7) };
