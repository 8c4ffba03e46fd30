/** An office's request, in the ways people lay one out. */
import { expect } from 'chai';
import { readApplication } from '../../src/kinds/application/read-application.ts';
import { CIRCUMSTANCES, PROCEDURE, read, request } from './reading.ts';

describe('a request of an office', () => {
  it('is understood completely when every item is there', () => {
    expect(read(request())).to.deep.equal({
      route: 'office',
      language: 'ja',
      values: {
        account: '9955000001',
        studentId: '37-955001',
        name: '要件 満子',
        faculty: '工学系研究科',
        reason: '投稿中の論文の根拠となる記録が必要なため。',
        contact: 'michiko@mailbox.example',
      },
      services: ['onedrive'],
      identityAttested: true,
      attestation: { by: null, method: null, on: null },
      missing: [],
      warnings: [],
    });
  });

  for (const field of Object.keys(PROCEDURE.fields)) {
    it(`misses ${field}, and nothing else, when its line is left out`, () => {
      expect(read(request({ [field]: null })).missing).to.deep.equal([field]);
    });
  }

  it('names missing fields in the order of the procedure', () => {
    expect(read('連絡先：a@mailbox.example\n氏名：順 序').missing).to.deep.equal([
      'account',
      'studentId',
      'faculty',
      'reason',
      'services',
      'identityAttested',
    ]);
  });

  it('on the form route does not ask for what the form cannot know', () => {
    const { missing, values } = read(request({ identityAttested: null, studentId: null, faculty: null }), 'form');
    expect(missing).to.deep.equal([]);
    expect(values).not.to.have.property('studentId');
  });

  for (const line of [
    '氏名：例 子',
    '氏名: 例 子',
    '氏名 ： 例 子',
    '氏名＝例 子',
    '氏名→例 子',
    '氏名 － 例 子',
    '氏名 - 例 子',
    '氏名\t例 子',
    '氏名　　例 子',
    '・氏名：例 子',
    '■ 氏名：例 子',
    '(3) 氏名：例 子',
    '３．氏名：例 子',
    '③氏名：例 子',
    '【氏名】例 子',
    '【氏名】：例 子',
    '［氏名］ 例 子',
    '氏名（漢字）：例 子',
    '氏　名：例 子',
    '申請者の氏名：例 子',
    '**氏名**: 例 子',
    'シメイ：例 子',
    'ｼﾒｲ：例 子',
    '氏名：例　子　様',
    '氏名\n例 子',
    '氏名：\n例 子',
    '氏名\n\n例 子',
    "Applicant's name: 例 子",
    'FULL NAME : 例 子',
    '共通ID：9955000001　氏名：例 子',
  ]) {
    it(`reads the name from ${JSON.stringify(line)}`, () => {
      expect(read(line).values.name).to.equal('例 子');
    });
  }

  for (const line of [
    '氏名',
    '氏名：',
    '氏名：（漢字で）',
    '氏名：未記入',
    '氏名：＿＿＿＿＿',
    '氏名：〇〇〇〇',
    '氏名：例）見本 花子',
    '氏名は例子です',
    '私の名前 例子',
    '> 氏名：例 子',
    'Name-calling is bad',
    'Names: 例 子',
    '氏名：\n学籍番号：37-955001',
    '氏名：\n\n以上、よろしくお願いいたします。',
    '氏名：\nよろしくお願いいたします。',
    '-- \n氏名：例 子',
    '氏名：\n--\n例 子',
  ]) {
    it(`finds no name in ${JSON.stringify(line)}`, () => {
      expect(read(line).values).not.to.have.property('name');
    });
  }

  it('takes an unedited template for empty, whatever examples it holds', () => {
    const template = `UTokyo Account（10桁の数字）：
離籍直前の学籍番号（学生証番号）：
氏名：
離籍直前の学部・研究科等：
措置が必要な理由：
アクセス提供対象サービス（ECCSクラウドメール，OneDrive，または両方）：
本人連絡先（メールアドレス）：
本人確認：

以上、よろしくお願いいたします。`;
    for (const text of [template, template.replaceAll('：', ''), template.replaceAll('：\n', '：\n\n')]) {
      const { missing, values, warnings } = read(text);
      expect(missing).to.deep.equal(Object.keys(PROCEDURE.fields));
      expect(values).to.deep.equal({});
      expect(warnings).to.deep.equal([]);
    }
  });

  it('reads a hint that runs over two lines as a hint', () => {
    const { services } = read('アクセス提供対象サービス（ECCSクラウドメール，\nOneDrive，または両方）：OneDrive');
    expect(services).to.deep.equal(['onedrive']);
  });

  it('joins wrapped lines: Japanese without a space, English with one', () => {
    const { values } = read('理由：測定データの一部が、\n　図3の根拠として必要です。\n\n以上です。');
    expect(values.reason).to.equal('測定データの一部が、図3の根拠として必要です。');
    expect(read('Reason: The raw data\n are needed\n again.').values.reason).to.equal('The raw data are needed again.');
  });

  it('keeps the paragraphs of a reason when another label follows them', () => {
    const { values, services } = read('理由：一つ目です。\n\n二つ目です。\n\n対象サービス：OneDrive');
    expect(values.reason).to.equal('一つ目です。\n二つ目です。');
    expect(services).to.deep.equal(['onedrive']);
  });

  it('does not take the closing words of the letter for a reason', () => {
    const { values } = read('理由：必要なため。\n\nご不明な点は学務課まで。\n以上、よろしくお願いいたします。');
    expect(values.reason).to.equal('必要なため。');
  });

  it('reads a table with labels on the left', () => {
    const { values, services } = read('項目\t内容\n氏名\t表 子\n共通ID\t9955000001\n対象サービス\t両方');
    expect(values).to.include({ name: '表 子', account: '9955000001' });
    expect(services).to.deep.equal(['eccs', 'onedrive']);
  });

  it('reads a table with labels on top', () => {
    const { values } = read('氏名\t共通ID\t連絡先\n表 子\t9955000001\thyoko@mailbox.example');
    expect(values).to.deep.equal({ name: '表 子', account: '9955000001', contact: 'hyoko@mailbox.example' });
  });

  it('puts a name or faculty that was given in parts together', () => {
    const { values } = read('Given name: Parts\nFamily name: TWO\n研究科：工学系研究科\n専攻：電気系工学専攻');
    expect(values).to.include({ name: 'TWO Parts', faculty: '工学系研究科 電気系工学専攻' });
  });

  it('leaves a field open whose label stands twice with different values', () => {
    const { application, sources } = readApplication('共通ID：9955000001\n共通ID：9955000002', {
      ...CIRCUMSTANCES,
      route: 'office',
    });
    expect(application.missing).to.include('account');
    expect(sources.map(({ line, problem }) => ({ line, problem }))).to.deep.equal([
      { line: 1, problem: 'given-twice' },
      { line: 2, problem: 'given-twice' },
    ]);
  });

  it('does not mind the same value twice, in whatever spelling', () => {
    const { values } = read('共通ID：9955000001\nUTokyo Account：９９５５０００００１@utac.u-tokyo.ac.jp');
    expect(values.account).to.equal('9955000001');
  });

  it('does not take a label of something else for a part of the value above', () => {
    expect(read('所属：工学系研究科\nフリガナ：レイ コ\n氏名：例 子').values).to.deep.equal({
      faculty: '工学系研究科',
      name: '例 子',
    });
  });

  it('says for each field which line it was read from', () => {
    const { sources } = readApplication('こんにちは\n\n共通ID\n9955000001\n連絡先：なし', {
      ...CIRCUMSTANCES,
      route: 'office',
    });
    expect(sources).to.deep.equal([
      { field: 'account', value: '9955000001', line: 4, written: '9955000001', problem: null },
      { field: 'contact', value: null, line: 5, written: '連絡先：なし', problem: 'empty' },
    ]);
  });

  it('says why a field is missing for which something was written', () => {
    const text = request({
      account: 'UTokyo Account：123456789955000001',
      name: '氏名：甲\n氏名：乙',
      identityAttested: '本人確認：未',
    });
    expect(read(text).unusable).to.deep.equal({
      account: { word: 'account-malformed', offered: '9955000001' },
      name: { word: 'given-twice' },
      identityAttested: { word: 'denied' },
    });
    expect(read(request({ account: null }))).to.not.have.property('unusable');
  });

  it('notices an applicant who was no student, and not a professor in a reason', () => {
    expect(read(request({ faculty: '所属：工学系研究科 特任研究員' })).warnings).to.deep.equal(['not-student']);
    expect(read(`本学を退職した元職員の件です。\n\n${request()}`).warnings).to.deep.equal(['not-student']);
    expect(read(request({ reason: '理由：指導教授から求められたため。' })).warnings).to.deep.equal([]);
  });
});
