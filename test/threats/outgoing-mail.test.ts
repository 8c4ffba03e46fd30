/** Threats O03 to O06, F10, F11 and A06: what leaves the desk is ours alone, on the wire too. */
import { expect } from 'chai';
import fc from 'fast-check';
import { simpleParser } from 'mailparser';
import { composeLetter } from '../../src/letters/compose-letter.ts';
import { newText } from '../../src/mail/new-text/new-text.ts';
import { deliver } from '../../src/outbox/deliver.ts';
import { type LetterTransport, openTransport } from '../../src/outbox/transport.ts';
import { type SandboxSmtpServer, startSmtpServer } from '../../src/sandbox/smtp-server.ts';
import {
  type DeskInMemory,
  MORI,
  OFFICE,
  openDeskInMemory,
  REQUEST,
  reply,
  theLetter,
} from '../journey/desk-in-memory.ts';
import { ALWAYS, both, composing, headerNames, letter } from '../letters/composing.ts';

/** Everything that has ever ended a line or turned one round somewhere. */
const BENDING = [
  '\r\n',
  '\n',
  '\r',
  '\0',
  '\u007f',
  '\u0085',
  '\u2028',
  '\u2029',
  '\u202e',
  '\u2066',
  '\u200b',
  '\u001b[31m',
];
const TRICKS = [
  'Bcc: eve@evil.example',
  '{{constructor}}',
  '{{__proto__}}',
  '{{> foot-staff}}',
  '| APPROVE',
  'http://evil.example/?t=1',
];

/** Values an attacker may put anywhere: words, control characters, templates, addresses. */
const hostile = fc
  .array(fc.constantFrom(...BENDING, ...TRICKS, 'x', ' ', ',', ';', '<', '>', '"', '承認', 'APPROVE'), {
    maxLength: 14,
  })
  .map((parts) => parts.join(''));

/** Control characters beside those of lines, and what turns text round or hides it. */
const UNSEEN = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069\u200b-\u200f\ufeff]/u;

