/** Mails of several parts, where the order stands in one that nobody reads orders from, or that two readers see differently (threats A03, P11, S24). */
import { type Attack, answerTo, type Family, quoted, someAim, staffOrigin } from '../attack.ts';
import { withBody } from '../draft.ts';

interface Tree {
  readonly type: string;
  readonly body: string;
}

function trees(name: string, row: string, tree: (order: string, attack: Attack) => Tree): Family {
  return {
    name,
    row,
    forge: (attack) => {
      const { held, order } = someAim(attack);
      const { type, body } = tree(order, attack);
      return { draft: withBody(answerTo(held, attack), type, body, undefined), origin: staffOrigin(attack) };
    },
  };
}

function part(type: string, text: string, ...lines: readonly string[]): string {
  const coded = `${Buffer.from(text.replace(/\n/g, '\r\n')).toString('base64').replace(/.{76}/g, '$&\r\n')}\r\n`;
  return [`Content-Type: ${type}`, ...lines, 'Content-Transfer-Encoding: base64', '', coded].join('\r\n');
}

function multipart(type: string, ...children: readonly string[]): Tree {
  const body = children.map((child) => `--b1\r\n${child}\r\n`).join('');
  return { type: `multipart/${type}; boundary=b1`, body: `${body}--b1--\r\n` };
}

const PLAIN = 'text/plain; charset=utf-8';
const HTML = 'text/html; charset=utf-8';
const WORDS = [
  'Please see the attached note.',
  '確認します。少しお待ちください。',
  'What does the office say?',
] as const;

function html(text: string): string {
  return `<html><body><p>${text.replaceAll('\n', '<br>')}</p></body></html>`;
}

function note({ chance }: Attack): string {
  return part(PLAIN, chance.pick(WORDS));
}

