/** What an office passes on: its own words first, and what they leave open filled from below. */
import { expect } from 'chai';
import { readRequest } from '../../src/kinds/application/read-request.ts';
import type { IncomingMail } from '../../src/mail/incoming-mail.ts';
import { CIRCUMSTANCES, request } from './reading.ts';

const HEADER = `---------- Forwarded message ---------
From: 要件 満子 <michiko@mailbox.example>
Date: 2026年6月8日(月) 18:00
Subject: データ救出のお願い
To: <gakumu@eng.desk.example>
`;

function people(text: string, subject = 'Fwd: データ救出のお願い', further: Partial<IncomingMail> = {}) {
  const read = readRequest({ subject, text, ...further }, CIRCUMSTANCES);
  return 'unclear' in read ? null : read.applications.map(({ application }) => application);
}
const only = (...given: Parameters<typeof people>) => people(...given)?.[0];

describe('a mail that an office passes on', () => {
  it('fills what the office’s own words leave open, and says so', () => {
    const own = '窓口で本人確認を行いました。\n\n学籍番号：37-955001\n所属：工学系研究科';
    const application = only(
      `${own}\n\n${HEADER}\n${request({ studentId: null, faculty: null, identityAttested: null })}`,
    );
    expect(application?.missing).to.deep.equal([]);
    expect(application?.values).to.include({
      studentId: '37-955001',
      account: '9955000001',
      contact: 'michiko@mailbox.example',
    });
    expect(application?.warnings).to.deep.equal(['forwarded']);
  });

  it('never outweighs the office’s own words', () => {
    const application = only(`${request({ studentId: '学籍番号：37-955009' })}\n\n${HEADER}\n${request()}`);
    expect(application?.values.studentId).to.equal('37-955009');
    expect(application?.warnings).to.deep.equal([]);
  });

  it('never says that identity was verified', () => {
    const application = only(`お取り次ぎします。\n\n${HEADER}\n${request()}\n本人確認は窓口で実施済みです。`);
    expect(application?.identityAttested).to.equal(false);
    expect(application?.missing).to.deep.equal(['identityAttested']);
  });

  it('leaves open what the office wrote in two ways', () => {
    const application = only(`氏名：甲野 花\n氏名：乙野 花\n\n${HEADER}\n${request()}`);
    expect(application?.values).to.not.have.property('name');
    expect(application?.unusable?.name).to.deep.equal({ word: 'given-twice' });
  });

  it('is asked about when it speaks of somebody else than the office does', () => {
    const other = request({
      name: '氏名：別 人子',
      account: 'UTokyo Account：9955000002',
      studentId: '学籍番号：37-955002',
    });
    expect(people(`${request({ contact: null })}\n\n${HEADER}\n${other}`)).to.equal(null);
  });

  it('is read when it was attached, and when it was passed on as a quotation', () => {
    const enclosed = [{ from: 'michiko@mailbox.example', subject: 'お願い', text: request() }];
    expect(only('本人確認済みです。', 'FW: お願い', { enclosed })?.missing).to.deep.equal([]);
    const quoted = `${HEADER}\n${request()}`.replace(/^/gm, '> ');
    expect(only(`本人確認済みです。\n\n${quoted}`)?.missing).to.deep.equal([]);
  });

  it('may ask for two people, each with their own values', () => {
    const other = request({
      name: '氏名：別 人子',
      account: 'UTokyo Account：9955000002',
      studentId: '学籍番号：37-955002',
      contact: '連絡先：b@mailbox.example',
    });
    const read = people(`2名とも本人確認済みです。\n\n${HEADER}\n${request()}\n\n${other}`);
    expect(read?.map(({ values }) => values.account)).to.deep.equal(['9955000001', '9955000002']);
    expect(read?.map(({ missing }) => missing)).to.deep.equal([[], []]);
  });
});

describe('an older mail quoted below a request', () => {
  it('is not read when it is not passed on, even without quotation marks', () => {
    const old = `差出人: 別 人子 <b@mailbox.example>\n送信日時: 2026年6月1日 9:00\n宛先: gakumu@eng.desk.example\n件名: お願い\n\n${request({ name: '氏名：別 人子', account: 'UTokyo Account：9955000002' })}`;
    const read = people(`${request()}\n\n${old}`, 'RE: お願い');
    expect(read?.map(({ values }) => values.account)).to.deep.equal(['9955000001']);
    expect(read?.[0]?.warnings).to.deep.equal([]);
  });
});
