/** In a decider's name, with the decider's live token, by somebody who cannot sign for them (threats S01–S03, S13–S16, S21, S22). */
import { type Attack, type Family, type Forged, nobodysOrigin, orderTo, someAim } from '../attack.ts';
import { type Field, withLines } from '../draft.ts';
import { NEIGHBOURS, type Origin, STAFF_DOMAIN, STRANGERS } from '../transport.ts';

function spoof(attack: Attack, origin: Origin, ...lines: readonly Field[]): Forged {
  const draft = orderTo(someAim(attack), attack);
  return { draft: lines.length > 0 ? withLines(draft, attack.chance.pick(['top', 'end']), ...lines) : draft, origin };
}

function spoofs(name: string, row: string, origin: (attack: Attack) => Origin): Family {
  return { name, row, forge: (attack) => spoof(attack, origin(attack)) };
}

function marked(name: string, row: string, lines: readonly Field[]): Family {
  return { name, row, forge: (attack) => spoof(attack, nobodysOrigin(attack), attack.chance.pick(lines)) };
}

/** Domains that look like staff's. */
const ALIKE = [
  `evil-${STAFF_DOMAIN}`,
  `x${STAFF_DOMAIN}`,
  `${STAFF_DOMAIN}.evil.example`,
  'staff.desk.example.com',
  'desk.example',
  'staff-desk.example',
  'staff.desk.examp1e',
  'example',
  'xn--staff-desk.example',
  'staff.d\u0435sk.example',
] as const;

