/** The desk's own e-mail form: anybody types anything into it, and nothing of that proves anything (threats D02, F01). */
import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import fc from 'fast-check';
import { parse } from 'yaml';
import { intakeLayoutSchema } from '../../src/kinds/application/forms/intake-layout.ts';
import { understand } from '../../src/kinds/conclusion.ts';
import type { Knowledge } from '../../src/kinds/knowledge.ts';
import type { IncomingMail } from '../../src/mail/incoming-mail.ts';
import { OFFICE, request } from './reading.ts';
import { FORM, known, mail } from './what-is-known.ts';

const GATEWAY = 'form@contact.desk.example';
const OTHER_OFFICE = 'academic@sci.desk.example';
const LAYOUT = intakeLayoutSchema.parse(parse(readFileSync('templates/intake/email-form.yaml', 'utf8')));

const knowing = known({
  layouts: new Map([...known().layouts, ['email-form', LAYOUT]]),
  registry: {
    ...known().registry,
    offices: [
      ...known().registry.offices,
      {
        id: 'sci',
        name: { ja: '理学系', en: 'Science' },
        address: OTHER_OFFICE,
        senders: [],
        language: 'en',
        faculties: ['理学系研究科'],
        signers: [],
      },
    ],
    forms: [...known().registry.forms, { layout: 'email-form', from: GATEWAY, signers: [] }],
  },
});

interface Typed {
  readonly name: string;
  readonly address: string;
  readonly unit: string;
  readonly title: string;
  readonly letter: string;
}
const TYPED: Typed = {
  name: '学務 一子',
  address: OFFICE,
  unit: '工学系学務課',
  title: 'クラウドデータ救出の依頼',
  letter: request(),
};

function typedMail(typed: Partial<Typed> = {}, changes: Partial<IncomingMail> = {}): IncomingMail {
  const { name, address, unit, title, letter } = { ...TYPED, ...typed };
  const text = `お問い合わせフォームから、次の内容が送信されました。

お名前: ${name}
メールアドレス: ${address}
ご所属: ${unit}
件名: ${title}
お問い合わせ内容:
${letter}
`;
  const header = [
    { name: 'x-mailform', value: 'contact-desk' },
    { name: 'auto-submitted', value: 'auto-generated' },
  ];
  return mail(GATEWAY, text, { header, subject: '【お問い合わせ】', ...changes });
}

function opened(arrived: IncomingMail, knowledge: Knowledge = knowing) {
  const { kind, reading } = understand(arrived, knowledge);
  return { kind, reading, asks: reading.asks.flatMap((ask) => ('open' in ask ? [ask] : [])) };
}

describe('a request through the e-mail form', () => {
  it('opens a ticket that waits for the office whose address was typed, whatever its mailer proves', () => {
    const { kind, asks } = opened(typedMail());
    expect(kind).to.equal('proxy-request');
    expect(asks.map(({ officeId, officeProven }) => ({ officeId, officeProven }))).to.deep.equal([
      { officeId: 'eng', officeProven: false },
    ]);
    expect(asks[0]?.open.values).to.include({ account: '9955000001', name: '要件 満子' });
    expect(asks[0]?.open.missing).to.deep.equal([]);
  });

  it('belongs to the office whose faculty was typed, when the address is nobody’s', () => {
    const { asks } = opened(typedMail({ address: 'clerk@mailbox.example', unit: '理学系研究科 教務' }));
    expect(asks.map(({ officeId }) => officeId)).to.deep.equal(['sci']);
  });

  it('opens nothing when no office is named that could confirm it', () => {
    const { reading } = opened(
      typedMail({ address: 'x@mailbox.example', unit: '', letter: request({ faculty: '所属：架空学部' }) }),
    );
    expect(reading).to.deep.include({ verdict: 'ignored', reason: 'office-unknown', filing: 'leave', asks: [] });
    expect(reading.notices).to.deep.equal([{ type: 'alert', word: 'office-unknown', ticketId: null }]);
  });

  it('keeps the lines of the mail, for whoever wants to see where a value came from', () => {
    const arrived = typedMail();
    const [ask] = opened(arrived).asks;
    const lines = arrived.text.split('\n');
    expect(ask?.sources.every(({ line, written }) => lines[line - 1]?.trim() === written.trim())).to.equal(true);
  });

  it('is never answered at the address of its mailer', () => {
    const { asks } = opened(typedMail({ letter: request({ contact: `連絡先：${GATEWAY}` }) }));
    expect(asks[0]?.open.missing).to.deep.equal(['contact']);
    expect(asks[0]?.open.warnings).to.deep.equal(['contact-is-office']);
  });
});