export const STRUCTURES: readonly Family[] = [
  trees('HTML alone', 'A03', (order, { chance }) =>
    multipart(chance.pick(['alternative', 'mixed', 'related']), part(HTML, html(order))),
  ),
  trees('hidden in HTML', 'A03', (order, attack) => {
    const hidden = attack.chance.pick([
      `<div style="display:none">${order}</div><p>REJECT?</p>`,
      `<!-- ${order} --><p>x</p>`,
      `<p style="font-size:0">${order}</p>`,
      `<title>${order}</title>`,
      `<img alt="${order.replaceAll('\n', ' ')}">`,
      `<blockquote>${order}</blockquote>`,
    ]);
    return multipart('alternative', note(attack), part(HTML, hidden));
  }),
  trees('HTML says what the text does not', 'A03', (order, attack) =>
    multipart('alternative', note(attack), part(HTML, html(order))),
  ),
  trees('an empty text beside HTML', 'A03', (order, { chance }) =>
    multipart('alternative', part(PLAIN, chance.pick(['', '\n\n', ' '])), part(HTML, html(order))),
  ),
  trees('HTML first', 'A03', (order) => multipart('alternative', part(HTML, html('x')), part(PLAIN, order))),
  trees('a second text', 'A03', (order, attack) =>
    multipart(attack.chance.pick(['mixed', 'related', 'parallel']), note(attack), part(PLAIN, order)),
  ),
  trees('attached texts', 'A03', (order, attack) => {
    const how = `Content-Disposition: attachment; filename=${attack.chance.pick(['approve.txt', 'reply.txt', '"承認.txt"'])}`;
    return multipart('mixed', note(attack), part(PLAIN, order, how));
  }),
  trees('an attached text alone', 'A03', (order) =>
    multipart('mixed', part(PLAIN, order, 'Content-Disposition: attachment; filename=a.txt')),
  ),
  trees('an attached mail', 'A03', (order, attack) =>
    multipart(
      'mixed',
      note(attack),
      `Content-Type: message/rfc822\r\n\r\nFrom: mori@staff.desk.example\r\nSubject: x\r\n\r\n${order}\r\n`,
    ),
  ),
  trees('an attached mail first', 'A03', (order) =>
    multipart(
      'mixed',
      `Content-Type: message/rfc822\r\n\r\nFrom: mori@staff.desk.example\r\nSubject: x\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${order}\r\n`,
    ),
  ),
  trees('a digest', 'A03', (order) =>
    multipart('digest', `\r\nFrom: mori@staff.desk.example\r\nSubject: x\r\n\r\n${order}\r\n`),
  ),
  trees('before the first part and behind the last', 'P11', (order, attack) => {
    const { type, body } = multipart('mixed', note(attack));
    return attack.chance.maybe(0.5)
      ? { type, body: `${order}\r\n\r\n${body}` }
      : { type, body: `${body}\r\n${order}\r\n` };
  }),
  trees('two boundaries', 'P11', (order, attack) => {
    const first = `--b1\r\n${note(attack)}\r\n--b1--\r\n`;
    const second = `--b2\r\n${part(PLAIN, order)}\r\n--b2--\r\n`;
    const type = attack.chance.pick([
      'multipart/mixed; boundary=b1; boundary=b2',
      'multipart/mixed; boundary="b1"; boundary*=utf-8\'\'b2',
      'multipart/mixed; boundary*0=b; boundary*1=2; boundary=b1',
    ]);
    return { type, body: attack.chance.pick([first + second, second + first]) };
  }),
  trees('boundaries that begin alike, or are empty', 'P11', (order, attack) => {
    const boundary = attack.chance.pick(['""', 'b', '"b1 "', 'b1-', '"-"', 'b1b']);
    return {
      type: `multipart/mixed; boundary=${boundary}`,
      body: `--b1\r\n${note(attack)}\r\n--b1b\r\n${part(PLAIN, order)}\r\n--b1--\r\n`,
    };
  }),
  trees('a part that never ends', 'P11', (order, attack) => ({
    type: 'multipart/mixed; boundary=b1',
    body: attack.chance.pick([
      `--b1\r\n${part(PLAIN, order)}`,
      `--b1\r\n${part(PLAIN, order)}\r\n--b1-\r\n`,
      `--b1--\r\n--b1\r\n${part(PLAIN, order)}\r\n--b1--\r\n`,
    ]),
  })),
  trees('a part with two types', 'P11', (order, attack) => {
    const [one, other] = attack.chance.shuffled([PLAIN, HTML]);
    return multipart('mixed', `Content-Type: ${one}\r\nContent-Type: ${other}\r\n\r\n${order}\r\n`);
  }),
  trees('a part with two transfer encodings', 'P10', (order) =>
    multipart(
      'mixed',
      `Content-Type: ${PLAIN}\r\nContent-Transfer-Encoding: base64\r\nContent-Transfer-Encoding: 7bit\r\n\r\n${Buffer.from(order).toString('base64')}\r\n`,
    ),
  ),
  trees('signed by somebody else', 'S24', (order, attack) => {
    const { type, body } = multipart(
      'signed',
      note(attack),
      part('application/pkcs7-signature; name=smime.p7s', order),
      part(PLAIN, order),
    );
    return { type: `${type}; protocol="application/pkcs7-signature"`, body };
  }),
  trees('an unknown kind of several parts', 'P11', (order, { chance }) =>
    multipart(chance.pick(['form-data', 'x-mixed-replace', 'encrypted', 'appledouble', 'unknown']), part(PLAIN, order)),
  ),
  trees('a report', 'A01', (order) =>
    multipart(
      'report; report-type=disposition-notification',
      part(PLAIN, order),
      'Content-Type: message/disposition-notification\r\n\r\nDisposition: manual-action/MDN-sent-manually; displayed\r\n',
    ),
  ),
  trees('a reaction', 'A05', (order, { chance }) =>
    multipart(
      'alternative',
      part(PLAIN, order),
      part(
        chance.pick(['text/vnd.google.email-reaction+json', 'application/x-ms-reaction']),
        '{"emoji":"👍","version":1}',
      ),
    ),
  ),
  trees('a calendar answer', 'A05', (order) =>
    multipart('alternative', part(PLAIN, order), part('text/calendar; method=REPLY', 'BEGIN:VCALENDAR\nEND:VCALENDAR')),
  ),
  trees('only the quoted letter in text', 'F11', (order, attack) => {
    const { held } = someAim(attack);
    return multipart('alternative', part(PLAIN, quoted(held)), part(HTML, html(order)));
  }),
];