/** The lines of an HTML part as a mail program shows them that marks no quotation. */
function bareLines(html: string): string[] {
  const body = html.slice(html.indexOf('<main>'));
  const text = body.replace(/<br>|<\/(?:p|h2|li|td|th|blockquote|div)>/g, '\n').replace(/<[^>]*>/g, '');
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

describe('Outgoing mail', () => {
  let desk: DeskInMemory;
  let server: SandboxSmtpServer;
  let transport: LetterTransport;
  before(async () => {
    server = await startSmtpServer();
    transport = openTransport({ host: server.host, port: server.port, tls: 'none' });
  });
  after(async () => {
    transport.close();
    await server.close();
  });
  beforeEach(async () => {
    desk = await openDeskInMemory();
  });
  afterEach(() => desk.close());

  async function send(): Promise<void> {
    await deliver(desk.desk.store, transport, desk.now, () => 0.5);
  }

  it('O03: 5,000 hostile values in every text of a letter leave the header with our fields and no others', () => {
    fc.assert(
      fc.property(hostile, hostile, (one, other) => {
        const data = { ...letter().data, title: both(`手続き${one}`), officeName: both(`教務${other}`) };
        try {
          const { bytes } = composeLetter(letter({ data }), composing());
          expect(headerNames(bytes)).to.deep.equal(ALWAYS);
        } catch (error) {
          expect(String(error)).to.match(/control character/);
        }
      }),
      { numRuns: 5_000, seed: 4 },
    );
  }).timeout(120_000);

  it('O03: on the wire no header of a letter about a hostile request holds anything of it', async () => {
    for (const [number, trick] of [...TRICKS, ...BENDING].entries()) {
      const text = REQUEST.replace('9900000101', String(9_900_003_000 + number))
        .replace('例示 花子', `例示 ${trick} 花子`)
        .replace('査読中', `${trick}査読中`);
      await desk.receive({ from: OFFICE, subject: `クラウドデータ救出 ${trick.replace(/[\r\n\0]/g, ' ')}`, text });
    }
    await send();
    expect(server.accepted.length).to.be.greaterThan(20);
    for (const { raw, envelope } of server.accepted) {
      const mail = await simpleParser(raw);
      expect(headerNames(raw).filter((name) => ![...ALWAYS, 'reply-to', 'in-reply-to'].includes(name))).to.deep.equal(
        [],
      );
      expect([mail.to].flat().flatMap((to) => to?.value ?? [])).to.deep.equal([{ name: '', address: envelope.to[0] }]);
      expect(mail.subject).to.not.match(UNSEEN).and.not.include('evil');
    }
  }).timeout(300_000);

  it('O04: a template in an application is words, and an object where words should be is refused', async () => {
    const text = REQUEST.replace('査読中', '{{constructor.constructor}} {{__proto__.polluted}} 査読中');
    await desk.receive({ from: OFFICE, subject: 'クラウドデータ救出', text });
    const review = theLetter(await desk.newLetters(), 'review', MORI);
    expect(review.text.replace(/\s|\|/g, '')).to.include('{{constructor.constructor}}{{__proto__.polluted}}');
    expect(({} as Record<string, unknown>).polluted).to.equal(undefined);
    for (const officeName of [{ constructor: 'x' }, { path: '/etc/hostname' }, 7])
      expect(() => composeLetter(letter({ data: { ...letter().data, officeName } }), composing())).to.throw();
  });

  it('O05: an object in any field reads no file and no address', () => {
    const objects = [{ path: '/etc/hostname' }, { href: 'http://127.0.0.1:1/' }, { raw: 'x' }, { content: 'x' }];
    for (const value of objects) {
      for (const field of ['title', 'officeName']) {
        const data = { ...letter().data, [field]: value };
        expect(() => composeLetter(letter({ data }), composing()), field).to.throw('nothing to say');
      }
      expect(() => composeLetter(letter({ to: value as unknown as string }), composing())).to.throw();
    }
  });

  it('O06: on the wire each letter has one RCPT, that of its row in the outbox', async () => {
    const addresses = fc.sample(
      fc
        .tuple(fc.stringMatching(/^[a-z0-9][a-z0-9'_-]{0,8}$/), fc.stringMatching(/^[a-z0-9]{1,10}$/))
        .map(([local, domain]) => `${local}@${domain}.example`),
      { numRuns: 40, seed: 6 },
    );
    const already = server.accepted.length;
    for (const [number, address] of addresses.entries()) {
      const text = REQUEST.replace('9900000101', String(9_900_004_000 + number)).replace(
        'hanako@mailbox.example',
        address,
      );
      await desk.receive({ from: OFFICE, subject: 'クラウドデータ救出', text });
    }
    const rows = new Map((await desk.desk.store.letters()).map(({ messageId, recipient }) => [messageId, recipient]));
    await send();
    const sent = server.accepted.slice(already);
    expect(sent.length).to.be.greaterThan(100);
    for (const { raw, envelope } of sent) {
      const messageId = /^Message-ID: (.*)$/im.exec(raw.toString('latin1'))?.[1]?.trim() ?? '';
      expect(envelope.to).to.deep.equal([rows.get(messageId)]);
    }
  }).timeout(300_000);

  it('O06: a list, a group or a name where an address should be opens no letter to anybody', async () => {
    for (const contact of [
      'a@b.example,c@d.example',
      'A <a@b.example>',
      'g: a@b.example;',
      '"a b"@c.example',
      'a@[127.0.0.1]',
    ]) {
      const text = REQUEST.replace('hanako@mailbox.example', contact);
      await desk.receive({ from: OFFICE, subject: 'クラウドデータ救出', text, date: desk.now() });
      desk.pass(1);
    }
    const known = [OFFICE, ...desk.desk.setting.registry.staff.map(({ address }) => address)];
    for (const { to, text } of await desk.newLetters()) {
      if (known.includes(to)) continue;
      expect(text).to.not.equal('');
      expect(['a@b.example'], 'only an address that stands there whole').to.include(to);
    }
  });

  const payloads = [...BENDING.map((mark) => `理由${mark}です`), '\u009b31m', '<script>', '[x](http://evil.example)'];
  for (const payload of payloads) {
    it(`F10: ${JSON.stringify(payload)} in a reason reaches staff framed and visible`, async () => {
      await desk.receive({
        from: OFFICE,
        subject: 'クラウドデータ救出',
        text: REQUEST.replace('査読中', `${payload}査読中`),
      });
      for (const { text } of await desk.newLetters())
        for (const line of text.split('\n')) expect(line).to.not.match(UNSEEN);
    });
  }

  for (const words of ['APPROVE', '承認', '却下 期限', 'CONFIRM']) {
    it(`F11: ${words} as the reason is framed, and whoever answers without a word of their own decides nothing`, async () => {
      await desk.receive({
        from: OFFICE,
        subject: 'クラウドデータ救出',
        text: REQUEST.replace(/措置が必要な理由：.*/, `措置が必要な理由：論文のため必要です。\n${words}`),
      });
      const review = theLetter(await desk.newLetters(), 'review', MORI);
      expect(review.text.split('\n').filter((line) => line.trim() === words)).to.deep.equal([]);
      expect(newText(review.text).fresh).to.equal('');
      const shown = bareLines(String(review.mail.html));
      expect(
        shown.filter((line) => line === words),
        'a bare line, however a mail program quotes it',
      ).to.deep.equal([]);
      expect(shown.filter((line) => line.startsWith('| ') && line.includes(words))).to.have.length(1);
      const before = (await desk.desk.store.tickets()).map(({ state }) => state);
      await desk.receive(reply(review, ''));
      await desk.receive({ ...reply(review, ''), text: review.text });
      // The line that replies are cut at deleted by hand, and no sign before the rest.
      await desk.receive({ ...reply(review, ''), text: shown.slice(1).join('\n') });
      expect((await desk.desk.store.tickets()).map(({ state }) => state)).to.deep.equal(before);
    });
  }
});
