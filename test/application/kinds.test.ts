/** Which mails are requests, and what each kind of them asks for. */
import { expect } from 'chai';
import { formSubmission } from '../../src/kinds/form-submission/form-submission.ts';
import type { Reading } from '../../src/kinds/kind.ts';
import type { Knowledge } from '../../src/kinds/knowledge.ts';
import { proxyRequest } from '../../src/kinds/proxy-request/proxy-request.ts';
import { unknownRequest } from '../../src/kinds/unknown-request/unknown-request.ts';
import type { IncomingMail } from '../../src/mail/incoming-mail.ts';
import { LAYOUT, OFFICE, PROCEDURE, request } from './reading.ts';

const FORM = 'no-reply@identity.desk.example';
const PROVEN = { origin: 'boundary', word: 'auth.pass', domain: 'eng.desk.example' } as const;
const UNPROVEN = { origin: 'none', word: 'auth.none', domain: null } as const;

function known(changes: Partial<Knowledge> = {}): Knowledge {
  return {
    now: '2026-06-10T00:00:00.000Z',
    desk: {
      address: 'desk@desk.example',
      name: { ja: '窓口', en: 'Desk' },
      ticketPrefix: 'CDS',
      timeZone: 'Asia/Tokyo',
      opensOn: '2025-10-01',
      subaddress: true,
    },
    registry: {
      staff: [],
      offices: [
        {
          id: 'eng',
          name: { ja: '工学系', en: 'Engineering' },
          address: OFFICE,
          senders: ['second@eng.desk.example'],
          language: 'ja',
          faculties: [],
          signers: [],
        },
      ],
      forms: [{ layout: 'identity-service', from: FORM, signers: [] }],
    },
    policy: {
      coolingOffMinutes: 30,
      officeConfirmation: 'unless-proven',
      windowStarts: 'provided',
      requireRevokedOn: true,
      retentionDays: 90,
      unreachableContactDomains: [],
    },
    procedure: PROCEDURE,
    layouts: new Map([['identity-service', LAYOUT]]),
    evidence: PROVEN,
    correspondence: { answered: null, ownLetter: false, tickets: new Map(), unknownTokens: 0 },
    ...changes,
  };
}

function mail(from: string, text: string, changes: Partial<IncomingMail> = {}): IncomingMail {
  return {
    contentKey: 'key',
    receivedAt: '2026-06-09T00:00:00.000Z',
    folder: 'inbox',
    from,
    recipients: ['desk@desk.example'],
    subject: '',
    messageId: null,
    references: [],
    header: [{ name: 'x-salvage-form', value: 'v0-assumed' }],
    commandText: text,
    text,
    parts: [],
    ...changes,
  };
}

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
    expect(opened(mail('x@mailbox.example', 'hello', { folder: 'intake' }))).to.deep.include({
      officeId: null,
      officeProven: false,
    });
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
      notices: [{ type: 'alert', word: 'several-applicants', ticketId: null }],
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
