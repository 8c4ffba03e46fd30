/** An office's answer: CONFIRM, DENY, a question, or words for staff. */
import { expect } from 'chai';
import { officeReply } from '../../src/kinds/office-reply/office-reply.ts';
import type { IncomingMail } from '../../src/mail/incoming-mail.ts';
import { DECIDER, OFFICE } from '../domain/given.ts';
import { answered, answeredByOffice, CONTRADICTED, known, mail, TICKET } from './what-arrives.ts';

const TO = { role: 'office', address: OFFICE };
const CONFIRMING = [
  'CONFIRM',
  'Confirmed.',
  'ＣＯＮＦＩＲＭ',
  '相違ありません',
  '相違ございません。',
  '間違いありません！',
  '当方の依頼です。',
  'お世話になっております。\n相違ありません。\nよろしくお願いいたします。',
  '確認しました。相違ありません。',
  'Dear Kim,\nCONFIRM\nBest regards',
  '内容に相違ございません。',
  '窓口ご担当者様\n\nお世話になっております。学務課の三上です。\n相違ありません。\nよろしくお願いいたします。\n\n三上 渉\nTEL 00-0000-1111',
  'お世話になっております、教務係の三上と申します。\n当方の依頼に相違ございません。\n\n三上',
];
const DENYING = [
  'DENY',
  'Not ours.',
  '依頼していません',
  '心当たりがありません。',
  'お世話になっております。\n心当たりがありません。',
  '確認しました。依頼していません。',
];
const UNCLEAR = ['確認', '確認しました', '確認しました。', '確認いたしました。よろしくお願いいたします。'];
const WORDS = [
  'CONFIRM?',
  '相違ありませんか',
  '相違あります',
  '間違いです',
  'CONFIRM\nbut the address is wrong',
  '相違ありません。ただし連絡先が変わりました。',
  '確認しました。連絡先を変更してください。',
  'CONFIRM\nDENY',
  'お世話になっております。学務課の検討中です。\n相違ありません。',
  '学務課の誤記です。\n相違ありません。',
  '三上です。\n相違ありません。',
  '学務課の三上です。\n相違ありません。\n四上 渉',
  '学務課の三上です。\n相違ありません。\n三上 不在',
  'Please call us.',
  'APPROVE',
  '承認します',
];

const PARTY = { role: 'office', address: OFFICE, token: true, seenRevision: 2 };

function read(
  text: string | null,
  knowing = known({ answered: answeredByOffice() }),
  changes: Partial<IncomingMail> = {},
) {
  const arrived = mail(text, { from: OFFICE, ...changes });
  const claim = officeReply.claims(arrived, knowing);
  expect(claim, 'claimed').not.to.equal(null);
  return officeReply.read(claim, arrived, knowing);
}

