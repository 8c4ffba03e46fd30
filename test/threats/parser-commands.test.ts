/** Threats P09 to P11: a proven answer with a live token whose bytes can be read in more ways than one commands nothing. */
import { expect } from 'chai';
import Encoding from 'encoding-japanese';
import { type Letter, MORI } from '../journey/desk-in-memory.ts';
import { everyTicket, type Waiting, waitingDesk } from './desk-under-attack.ts';

const COMMANDS = 'SET revoked_on 2026-04-01\r\nAPPROVE\r\n';
const BASE64 = Buffer.from(COMMANDS).toString('base64');

interface Answer {
  readonly what: string;
  readonly headers: readonly string[];
  readonly body: string | Buffer;
}

function answerTo(letter: Letter, { headers, body }: Answer, number: number): Buffer {
  const head = [
    'Authentication-Results: mx.desk.example; dkim=pass header.d=staff.desk.example',
    `From: ${MORI}`,
    `To: ${letter.mail.replyTo?.value[0]?.address}`,
    `Subject: Re: ${/\[CDS-[^\]]+\]/.exec(letter.subject)?.[0]} ${number}`,
    'Date: Wed, 03 Jun 2026 10:00:00 +0900',
    `Message-ID: <answer.${number}@staff.desk.example>`,
    `In-Reply-To: ${letter.mail.messageId}`,
    'MIME-Version: 1.0',
    ...headers,
    '',
    '',
  ].join('\r\n');
  return Buffer.concat([Buffer.from(head), Buffer.isBuffer(body) ? body : Buffer.from(body, 'latin1')]);
}

function plain(charset: string): string[] {
  return [`Content-Type: text/plain; charset=${charset}`, 'Content-Transfer-Encoding: 8bit'];
}

function encoded(how: string): string[] {
  return ['Content-Type: text/plain; charset=utf-8', `Content-Transfer-Encoding: ${how}`];
}

function bytes(...values: readonly (number | string)[]): Buffer {
  return Buffer.concat(values.map((value) => (typeof value === 'string' ? Buffer.from(value) : Buffer.from([value]))));
}

const PARTS = 'Content-Type: multipart/mixed; boundary=b';
const TEXT = `Content-Type: text/plain\r\n\r\n${COMMANDS}`;

const P09: readonly Answer[] = [
  { what: 'UTF-7', headers: plain('utf-7'), body: 'SET revoked_on 2026-04-01\r\n+AEEAUABQAFIATwBWAEU-\r\n' },
  { what: 'UTF-7 by an alias', headers: plain('unicode-1-1-utf-7'), body: COMMANDS },
  { what: 'UTF-16 with no mark', headers: plain('utf-16'), body: Buffer.from(COMMANDS, 'utf16le') },
  { what: 'UTF-16BE', headers: plain('utf-16be'), body: Buffer.from(COMMANDS, 'utf16le').swap16() },
  { what: 'UTF-32', headers: plain('utf-32'), body: COMMANDS },
  { what: 'a set that nobody knows', headers: plain('x-invented'), body: COMMANDS },
  { what: 'a name that is a property', headers: plain('__proto__'), body: COMMANDS },
  { what: 'UTF-8 with a byte that is none', headers: plain('utf-8'), body: bytes(COMMANDS, 0xff) },
  {
    what: 'overlong UTF-8',
    headers: plain('utf-8'),
    body: bytes('SET revoked_on 2026-04-01\r\n', 0xc1, 0x81, 'PPROVE'),
  },
  {
    what: 'Shift_JIS whose lead byte eats the line end',
    headers: plain('shift_jis'),
    body: bytes('APPROVE', 0x82, '\r\n'),
  },
  { what: 'EUC-JP whose lead byte eats the line end', headers: plain('euc-jp'), body: bytes('APPROVE', 0xa4, '\r\n') },
  {
    what: 'ISO-2022-JP with an escape that nobody knows',
    headers: plain('iso-2022-jp'),
    body: bytes(COMMANDS, 0x1b, '$Z!!'),
  },
  {
    what: 'ISO-2022-JP with half a character',
    headers: plain('iso-2022-jp'),
    body: bytes('APPROVE\r\n', 0x1b, '$B>', 0x1b, '(B'),
  },
  { what: 'US-ASCII with eight bits', headers: plain('us-ascii'), body: bytes(COMMANDS, 0xe9) },
  { what: 'NUL between the letters', headers: plain('utf-8'), body: bytes('APP', 0, 'ROVE') },
];

const P10: readonly Answer[] = [
  {
    what: 'base64 with other characters in it',
    headers: encoded('base64'),
    body: `${BASE64.slice(0, 8)}!*${BASE64.slice(8)}`,
  },
  { what: 'base64 of base64', headers: encoded('base64'), body: Buffer.from(BASE64).toString('base64') },
  { what: 'base64 that goes on after its end', headers: encoded('base64'), body: `QQ==${BASE64}` },
  { what: 'base64 that is cut', headers: encoded('base64'), body: BASE64.slice(0, -3) },
  { what: 'quoted-printable with a bare =', headers: encoded('quoted-printable'), body: `A=ZZ\r\n${COMMANDS}` },
  {
    what: 'quoted-printable with eight bits',
    headers: encoded('quoted-printable'),
    body: bytes(COMMANDS, 0xe3, 0x81, 0x82),
  },
  { what: 'quoted-printable of quoted-printable', headers: encoded('quoted-printable'), body: 'APP=3D=0D=0AROVE' },
  { what: 'an encoding that nobody knows', headers: encoded('x-uuencode'), body: COMMANDS },
  { what: 'two encodings in one line', headers: encoded('7bit, base64'), body: COMMANDS },
  {
    what: 'two lines of encodings',
    headers: [...encoded('7bit'), 'Content-Transfer-Encoding: base64'],
    body: COMMANDS,
  },
];

