/** Which mails are requests, and what each kind of them asks for. */
import { expect } from 'chai';
import { formSubmission } from '../../src/kinds/form-submission/form-submission.ts';
import type { Reading } from '../../src/kinds/kind.ts';
import { proxyRequest } from '../../src/kinds/proxy-request/proxy-request.ts';
import { unknownRequest } from '../../src/kinds/unknown-request/unknown-request.ts';
import type { IncomingMail } from '../../src/mail/incoming-mail.ts';
import { OFFICE, request } from './reading.ts';
import { FORM, known, mail, PROVEN, UNPROVEN } from './what-is-known.ts';

function reading(kind: typeof proxyRequest, arrived: IncomingMail, knowledge = known()): Reading | null {
  const claim = kind.claims(arrived, knowledge);
  return claim === null ? null : kind.read(claim, arrived, knowledge);
}

const NOTIFICATION = `クラウドデータ救出の申請がありました。

申請日時: 2026-06-09 09:41 JST
本人確認: マイナンバーカード 確認済み
ひも付けされているUTokyo Account: 9955000001
氏名（券面）: 書式 一乃

アクセスが必要なサービス: OneDrive
連絡の付くメールアドレス: ichino@mailbox.example
救出が必要な理由: 必要なため。
説明ページに記載の条件（1回限りの特別措置であることなど）を理解しました。: はい
`;

describe('a proxy request', () => {
  const opened = (arrived: IncomingMail, knowledge = known()) => {
    const [ask] = reading(proxyRequest, arrived, knowledge)?.asks ?? [];
    return ask && 'open' in ask ? ask : null;
  };

  it('opens a ticket of the office, which its proven origin makes certain', () => {
    const found = reading(proxyRequest, mail(OFFICE, request()));
    expect(found).to.deep.include({ verdict: 'accepted', reason: null, filing: 'done', notices: [] });
    expect(opened(mail(OFFICE, request()))).to.deep.include({ officeId: 'eng', officeProven: true });
    expect(opened(mail(OFFICE, request()))?.open.missing).to.deep.equal([]);
  });

  it('comes from any sender of the office', () => {
    expect(opened(mail('second@eng.desk.example', request()))).to.deep.include({ officeId: 'eng', officeProven: true });
  });

  it('leaves the office to be asked when nothing proves it, or the desk always asks', () => {
    expect(opened(mail(OFFICE, request()), known({ evidence: UNPROVEN }))?.officeProven).to.equal(false);
    const always = known({ policy: { ...known().policy, officeConfirmation: 'always' } });
    expect(opened(mail(OFFICE, request()), always)?.officeProven).to.equal(false);
  });

  it('is any mail of an office with a word of the procedure, or with two labels', () => {
    expect(
      reading(proxyRequest, mail(OFFICE, 'ご相談です。', { subject: '【クラウドデータ救出】について' })),
    ).not.to.equal(null);
    expect(reading(proxyRequest, mail(OFFICE, 'About the Cloud  Data Salvage of a student'))).not.to.equal(null);
    expect(reading(proxyRequest, mail(OFFICE, '氏名：例 子\n共通ID：'))).not.to.equal(null);
  });

  it('is no other mail of an office, and no quoted one', () => {
    expect(reading(proxyRequest, mail(OFFICE, '会議室の予約をお願いします。\n連絡先：内線 1'))).to.equal(null);
    expect(
      reading(proxyRequest, mail(OFFICE, 'ありがとうございました。\n> クラウドデータ救出\n> 氏名：例\n> 共通ID：1')),
    ).to.equal(null);
  });

  it('is no mail of anybody else', () => {
    expect(reading(proxyRequest, mail('gakumu@eng.desk.example.attacker.example', request()))).to.equal(null);
  });

  it('is whatever a person moved into the intake folder, without an office’s proof', () => {
    expect(opened(mail(OFFICE, request(), { folder: 'intake' }))).to.deep.include({
      officeId: 'eng',
      officeProven: false,
    });
  });

  it('opens nothing for several applicants in one mail: people are told, and the mail stays', () => {
    const two = `${request()}\n\n${request({ account: 'UTokyo Account：9955000002', name: '氏名：別 人' })}`;
    expect(reading(proxyRequest, mail(OFFICE, two))).to.deep.equal({
      verdict: 'ignored',
      reason: 'several-applicants',
      filing: 'leave',
      asks: [],
      notices: [
        { type: 'alert', word: 'several-applicants', ticketId: null },
        { type: 'one-mail-each', officeId: 'eng' },
      ],
    });
  });

  it('opens a ticket for each of several applicants, where it is certain what belongs to whom', () => {
    const other = request({
      account: 'UTokyo Account：9955000002',
      studentId: '学籍番号：37-955002',
      name: '氏名：別 人子',
      contact: '連絡先：betsuko@mailbox.example',
    });
    const asks = reading(proxyRequest, mail(OFFICE, `${request()}\n\n${other}`))?.asks ?? [];
    expect(asks.map((ask) => 'open' in ask && ask.open.values.account)).to.deep.equal(['9955000001', '9955000002']);
    expect(asks.every((ask) => 'open' in ask && ask.officeId === 'eng' && ask.officeProven)).to.equal(true);
  });

  it('in the intake folder belongs to the office that is named in it, by its address or by a faculty', () => {
    const inIntake = (text: string) => opened(mail('clerk@mailbox.example', text, { folder: 'intake' }));
    expect(inIntake(`${request({ faculty: null })}\n\n問い合わせ先 ${OFFICE}`)).to.deep.include({
      officeId: 'eng',
      officeProven: false,
    });
    expect(inIntake(request())).to.deep.include({ officeId: 'eng', officeProven: false });
  });

  it('without an office that could confirm it opens nothing, stays, and is told to staff', () => {
    const text = request({ faculty: '学部・研究科等：架空学部' });
    expect(reading(proxyRequest, mail('clerk@mailbox.example', text, { folder: 'intake' }))).to.deep.equal({
      verdict: 'ignored',
      reason: 'office-unknown',
      filing: 'leave',
      asks: [],
      notices: [{ type: 'alert', word: 'office-unknown', ticketId: null }],
    });
  });

  it('opens one ticket when only one line was corrected', () => {
    expect(opened(mail(OFFICE, `${request()}\nUTokyo Account：9955000002`))?.open.missing).to.deep.equal(['account']);
  });
});