describe('an office reply', () => {
  for (const text of CONFIRMING) {
    it(`confirms: ${JSON.stringify(text)}`, () => {
      expect(read(text)).to.deep.equal({
        verdict: 'accepted',
        reason: null,
        filing: 'done',
        asks: [{ ticketId: TICKET, command: { type: 'confirm', by: OFFICE, seenRevision: 2 }, echo: 'CONFIRM' }],
        notices: [],
      });
    });
  }

  for (const text of DENYING) {
    it(`denies: ${JSON.stringify(text)}`, () => {
      expect(read(text).asks).to.deep.equal([
        { ticketId: TICKET, command: { type: 'deny', by: OFFICE }, echo: 'DENY' },
      ]);
    });
  }

  for (const text of UNCLEAR) {
    it(`gets the question back: ${JSON.stringify(text)}`, () => {
      expect(read(text)).to.deep.include({
        verdict: 'ignored',
        reason: 'confirm-unclear',
        asks: [],
        notices: [{ type: 'help', to: TO, ticketId: TICKET, word: 'confirm-unclear' }],
      });
    });
  }

  for (const text of WORDS) {
    it(`reaches staff: ${JSON.stringify(text)}`, () => {
      const reading = read(text);
      expect(reading).to.deep.include({ verdict: 'accepted', reason: 'words', filing: 'done' });
      expect(reading.asks).to.deep.equal([{ ticketId: TICKET, command: { type: 'words', party: PARTY }, echo: null }]);
      expect(reading.notices).to.deep.equal([
        { type: 'words', from: 'office', ticketId: TICKET, text, whole: true },
        { type: 'receipt', to: TO, ticketId: TICKET },
      ]);
    });
  }

  it('of nothing but our own letter gets help', () => {
    expect(read('> APPROVE')).to.deep.include({ reason: 'no-command', asks: [] });
  });

  it('of HTML alone reaches staff, who are told to look at the mail, and commands nothing', () => {
    const reading = read(null, known({ answered: answeredByOffice() }), { text: 'CONFIRM' });
    expect(reading).to.deep.include({ reason: 'words', filing: 'leave' });
    expect(reading.asks.map((ask) => 'command' in ask && ask.command.type)).to.deep.equal(['words']);
    expect(reading.notices[0]).to.deep.include({ type: 'words', text: 'CONFIRM', whole: false });
    expect(reading.notices[1]).to.deep.include({ type: 'help', word: 'no-plain-text' });
  });

  for (const text of ['WITHDRAW', '取下げ', '取り下げます。', 'キャンセル']) {
    it(`withdraws: ${text}`, () => {
      expect(read(text).asks).to.deep.equal([
        { ticketId: TICKET, command: { type: 'withdraw', party: PARTY }, echo: 'WITHDRAW' },
      ]);
    });
  }

  for (const text of ['STATUS', '状況', '進捗']) {
    it(`gets the status: ${text}`, () => {
      expect(read(text).notices).to.deep.equal([{ type: 'status', to: TO, ticketId: TICKET }]);
    });
  }

  it('confirms also when it is signed, or when something is attached; people then see the attachment', () => {
    const part = (type: string) => ({ type, name: null, disposition: 'attachment', size: 9 }) as const;
    const about = known({ answered: answeredByOffice() });
    const signed = read('CONFIRM', about, { parts: [part('application/pkcs7-signature')] });
    expect(signed.asks.map((ask) => 'command' in ask && ask.command.type)).to.deep.equal(['confirm']);
    const attached = read('CONFIRM', about, { parts: [part('application/zip')] });
    expect(attached.asks.map((ask) => 'command' in ask && ask.command.type)).to.deep.equal(['confirm', 'words']);
    expect(attached).to.deep.include({ filing: 'leave' });
    // A scan is most likely the document that the office has checked: it must not lie in the inbox.
    const scanned = read('CONFIRM', about, { parts: [part('application/pdf')] });
    expect(scanned.asks.map((ask) => 'command' in ask && ask.command.type)).to.deep.equal(['confirm', 'words']);
    expect(scanned).to.deep.include({ filing: 'done' });
  });

  it('gets help when it asks for it', () => {
    expect(read('ヘルプ').notices).to.deep.equal([{ type: 'help', to: TO, ticketId: TICKET, word: null }]);
  });

  it('of courtesies alone is recorded, and nobody is written to', () => {
    expect(read('承知しました。')).to.deep.include({ verdict: 'accepted', reason: 'courtesies', notices: [] });
  });

  for (const by of ['reference', 'spent'] as const) {
    it(`speaks for the office only with a live token, not by ${by}`, () => {
      for (const text of ['CONFIRM', 'DENY']) {
        expect(read(text, known({ answered: answeredByOffice({ by }) }))).to.deep.include({
          reason: 'token-missing',
          asks: [],
          notices: [{ type: 'help', to: TO, ticketId: TICKET, word: 'token-missing' }],
        });
      }
    });
  }

  it('whose origin is contradicted is refused, and staff are told', () => {
    const knowing = known({ answered: answeredByOffice() }, { evidence: CONTRADICTED });
    expect(read('CONFIRM', knowing)).to.deep.include({ reason: 'origin-contradicted', asks: [], filing: 'leave' });
  });

  it('is not claimed from another address, nor when it answers a letter to staff', () => {
    const knowing = known({ answered: answeredByOffice() });
    expect(officeReply.claims(mail('CONFIRM', { from: DECIDER }), knowing)).to.equal(null);
    expect(officeReply.claims(mail('CONFIRM', { from: OFFICE }), known({ answered: answered() }))).to.equal(null);
  });
});