const P11: readonly Answer[] = [
  { what: 'two Content-Types', headers: [...plain('utf-8'), 'Content-Type: text/html'], body: COMMANDS },
  { what: 'no boundary', headers: ['Content-Type: multipart/mixed'], body: `--b\r\n${TEXT}\r\n--b--` },
  { what: 'an empty boundary', headers: ['Content-Type: multipart/mixed; boundary=""'], body: `--\r\n${TEXT}\r\n----` },
  { what: 'two boundaries', headers: [`${PARTS}; boundary=c`], body: `--b\r\n${TEXT}\r\n--b--` },
  { what: 'a boundary that stands nowhere', headers: [PARTS], body: COMMANDS },
  { what: 'no closing boundary', headers: [PARTS], body: `--b\r\n${TEXT}` },
  { what: 'parts after the end', headers: [PARTS], body: `--b\r\n${TEXT}\r\n--b--\r\n--b\r\n${TEXT}\r\n--b--` },
  { what: 'commands in the preamble', headers: [PARTS], body: `${COMMANDS}\r\n--b\r\n\r\nhello\r\n--b--` },
  { what: 'commands in the epilogue', headers: [PARTS], body: `--b\r\n\r\nhello\r\n--b--\r\n${COMMANDS}` },
  {
    what: 'the boundary of the outer part inside',
    headers: [PARTS],
    body: `--b\r\n${PARTS}\r\n\r\n--b\r\n${TEXT}\r\n--b--`,
  },
  { what: 'a part whose header is none', headers: [PARTS], body: `--b\r\nAPPROVE\r\n${TEXT}\r\n--b--` },
  { what: 'a text of two types', headers: [PARTS], body: `--b\r\nContent-Type: text/html\r\n${TEXT}\r\n--b--` },
  {
    what: 'a boundary in an encoded word',
    headers: ['Content-Type: multipart/mixed; boundary="=?utf-8?q?b?="'],
    body: `--b\r\n${TEXT}\r\n--b--`,
  },
  { what: 'a partial mail', headers: ['Content-Type: message/partial; id=a; number=1; total=1'], body: TEXT },
];

describe('A proven answer whose bytes are ambiguous', () => {
  let waiting: Waiting;
  let number = 0;
  const answer = (one: Answer) => {
    number += 1;
    return waiting.desk.receiveRaw(answerTo(waiting.staff, one, number));
  };
  before(async () => {
    waiting = await waitingDesk();
  });
  after(() => waiting.desk.close());

  for (const [id, answers] of [
    ['P09', P09],
    ['P10', P10],
    ['P11', P11],
  ] as const) {
    for (const one of answers) {
      it(`${id}: ${one.what}: commands nothing`, async () => {
        const before = await everyTicket(waiting.desk);
        await answer(one);
        expect(await everyTicket(waiting.desk)).to.equal(before);
      });
    }
  }
});

describe('A proven answer whose bytes are what they say', () => {
  let waiting: Waiting;
  // An answer that is obeyed uses up the token it came to.
  beforeEach(async () => {
    waiting = await waitingDesk();
  });
  afterEach(() => waiting.desk.close());
  const answer = (one: Answer) => waiting.desk.receiveRaw(answerTo(waiting.staff, one, 1));
  const ticket = async () => (await waiting.desk.desk.store.tickets())[0];

  const SETS = { 'utf-8': 'UTF8', 'iso-2022-jp': 'JIS', shift_jis: 'SJIS', 'euc-jp': 'EUCJP' } as const;
  for (const [charset, to] of Object.entries(SETS)) {
    it(`P09: Japanese as programs write it, in ${charset}, is obeyed`, async () => {
      const text = Encoding.stringToCode('訂正 失効日 2026-04-01\r\n承認\r\n');
      const body = Buffer.from(Encoding.convert(text, { from: 'UNICODE', to }));
      expect(await answer({ what: charset, headers: plain(charset), body })).to.include({ verdict: 'accepted' });
      expect((await ticket())?.state).to.equal('approved');
    });
  }

  const SOUND: readonly Answer[] = [
    { what: 'base64', headers: encoded('base64'), body: BASE64 },
    { what: 'quoted-printable', headers: encoded('quoted-printable'), body: COMMANDS.replace('S', '=53') },
    { what: 'the first of two parts', headers: [PARTS], body: `--b\r\n${TEXT}\r\n--b\r\n\r\nhello\r\n--b--\r\n` },
  ];
  for (const one of SOUND) {
    it(`P10 and P11, the control: ${one.what} is obeyed`, async () => {
      expect(await answer(one)).to.include({ verdict: 'accepted' });
      expect((await ticket())?.state).to.equal('approved');
    });
  }
});
