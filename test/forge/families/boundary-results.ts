/** Findings of the boundary that a forger has written himself into his mail (threats S04–S07). */
import { type Attack, type Family, nobodysOrigin, orderTo, someAim } from '../attack.ts';
import { type Field, withLines } from '../draft.ts';
import { BOUNDARY, type Origin, STAFF_DOMAIN, STORE } from '../transport.ts';

const PASS = `dkim=pass header.d=${STAFF_DOMAIN}`;
const CLAIM: Field = ['Authentication-Results', `${BOUNDARY}; ${PASS}; dmarc=pass header.from=${STAFF_DOMAIN}`];
const HOP: Field = ['Received', `from ${BOUNDARY} by ${STORE} with LMTP id x1; Wed, 3 Jun 2026 10:00:00 +0900`];
const OWN_HOP: Field = [
  'Received',
  'from evil.example by relay.evil.example with ESMTP; Wed, 3 Jun 2026 10:00:00 +0900',
];

function forged(
  name: string,
  row: string,
  lines: (attack: Attack) => readonly Field[],
  origin = nobodysOrigin,
): Family {
  return {
    name,
    row,
    forge: (attack) => {
      const draft = orderTo(someAim(attack), attack);
      return { draft: withLines(draft, attack.chance.pick(['top', 'end']), ...lines(attack)), origin: origin(attack) };
    },
  };
}

/** Ids that are not the boundary's, and ways of writing one that only careless readers take for it. */
const IDS = [
  'mx.desk.example.',
  '.mx.desk.example',
  'mx.desk.example.evil.example',
  'evil-mx.desk.example',
  'desk.example',
  'mx',
  'staff.desk.example',
  '"mx.desk.example',
  'mx.desk(x).example',
  '(mx.desk.example) evil.example',
  'evil.example (mx.desk.example)',
  'mx.desk.example/1',
  'mx.desk.example,evil.example',
  'mx. desk.example',
  'mx%2Edesk.example',
  "mx.desk.example*=utf-8''x",
  'mx\u200b.desk.example',
  'm\u0445.desk.example',
  '=?utf-8?q?mx.desk.example?=',
  'ⅿx.desk.example',
] as const;

/** Other ways of writing the field's name. */
const NAMES = [
  'Authentication-Results-Original',
  'X-Authentication-Results',
  'Authentication-Results ',
  'Authentication-Results\t',
  'Authentication_Results',
  'AUTHENTICATION-RESULTS',
  'authentication-results',
  'Authentication-Result',
  'Auth\u0435ntication-Results',
] as const;

const silent = (): Origin => ({});

export const BOUNDARY_RESULTS: readonly Family[] = [
  forged('findings in the sender’s own header', 'S04', () => [CLAIM]),
  forged('findings where the boundary says nothing', 'S06', () => [CLAIM], silent),
  forged('findings between own Received lines', 'S04', () => [OWN_HOP, CLAIM, OWN_HOP]),
  forged('findings below a Received line of a trusted host', 'S04', () => [HOP, CLAIM]),
  forged('findings above and below', 'S04', () => [CLAIM, HOP, OWN_HOP, CLAIM]),
  forged('findings under ids that look like it', 'S05', ({ chance }) => [
    ['Authentication-Results', `${chance.pick(IDS)}; ${PASS}`],
  ]),
  forged('the right id in another dress', 'S05', ({ chance }) => [
    [
      'Authentication-Results',
      `${chance.pick(['MX.DESK.EXAMPLE', '"mx.desk.example"', '(c) mx.desk.example (c)', 'mx.desk.example 1', '\r\n mx.desk.example'])};\r\n\t${PASS}`,
    ],
  ]),
  forged('findings under names that look like it', 'S05', ({ chance }) => [[chance.pick(NAMES), CLAIM[1]]]),
  forged('findings behind a folded line', 'S10', ({ chance }) => [
    ['X-Note', `x\r\n${chance.pick([' ', '\t'])}Authentication-Results: ${CLAIM[1]}`],
  ]),
  forged('findings behind a bare line end', 'S10', ({ chance }) => [
    [
      'X-Note',
      `x${chance.pick(['\n', '\r', '\0', '\r\r\n', '\v', '\u0085', '\u2028'])}Authentication-Results: ${CLAIM[1]}`,
    ],
  ]),
  forged('findings in an encoded word', 'S12', () => [
    ['X-Note', `=?utf-8?q?x=0D=0AAuthentication-Results:_${BOUNDARY};_dkim=3Dpass_header.d=3D${STAFF_DOMAIN}?=`],
  ]),
  {
    name: 'findings in the text',
    row: 'S04',
    forge: (attack) => {
      const { held, order } = someAim(attack);
      const text = attack.chance.pick([
        `Authentication-Results: ${CLAIM[1]}\n\n${order}`,
        `${order}\n\n--\nAuthentication-Results: ${CLAIM[1]}`,
      ]);
      return { draft: orderTo({ held, order: text }, attack), origin: nobodysOrigin(attack) };
    },
  },
];