describe('everything else through the e-mail form', () => {
  for (const [name, typed] of [
    ['a question', { title: 'ログインできません', letter: 'パスワードを忘れました。' }],
    ['a question about the procedure', { letter: 'クラウドデータ救出は、いつまで申請できますか。' }],
    [
      'a question with a signature',
      { title: '質問', letter: '教えてください。\n\n氏名：質問 学\nE-mail：manabu@mailbox.example' },
    ],
  ] as const) {
    it(`${name} is left to people`, () => {
      const { kind, reading } = opened(typedMail(typed));
      expect(kind).to.equal('not-ours');
      expect(reading).to.deep.equal({ verdict: 'not-ours', reason: null, filing: 'leave', asks: [], notices: [] });
    });
  }

  it('in a layout that is not known is told to staff when it reads like a request, and stays', () => {
    const text = `新しいフォーム\n${request()}`;
    const { reading } = opened(mail(GATEWAY, text, { subject: '' }));
    expect(reading).to.deep.include({ verdict: 'ignored', reason: 'form-unreadable', filing: 'leave', asks: [] });
    expect(opened(mail(GATEWAY, '新しいフォーム\nこんにちは', { subject: '' })).kind).to.equal('not-ours');
  });

  it('about a ticket changes nothing and reaches staff, although a machine has sent it', () => {
    const arrived = typedMail({ title: '[CDS-2026-0042-K] の件', letter: '理由：追記します。' });
    const { kind, reading } = opened(arrived);
    expect(kind).to.equal('unverified-reply');
    expect(reading.asks).to.deep.equal([]);
    expect(reading.notices).to.deep.equal([{ type: 'alert', word: 'unverified-reply', ticketId: null }]);
  });

  it('of another form is read as before', () => {
    expect(opened(mail(FORM, request(), { header: [] })).kind).to.equal('form-submission');
  });
});

describe('what is typed to look like more', () => {
  const breaks = [
    '\n',
    '\r\n',
    '\r',
    '\n\n',
    '\u2028',
    '\u2029',
    '\u0085',
    '\v',
    '\f',
    '\n> ',
    '\n  ',
    '\n　',
    '\u200b\n',
    ' ',
  ];
  const colons = [': ', '：', ':', ' : ', '﹕', '＝', '\t', ':\n', '：\n'];
  const labels = [
    ...LAYOUT.typed.map(({ label }) => label),
    'Ｅメール',
    'UTokyo Account',
    '共通ID',
    '本人確認',
    'メール アドレス',
  ];
  const lies = ['9999999999', OTHER_OFFICE, 'evil@attacker.example', '別人 偽子', '済', '理学系研究科'];
  const piece = fc.tuple(
    fc.constantFrom(...breaks),
    fc.constantFrom(...labels),
    fc.constantFrom(...colons),
    fc.constantFrom(...lies),
  );
  const forged = fc
    .array(piece, { minLength: 1, maxLength: 6 })
    .map((pieces) => pieces.map((one) => one.join('')).join(''));

  for (const field of ['name', 'unit', 'title', 'letter'] as const) {
    it(`in ${field} never proves an office, nor has another one asked than the one that was typed`, () => {
      fc.assert(
        fc.property(forged, fc.boolean(), (lie, before) => {
          const written = before ? `${lie}\n${TYPED[field]}` : `${TYPED[field]}${lie}`;
          const { asks, reading } = opened(typedMail({ [field]: written }));
          expect(asks.every(({ officeId, officeProven }) => officeId === 'eng' && !officeProven)).to.equal(true);
          expect(reading.filing === 'done').to.equal(asks.length > 0);
        }),
        { numRuns: 1000 },
      );
    });
  }
});
