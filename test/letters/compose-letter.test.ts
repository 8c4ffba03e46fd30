/** The bytes of a letter: what they say about themselves, and the same bytes however often they are made. */
import { expect } from 'chai';
import { simpleParser } from 'mailparser';
import { composeLetter, outboxId } from '../../src/letters/compose-letter.ts';
import { SAMPLE_NOW } from '../../src/letters/samples/sample-tickets.ts';
import { ALWAYS, composing, headerNames, keys, letter, TOKEN } from './composing.ts';
import { desk } from './our-letters.ts';

describe('Composing a letter', () => {
  it('gives a mail that says it is a machine’s, with the desk as its sender', async () => {
    const { bytes, subject } = composeLetter(letter(), composing());
    const mail = await simpleParser(bytes);
    expect(mail.from?.value).to.deep.equal([{ name: desk.name.ja, address: desk.address }]);
    expect(mail.subject).to.equal(subject);
    expect(mail.headers.get('auto-submitted')).to.equal('auto-replied');
    expect(mail.headers.get('x-auto-response-suppress')).to.equal('DR, RN, NRN, OOF, AutoReply');
    expect(mail.date?.toISOString()).to.equal(SAMPLE_NOW);
    expect(mail.text).to.include('貴窓口からのご依頼ではない');
    expect(headerNames(bytes)).to.deep.equal(ALWAYS);
  });

  it('keeps to lines a mail server takes: CRLF, and none over 998 octets', () => {
    for (const language of ['ja', 'en', 'both'] as const) {
      const lines = composeLetter(letter({ language }), composing()).bytes.toString('latin1').split('\r\n');
      expect(lines.every((line) => line.length <= 998 && !/[\r\n]/.test(line))).to.equal(true);
    }
  });

  it('makes the same bytes and the same Message-ID every time, and others for another occasion', () => {
    const [once, again, other] = [letter(), letter(), letter({ occasion: 'r2' })].map((one) =>
      composeLetter(one, composing()),
    );
    expect(once?.bytes.equals(again?.bytes ?? Buffer.alloc(0))).to.equal(true);
    expect(once?.messageId).to.match(/^<o\.[a-z2-7]{26}@desk\.example>$/);
    expect(other?.messageId).to.not.equal(once?.messageId);
  });

  it('makes a Message-ID that nobody can make without the key', () => {
    const other = composing({ keys: { ...keys, messageId: Buffer.alloc(32, 3) } });
    expect(composeLetter(letter(), other).messageId).to.not.equal(composeLetter(letter(), composing()).messageId);
  });

  it('is known in the outbox by purpose, ticket, occasion and recipient', () => {
    expect(outboxId(letter({ to: 'Kyomu@Samples.example' }))).to.equal(
      'denied:CDS-2026-0042-K:once:kyomu@samples.example',
    );
    expect(outboxId(letter({ ticket: null }))).to.equal('denied:desk:once:kyomu@samples.example');
  });

  describe('that grants possession', () => {
    const granted = () => composeLetter(letter({ possession: { revision: 3 } }), composing());

    it('carries its token in Reply-To, and nowhere else', async () => {
      const { bytes, token, tokenExpiresAt, revision, envelopeFrom } = granted();
      const mail = await simpleParser(bytes);
      expect(mail.replyTo?.value[0]?.address).to.equal(`desk+t${TOKEN}@desk.example`);
      expect({ token, tokenExpiresAt, revision }).to.deep.equal({
        token: TOKEN,
        tokenExpiresAt: '2026-06-17T01:12:00.000Z',
        revision: 3,
      });
      expect(bytes.toString('latin1').split(TOKEN).length).to.equal(2);
      expect(mail.text).to.not.include(TOKEN);
      expect(envelopeFrom).to.not.include(TOKEN);
    });

    it('has no token where the mailbox does not take plus-addresses', () => {
      const { bytes, token, tokenExpiresAt } = composeLetter(
        letter({ possession: { revision: 3 } }),
        composing({ desk: { ...desk, subaddress: false } }),
      );
      expect({ token, tokenExpiresAt }).to.deep.equal({ token: null, tokenExpiresAt: null });
      expect(headerNames(bytes)).to.not.include('reply-to');
    });
  });

  it('that grants none has no token, even when there is one', () => {
    const { bytes, token } = composeLetter(letter(), composing());
    expect(token).to.equal(null);
    expect(bytes.toString('latin1')).to.not.include(TOKEN);
  });

  it('sends bounces to a keyed address, or to the desk where the server wants it plain', () => {
    expect(composeLetter(letter(), composing()).envelopeFrom).to.match(/^desk\+b[a-z2-7]{26}@desk\.example$/);
    expect(composeLetter(letter(), composing({ smtpEnvelope: 'plain' })).envelopeFrom).to.equal('desk@desk.example');
  });

  it('threads: the letters of a ticket name one thread, and an answer names the mail it answers', async () => {
    const answer = await simpleParser(
      composeLetter(letter({ answers: '<question@mailbox.example>' }), composing()).bytes,
    );
    const later = await simpleParser(composeLetter(letter({ occasion: 'r2' }), composing()).bytes);
    const [thread, question] = [answer.references].flat();
    expect(answer.inReplyTo).to.equal('<question@mailbox.example>');
    expect(question).to.equal('<question@mailbox.example>');
    expect([later.references].flat()).to.deep.equal([thread]);
    expect(thread).to.match(/^<t\.[a-z2-7]{26}@desk\.example>$/);
  });

  it('in both languages has one number, Japanese first, and both texts, which it says at the top', async () => {
    const { subject, bytes } = composeLetter(letter({ language: 'both' }), composing());
    expect(subject).to.match(/^\[CDS-2026-0042-K\] .+終了しました \/ We have closed/);
    expect(subject.split('CDS-').length).to.equal(2);
    expect(bytes.length).to.be.greaterThan(composeLetter(letter(), composing()).bytes.length);
    const { text = '' } = await simpleParser(bytes);
    expect(text.indexOf('An English version of this letter follows')).to.be.lessThan(text.indexOf('貴窓口'));
    expect(text.indexOf('====')).to.be.greaterThan(text.indexOf('貴窓口'));
  });
});
