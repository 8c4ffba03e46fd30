/** An applicant's answer: what is read from it, and that possession is theirs alone. */
import { expect } from 'chai';
import { applicantReply } from '../../src/kinds/applicant-reply/applicant-reply.ts';
import type { AnsweredLetter } from '../../src/kinds/knowledge.ts';
import type { IncomingMail } from '../../src/mail/incoming-mail.ts';
import { DECIDER, OFFICE, ticket } from '../domain/given.ts';
import { answered, answeredByOffice, CONTRADICTED, known, mail, TICKET } from './what-arrives.ts';

const HANAKO = 'hanako@mailbox.example';
const TO = { role: 'applicant', address: HANAKO };
const PARTY = { ...TO, token: true, seenRevision: 2 };

function answeredByApplicant(changes: Partial<AnsweredLetter> = {}): AnsweredLetter {
  return answered({ role: 'applicant', recipient: HANAKO, ...changes });
}

const knowing = (changes: Partial<AnsweredLetter> = {}) =>
  known(
    { answered: answeredByApplicant(changes), tickets: new Map([[TICKET, ticket({ applicantLanguage: 'ja' })]]) },
    { evidence: { origin: 'none', word: 'auth.none', domain: null } },
  );

function read(text: string | null, about = knowing(), changes: Partial<IncomingMail> = {}) {
  const arrived = mail(text, { from: HANAKO, ...changes });
  const claim = applicantReply.claims(arrived, about);
  expect(claim, 'claimed').not.to.equal(null);
  return applicantReply.read(claim, arrived, about);
}

function commands(text: string, about = knowing()) {
  return read(text, about).asks.flatMap((ask) => ('command' in ask ? [ask.command.type] : []));
}

describe('an applicant reply', () => {
  const WITHDRAWING = [
    'WITHDRAW',
    'Cancel.',
    'ＷＩＴＨＤＲＡＷ',
    '取下げ',
    '取り下げ',
    '取り下げます。',
    '辞退します',
    'キャンセル',
  ];
  for (const text of [
    ...WITHDRAWING,
    'お世話になっております。\n例示 花子です。\n取り下げます。\nよろしくお願いいたします。',
  ]) {
    it(`withdraws: ${JSON.stringify(text)}`, () => {
      expect(read(text).asks).to.deep.equal([
        { ticketId: TICKET, command: { type: 'withdraw', party: PARTY }, echo: 'WITHDRAW' },
      ]);
    });
  }

  for (const text of [
    '取り下げません',
    '取り下げたいのですが',
    'WITHDRAW?',
    'CANCEL\nSTATUS please',
    '取り下げます。\n後日また申請します。',
  ]) {
    it(`is read by people rather than withdrawn: ${JSON.stringify(text)}`, () => {
      expect(commands(text)).to.deep.equal(['words']);
    });
  }

  for (const by of ['reference', 'spent'] as const) {
    it(`needs no live token: by ${by}`, () => {
      expect(commands('取り下げます', knowing({ by }))).to.deep.equal(['withdraw']);
      expect(commands('理由：別の論文のため', knowing({ by }))).to.deep.equal(['supply']);
    });
  }

  for (const [text, language] of [
    ['ENGLISH', 'en'],
    ['日本語', 'ja'],
    ['Japanese', 'ja'],
  ] as const) {
    it(`chooses its language: ${text}`, () => {
      expect(read(text).asks[0]).to.deep.include({ command: { type: 'speak', language, party: PARTY } });
      expect(read(text).notices).to.deep.equal([{ type: 'receipt', to: TO, ticketId: TICKET }]);
    });
  }

  it('with two languages chooses neither', () => {
    expect(commands('ENGLISH\n日本語')).to.deep.equal(['words']);
  });

  it('gets the status and help, and may ask for the status beside other words', () => {
    expect(read('進捗').notices).to.deep.equal([{ type: 'status', to: TO, ticketId: TICKET }]);
    expect(read('ヘルプ').notices).to.deep.equal([{ type: 'help', to: TO, ticketId: TICKET, word: null }]);
    expect(read('状況\n来週から海外におります。').notices.map(({ type }) => type)).to.deep.equal(['words', 'status']);
  });

  it('supplies its fields, and says the rest to people', () => {
    const reading = read('理由：別の論文のため\n\nなお、来週から海外におります。');
    expect(reading.asks.map((ask) => 'command' in ask && ask.command.type)).to.deep.equal(['supply', 'words']);
  });

  it('of courtesies alone is recorded, and nobody is written to', () => {
    expect(read('承知しました。よろしくお願いいたします。')).to.deep.include({
      reason: 'courtesies',
      asks: [],
      notices: [],
    });
  });

  it('of an attachment alone is read by people, in the inbox', () => {
    const part = { type: 'application/pdf', name: 'letter.pdf', disposition: 'attachment', size: 9 } as const;
    const reading = read('', knowing(), { parts: [part] });
    expect(reading).to.deep.include({ filing: 'leave' });
    expect(reading.notices[0]).to.deep.include({ type: 'words', text: '', whole: false });
  });

  it('whose origin is contradicted changes nothing, and staff are told', () => {
    const about = { ...knowing(), evidence: CONTRADICTED };
    expect(read('WITHDRAW', about)).to.deep.include({ reason: 'origin-contradicted', asks: [], filing: 'leave' });
  });

  it('is claimed only from the address we wrote to, while the applicant is reached there', () => {
    expect(applicantReply.claims(mail('WITHDRAW', { from: 'other@mailbox.example' }), knowing())).to.equal(null);
    const elsewhere = knowing({ recipient: 'old@mailbox.example' });
    expect(applicantReply.claims(mail('WITHDRAW', { from: 'old@mailbox.example' }), elsewhere)).to.equal(null);
  });

  it('is not claimed for letters to staff or to an office', () => {
    expect(applicantReply.claims(mail('取消', { from: DECIDER }), known({ answered: answered() }))).to.equal(null);
    const toOffice = known({ answered: answeredByOffice() });
    expect(applicantReply.claims(mail('取消', { from: OFFICE }), toOffice)).to.equal(null);
  });
});