export const SENDERS: readonly Family[] = [
  spoofs('plain spoof', 'S01', () => ({})),
  spoofs('spoof, stranger signs (boundary)', 'S02', ({ chance }) => ({ stamped: chance.pick(STRANGERS) })),
  spoofs('spoof, stranger signs (own check)', 'S02', ({ chance }) => ({ signed: chance.pick(STRANGERS) })),
  spoofs('spoof, neighbour signs (boundary)', 'S03', ({ chance }) => ({
    results: `dmarc=pass header.from=${STAFF_DOMAIN}; dkim=pass header.d=${chance.pick(NEIGHBOURS)}`,
  })),
  spoofs('spoof, neighbour signs (own check)', 'S03', ({ chance }) => ({ signed: chance.pick(NEIGHBOURS) })),
  spoofs('spoof, a domain that looks like it', 'S15', ({ chance }) => ({ stamped: chance.pick(ALIKE) })),
  spoofs('SPF and DMARC pass, no signature', 'S21', ({ chance }) => ({
    results: chance.pick([
      `spf=pass smtp.mailfrom=${STAFF_DOMAIN}; dmarc=pass header.from=${STAFF_DOMAIN}; dkim=none`,
      `spf=pass smtp.mailfrom=mori@${STAFF_DOMAIN}`,
      `dmarc=pass header.from=${STAFF_DOMAIN}`,
      `dkim=none header.d=${STAFF_DOMAIN}; auth=pass smtp.auth=mori`,
    ]),
  })),
  spoofs('a signature that fails, is neutral or unknown', 'S18', ({ chance }) => {
    const word = chance.pick([
      'fail',
      'neutral',
      'temperror',
      'permerror',
      'policy',
      'none',
      'hardfail',
      'passed',
      'pas',
    ]);
    return { results: `dkim=${word} header.d=${STAFF_DOMAIN}; spf=pass smtp.mailfrom=${STAFF_DOMAIN}` };
  }),
  spoofs('words in comments and reasons of the findings', 'S07', ({ chance }) => ({
    results: chance.pick([
      `dkim=pass (header.d=${STAFF_DOMAIN}) header.d=evil.example`,
      `dkim=fail (dkim=pass header.d=${STAFF_DOMAIN}) header.d=evil.example`,
      `dkim=fail reason="; dkim=pass header.d=${STAFF_DOMAIN}" header.d=evil.example`,
      `spf=fail smtp.mailfrom="a; dkim=pass header.d=${STAFF_DOMAIN}; "@evil.example`,
      `dkim=pass header.d=evil.example header.s="s; dkim=pass header.d=${STAFF_DOMAIN}"`,
      `dkim=pass header.d=evil.example header.i=${STAFF_DOMAIN}@evil.example`,
      `dkim=pass header.d=evil.example (i=@${STAFF_DOMAIN})`,
      `dkim=pass header.d=evil.example header.b="header.d=${STAFF_DOMAIN}"`,
      `dkim=pass x.d=${STAFF_DOMAIN}; dmarc=pass header.d=${STAFF_DOMAIN}`,
      `spf=pass header.d=${STAFF_DOMAIN}`,
      `dkim=pass header.d=evil.example header.d=${STAFF_DOMAIN}`,
      `dkim-atps=pass header.d=${STAFF_DOMAIN}; x-dkim=pass header.d=${STAFF_DOMAIN}`,
    ]),
  })),
  marked('marks of another system: it is internal', 'S22', [
    ['X-MS-Exchange-Organization-AuthAs', 'Internal'],
    ['X-MS-Exchange-Organization-SCL', '-1'],
    ['X-MS-Exchange-CrossTenant-AuthAs', 'Internal'],
    ['X-Google-DKIM-Signature', `v=1; a=rsa-sha256; d=${STAFF_DOMAIN}; s=s1; h=from; bh=AAAA; b=AAAA`],
    ['X-Authenticated-Sender', 'mori@staff.desk.example'],
    ['X-Spam-Status', `No, tests=DKIM_VALID_AU ${STAFF_DOMAIN}`],
    ['Received-SPF', `pass (domain of ${STAFF_DOMAIN} designates 192.0.2.7)`],
  ]),
  marked('a sealed chain that vouches', 'S08', [
    ['ARC-Authentication-Results', `i=1; mx.desk.example; dkim=pass header.d=${STAFF_DOMAIN}; dmarc=pass`],
    ['ARC-Seal', 'i=1; a=rsa-sha256; t=1780448400; cv=none; d=evil.example; s=s1; b=AAAA'],
    ['ARC-Message-Signature', `i=1; a=rsa-sha256; d=${STAFF_DOMAIN}; s=s1; h=from:subject; bh=AAAA; b=AAAA`],
  ]),
  marked('other fields that name the decider', 'S13', [
    ['Sender', 'mori@staff.desk.example'],
    ['Resent-From', 'mori@staff.desk.example'],
    ['X-Original-From', 'mori@staff.desk.example'],
    ['Return-Path', '<mori@staff.desk.example>'],
    ['Disposition-Notification-To', 'mori@staff.desk.example'],
  ]),
  marked('a signature made of words', 'S18', [
    ['DKIM-Signature', `v=1; a=rsa-sha256; d=${STAFF_DOMAIN}; s=s1; h=from; bh=AAAA; b=AAAA`],
    ['DKIM-Signature', `v=1; a=rsa-sha256; d=${STAFF_DOMAIN}; s=none; h=; l=0; bh=; b=`],
    ['DKIM-Signature', `v=1; a=rsa-sha1; d=${STAFF_DOMAIN}; d=evil.example; s=s1; h=from; bh=AAAA; b=AAAA`],
    ['DKIM-Signature', `d=${STAFF_DOMAIN}`],
  ]),
  {
    name: 'knows only a Message-ID of ours',
    row: 'S23',
    forge: (attack) => {
      const draft = orderTo(someAim(attack), attack, { to: 'desk@desk.example' });
      return { draft, origin: nobodysOrigin(attack) };
    },
  },
  {
    name: 'knows only names and the ticket number',
    row: 'S23',
    forge: (attack) => {
      const draft = orderTo(someAim(attack), attack, { to: 'desk@desk.example', references: [], quotes: false });
      return { draft, origin: nobodysOrigin(attack) };
    },
  },
];