describe('a form submission', () => {
  it('opens a ticket when its origin is proven', () => {
    const found = reading(formSubmission, mail(FORM, NOTIFICATION));
    expect(found).to.deep.include({ verdict: 'accepted', reason: null, filing: 'done', notices: [] });
    expect(found?.asks).to.have.length(1);
    expect(found?.asks[0]).to.deep.include({ officeId: null, officeProven: true });
  });

  for (const [name, text, evidence, word] of [
    ['whose origin is not proven', NOTIFICATION, UNPROVEN, 'form-unproven'],
    ['that no layout recognises', 'something else', PROVEN, 'form-unreadable'],
    ['that is unproven and unreadable', 'something else', UNPROVEN, 'form-unproven'],
  ] as const) {
    it(`${name} is set aside, and staff are told`, () => {
      expect(reading(formSubmission, mail(FORM, text), known({ evidence }))).to.deep.equal({
        verdict: 'quarantined',
        reason: word,
        filing: 'quarantine',
        asks: [],
        notices: [{ type: 'alert', word, ticketId: null }],
      });
    });
  }

  it('is read although a machine wrote it', () => {
    expect(formSubmission.readsMachines).to.equal(true);
    expect(proxyRequest.readsMachines).to.equal(false);
    expect(unknownRequest.readsMachines).to.equal(false);
  });

  it('is no mail of anybody else, however alike', () => {
    expect(reading(formSubmission, mail('no-reply@identity.desk.example.attacker.example', NOTIFICATION))).to.equal(
      null,
    );
  });
});

describe('an unknown request', () => {
  it('opens nothing, stays, and is told to staff', () => {
    expect(reading(unknownRequest, mail('x@mailbox.example', request()))).to.deep.equal({
      verdict: 'ignored',
      reason: 'unknown-sender',
      filing: 'leave',
      asks: [],
      notices: [{ type: 'alert', word: 'unknown-request', ticketId: null }],
    });
  });

  it('has three labels at least', () => {
    expect(reading(unknownRequest, mail('x@mailbox.example', '氏名：例 子\n連絡先：x'))).to.equal(null);
    expect(reading(unknownRequest, mail('x@mailbox.example', '氏名：例 子\n連絡先：x\n理由：y'))).not.to.equal(null);
  });

  it('is no mail that only speaks of the procedure', () => {
    expect(reading(unknownRequest, mail('x@mailbox.example', 'クラウドデータ救出とは何ですか。'))).to.equal(null);
  });
});
