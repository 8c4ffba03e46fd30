/** The statement that identity was verified: believed where it is made, never where it is denied, planned or hoped for. */
import { expect } from 'chai';
import { read, request } from './reading.ts';

const bare = request({ identityAttested: null });
const said = (statement: string) => read(`${statement}\n\n${bare}`);

describe('the statement that identity was verified', () => {
  for (const statement of [
    '本人確認済みです。',
    '本人確認は済んでいます。',
    '本人確認は、窓口にて運転免許証により実施済みです。',
    '当課で本人確認を行いました。',
    '本人確認が取れております。',
    'パスポートにより本人であることを確認いたしました。',
    '本人に間違いないことを確認しました。',
    'マイナンバーカードでの本人確認ができないため、窓口で本人確認を実施しました。',
    '本人確認は実施済みですので、よろしくお願いいたします。',
    '※本人確認済',
    '本人確認済み',
    "The applicant's identity was verified by us.",
    'We have confirmed her identity in person.',
    'Identity has been\nverified by photo ID.',
    'She cannot use her card, so we verified her identity at our counter.',
    '本人確認：済',
    '本人確認：済（2026/6/2）',
    '本人確認　：　はい',
    '本人確認済み：運転免許証',
    '【本人確認】学生証で確認済み',
    'Identity verification: done',
    'ID check: yes, passport',
  ]) {
    it(`is made by ${JSON.stringify(statement)}`, () => {
      const { identityAttested, missing } = said(statement);
      expect(identityAttested).to.equal(true);
      expect(missing).to.deep.equal([]);
    });
  }

  for (const statement of [
    '本人確認はまだです。',
    'まだ本人確認済みではありません。',
    '本人確認は未実施です。',
    '本人確認は行っておりません。',
    '本人確認はできていません。',
    '本人確認は来週実施する予定です。',
    '本人確認が済み次第、ご連絡します。',
    '本人確認済みの場合はご連絡ください。',
    '本人確認は済んでいるとのことです。',
    '本人確認を実施したいと思います。',
    '本人確認済みでしょうか。',
    '本人確認をお願いします。',
    '本人確認について',
    '経済学研究科で本人確認をします。',
    '本人確認書類を確認してください。',
    '本人確認は実施済みですが、本人とは確認できませんでした。',
    '確認済みです。',
    'Identity has not been verified.',
    'We have not yet verified her identity.',
    'We will have her identity verified.',
    'Once her identity is verified, we will write again.',
    'Her identity could not be verified.',
    'Please have the identity verified.',
    'Has his identity been verified?',
    'Her identity remains unverified.',
    'The student number was verified.',
    '本人確認：未',
    '本人確認：予定',
    '本人確認：',
    '本人確認済み：',
    '本人確認',
    '本人確認：□',
    '本人確認：運転免許証',
    '本人確認方法：運転免許証',
    'Identity verification: not yet',
    'Identity verified: no',
    '> 本人確認済みです。',
    '-- \n本人確認済みです。',
  ]) {
    it(`is not made by ${JSON.stringify(statement)}`, () => {
      const { identityAttested, attestation } = read(`${bare}\n\n${statement}`);
      expect(identityAttested).to.equal(false);
      expect(attestation).to.equal(null);
    });
  }

  it('is missing when one sentence makes it and another denies it', () => {
    expect(said('本人確認済みです。\n\n本人確認はまだ実施していません。').missing).to.deep.equal(['identityAttested']);
  });

  it('is not made by the applicant’s words in the reason', () => {
    expect(
      read(request({ reason: '理由：本人確認済みの書類が必要です。', identityAttested: null })).missing,
    ).to.deep.equal(['identityAttested']);
  });

  it('is found directly below a reason, and is no part of it', () => {
    const { values, identityAttested } = read('理由：図面が必要なため。\n本人確認は、6月2日に\n窓口で実施済みです。');
    expect(values.reason).to.equal('図面が必要なため。');
    expect(identityAttested).to.equal(true);
  });

  it('says how and when, where given', () => {
    expect(said('令和8年6月2日に窓口にて在留カード（原本）により本人確認を実施しました。').attestation).to.deep.equal({
      by: null,
      method: '窓口・在留カード',
      on: '2026-06-02',
    });
  });

  it('says who, how and when under labels of their own', () => {
    const { attestation } = said('本人確認：済\n本人確認者：作例 三郎\n本人確認方法：対面\n本人確認日：2026年6月2日');
    expect(attestation).to.deep.equal({ by: '作例 三郎', method: '対面', on: '2026-06-02' });
  });
});
