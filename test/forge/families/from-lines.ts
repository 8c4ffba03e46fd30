/** From lines that two readers read in two ways, signed by the forger’s own domain (threats S09–S16). */
import { type Attack, type Family, type Forged, orderTo, someAim } from '../attack.ts';
import { type Field, withField, withLines } from '../draft.ts';
import { type Origin, STAFF_DOMAIN } from '../transport.ts';

/** Who writes: a stranger who signs as himself, or somebody else in the decider's own mail system. */
interface Writer {
  readonly address: string;
  readonly origin: Origin;
}

const STRANGER: Writer = { address: 'eve@evil.example', origin: { stamped: 'evil.example' } };
const UNSIGNED: Writer = { address: 'eve@evil.example', origin: {} };
const COLLEAGUE: Writer = { address: `intern@${STAFF_DOMAIN}`, origin: { stamped: STAFF_DOMAIN } };

function someWriter({ chance }: Attack): Writer {
  return chance.pick([STRANGER, STRANGER, UNSIGNED, COLLEAGUE, COLLEAGUE]);
}

interface Names {
  readonly staff: string;
  readonly local: string;
  readonly domain: string;
  readonly writer: string;
}
type Values = (names: Names) => readonly string[];

/** The value of the From line, by the address that it pretends to be and the one that it is. */
function written(name: string, row: string, values: Values): Family {
  return {
    name,
    row,
    forge: (attack): Forged => {
      const aim = someAim(attack);
      const { address, origin } = someWriter(attack);
      const staff = aim.held.letter.to;
      const [local = '', domain = ''] = staff.split('@');
      const from = attack.chance.pick(values({ staff, local, domain, writer: address }));
      return { draft: withField(orderTo(aim, attack), 'From', from), origin };
    },
  };
}

/** A plain From of the writer, and further lines on top or at the end. */
function lines(name: string, row: string, make: (staff: string, attack: Attack) => readonly Field[]): Family {
  return {
    name,
    row,
    forge: (attack) => {
      const aim = someAim(attack);
      const { address, origin } = someWriter(attack);
      const draft = withField(orderTo(aim, attack), 'From', address);
      const where = attack.chance.pick(['top', 'end'] as const);
      return { draft: withLines(draft, where, ...make(aim.held.letter.to, attack)), origin, frozen: true };
    },
  };
}

export const FROM_LINES: readonly Family[] = [
  written('two addresses', 'S11', ({ staff, writer }) => [
    `${staff}, ${writer}`,
    `${writer}, ${staff}`,
    `<${staff}> <${writer}>`,
    `${writer} ${staff}`,
  ]),
  written('groups', 'S11', ({ staff, writer }) => [
    `Staff: ${staff};`,
    `Staff: ${writer}, ${staff};`,
    `undisclosed:; ${staff}`,
    `a: b: ${staff};;`,
  ]),
  written('routes', 'S11', ({ staff, writer }) => [
    `<@evil.example:${staff}>`,
    `<@evil.example,@mail.example:${staff}>`,
    `<${writer}:${staff}>`,
  ]),
  written('comments', 'S11', ({ staff, local, domain, writer }) => [
    `${writer} (${staff})`,
    `(${staff}) ${writer}`,
    `${local}(@evil.example)@${domain}`,
    `${local}@(evil.example)${domain}`,
    `${staff}(${writer}`,
    `((${staff}) ${writer})`,
    `${staff} (x\\) <${writer}>`,
  ]),
  written('quoted and literal parts', 'S11', ({ staff, local, domain, writer }) => [
    `"${staff}" <${writer}>`,
    `"${local}"@${domain}`,
    `"${writer}"@${domain}`,
    `"${staff}\\" <${staff}>" <${writer}>`,
    `${local}@[${domain}]`,
    `${local}@${domain}@evil.example`,
    `${local}@evil.example@${domain}`,
  ]),
  written('names that show an address', 'S13', ({ staff, writer }) => [
    `"${staff}" <${writer}>`,
    `${staff} <${writer}>`,
    `=?utf-8?b?${Buffer.from(staff).toString('base64')}?= <${writer}>`,
    `"${staff}> via" <${writer}>`,
  ]),
  written('addresses out of encoded words', 'S12', ({ staff, local, domain, writer }) => [
    `=?utf-8?q?=3C${local}=40${domain}=3E?=`,
    `=?utf-8?b?${Buffer.from(`<${staff}>`).toString('base64')}?= <${writer}>`,
    `=?utf-8?q?${local}=40${domain}=2C?= <${writer}>`,
    `<=?utf-8?q?${local}?=@${domain}>`,
    `=?utf-8?b?${Buffer.from(`${staff}\0`).toString('base64')}?=`,
  ]),
  written('letters that look alike', 'S14', ({ staff, local, domain }) => [
    staff.replace('o', '\u043e').replace('e', '\u0435'),
    `${local}\uff20${domain}`,
    `${local}@${domain.replace('.', '\u3002')}`,
    `${local}@${domain.replaceAll('.', '\uff0e')}`,
    `\u202e${staff}`,
    `${local}\u200d@${domain}`,
    `${local}\u00ad@${domain}`,
    staff.normalize('NFKC').replace('s', '\uff53'),
    `${local}@xn--staff-desk-xyz.example`,
  ]),
  written('suffixes and prefixes', 'S15', ({ staff, local, domain }) => [
    `${local}@evil-${domain}`,
    `${local}@${domain}.evil.example`,
    `${local}@${domain}.`,
    `${local}.@${domain}`,
    `${local}+x@${domain}`,
    `x${staff}`,
    `${local}@x${domain}`,
    `${local}@desk.example`,
    `${local}@students.desk.example`,
  ]),
  written('broken and empty ones', 'S10', ({ staff }) => [
    '',
    '<>',
    `<${staff}`,
    `${staff}>`,
    `\\${staff}`,
    `${staff};`,
    `, ${staff}`,
    `${staff}\u0000`,
    `mailto:${staff}`,
  ]),
  lines('a second From', 'S09', (staff, { chance }) => [
    [chance.pick(['From', 'from', 'FROM', 'fRoM']), chance.pick([staff, 'eve@evil.example'])],
  ]),
  lines('a From with a mark before its colon', 'S10', (staff, { chance }) => [
    [chance.pick(['From ', 'From\t', 'From\u00a0', '\u0000From', '\ufeffFrom', 'Fr\u043em']), staff],
  ]),
  lines('a From in a line that goes on', 'S10', (staff, { chance }) => [
    ['X-Note', `x${chance.pick(['\r\n ', '\r\n\t', '\n', '\r', '\u0000', '\u2028', '\r\n \r\n '])}From: ${staff}`],
  ]),
  lines('a field that must be single, twice', 'S09', (_staff, { chance }) => [
    [
      chance.pick(['Subject', 'DATE', 'Message-ID', 'to', 'Content-Type', 'MIME-Version', 'In-Reply-To', 'References']),
      'x',
    ],
  ]),
  lines('a line without a colon', 'S10', (staff, { chance }) => [
    ['', chance.pick([`From ${staff}`, 'no colon', '   ', `: ${staff}`, `>From: ${staff}`])],
  ]),
  lines('Reply-To names the decider', 'S16', (staff) => [['Reply-To', staff]]),
];
