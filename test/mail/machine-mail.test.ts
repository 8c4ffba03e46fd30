import { expect } from 'chai';
import { isDeliveryReport } from '../../src/mail/machine/delivery-report.ts';
import { machineMark } from '../../src/mail/machine/machine-mail.ts';
import { mail, read } from './mails.ts';

async function mark(head: readonly string[], ...body: readonly string[]): Promise<string | null> {
  return machineMark(await read(mail(head, ...body)));
}

function subject(words: string): string {
  return `Subject: =?utf-8?b?${Buffer.from(words).toString('base64')}?=`;
}

describe('a mail by a machine', () => {
  const marked: Readonly<Record<string, readonly [string, ...string[]]>> = {
    'an automatic reply': ['auto-submitted', 'Auto-Submitted: auto-replied'],
    'a notification': ['auto-submitted', 'Auto-Submitted: auto-generated; owner-email="a@b.example"'],
    'one with an empty return path': ['null-return-path', 'Return-Path: <>'],
    'bulk mail': ['precedence', 'Precedence: bulk'],
    'an old responder': ['precedence', 'Precedence: auto_reply'],
    'junk by its own word': ['precedence', 'PRECEDENCE: Junk'],
    'a list mail': ['list-id', 'List-Id: <talk.lists.example>'],
    'a newsletter': ['list-unsubscribe', 'List-Unsubscribe: <https://news.example/u>'],
    'another responder': ['x-autoreply', 'X-Autoreply: yes'],
    'a mail of a mail server': ['machine-sender', 'From: MAILER-DAEMON@mx.example (Mail Delivery System)'],
    'a mail of a postmaster': ['machine-sender', 'From: Postmaster <postmaster@mx.example>'],
    'a mail of nobody': ['machine-sender', 'From: Mail Delivery Subsystem <>'],
    'a mail that must not be answered': ['machine-sender', 'From: no-reply@form.example'],
    'a mail of an unattended mailbox': ['machine-sender', 'From: donotreply+x1@form.example'],
    'a read receipt': ['report', 'Content-Type: multipart/report; report-type=disposition-notification; boundary=b'],
    'an answer to an invitation': ['calendar', 'Content-Type: text/calendar; method=REPLY'],
    'a delivery report': ['delivery-report', 'Content-Type: multipart/report; report-type=delivery-status; boundary=b'],
    'a complaint': ['report', 'Content-Type: multipart/report; report-type=feedback-report; boundary=b'],
  };
  for (const [what, [word, ...head]] of Object.entries(marked))
    it(`is known: ${what}`, async () => {
      expect(await mark(head, '--b', '', 'x', '--b--')).to.equal(word);
    });

  it('is known by a reaction among its parts', async () => {
    const body = ['--b', '', '👍', '--b', 'Content-Type: text/vnd.google.email-reaction+json', '', '{}', '--b--'];
    const head = ['Content-Type: multipart/alternative; boundary=b'];
    expect(await mark(head, ...body.map((line) => Buffer.from(line).toString('latin1')))).to.equal('reaction');
  });

  const away = [
    '不在',
    '不在通知',
    '自動返信',
    '自動応答: [CDS-2026-0042-K] 判断のお願い',
    '【自動返信】お問い合わせありがとうございます',
    '（自動返信）受付しました',
    '自動応答メール',
    'Automatic reply: [CDS-2026-0042-K] Please decide',
    'Auto-Reply: x',
    'Out of Office',
    'Out of Office: x',
    'Out of the office',
    'OOO: x',
    'Vacation reply',
  ];
  for (const words of away)
    it(`is known by the subject ${words}`, async () => {
      expect(await mark([subject(words)])).to.equal('out-of-office');
    });

  for (const words of ['開封済み: 判断のお願い', 'Read: Please decide'])
    it(`is known for a receipt by the subject ${words}`, async () => {
      expect(await mark([subject(words)])).to.equal('receipt');
    });

  const people = [
    'Re: [CDS-2026-0042-K] 判断のお願い',
    '自動応答メールが届きません',
    '不在者投票について',
    'クラウドデータ救出の取り次ぎ',
    'Reading my data',
    'Out of office hours',
    'Automatic replies do not reach me',
    'Delivery of my application',
  ];
  for (const words of people)
    it(`is not one with the subject ${words}`, async () => {
      expect(await mark([subject(words)])).to.equal(null);
    });

  const personal: readonly (readonly string[])[] = [
    ['Auto-Submitted: no'],
    ['Auto-Submitted: No; x=y'],
    ['Return-Path: <hana@office.example>'],
    ['Precedence: normal'],
    ['X-Auto-Response-Suppress: All'],
    ['From: Nora Reply <nora.reply@office.example>'],
    ['From: notreplyda@office.example'],
    ['Content-Type: multipart/mixed; boundary=b'],
  ];
  for (const head of personal)
    it(`is not one with ${head.join()}`, async () => {
      expect(await mark(head, '--b', '', 'x', '--b--')).to.equal(null);
    });
});

describe('a delivery report', () => {
  async function reports(head: readonly string[], ...body: readonly string[]): Promise<boolean> {
    return isDeliveryReport(await read(mail(head, ...body)));
  }

  it('is known by its type, by a part, and by the words of a mail server', async () => {
    expect(
      await reports(
        ['Content-Type: multipart/report; boundary=b; report-type="delivery-status"'],
        '--b',
        '',
        'x',
        '--b--',
      ),
    ).to.equal(true);
    const part = ['--b', 'Content-Type: message/delivery-status', '', 'Action: failed', '--b--'];
    expect(await reports(['Content-Type: multipart/mixed; boundary=b'], ...part)).to.equal(true);
    expect(await reports(['From: MAILER-DAEMON@mx.example', 'Subject: Undelivered Mail Returned to Sender'])).to.equal(
      true,
    );
    expect(await reports(['Return-Path: <>', subject('配信不能のお知らせ')])).to.equal(true);
    expect(await reports(['X-Failed-Recipients: a@b.example'])).to.equal(true);
  });

  it('is nothing that a person says about one, no receipt, and no complaint', async () => {
    expect(await reports(['Subject: Undelivered Mail Returned to Sender'])).to.equal(false);
    expect(await reports(['From: MAILER-DAEMON@mx.example', 'Subject: Welcome'])).to.equal(false);
    const receipt = 'Content-Type: multipart/report; report-type=disposition-notification; boundary=b';
    expect(await reports([receipt], '--b', '', 'x', '--b--')).to.equal(false);
    const complaint = 'Content-Type: multipart/report; report-type=feedback-report; boundary=b';
    expect(await reports([complaint], '--b', '', 'x', '--b--')).to.equal(false);
  });
});
