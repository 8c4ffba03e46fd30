/** Habits of clerks that a value is read in spite of, and those that leave it to be asked for. */
import { expect } from 'chai';
import { OFFICE, read, readLine, request } from './reading.ts';

describe('a contact beside others', () => {
  it('of the applicant goes before a colleague’s in the signature, and before a telephone number', () => {
    const clerk = OFFICE.replace(/^[^@]+/, 'clerk.private');
    const text = `連絡先（電話）：090-0000-0000\n連絡先（メール）：hana@mailbox.example\n\n工学系学務課\nMail: ${clerk}`;
    expect(read(text).values.contact).to.equal('hana@mailbox.example');
  });

  it('is not guessed between two from elsewhere, or under the same label', () => {
    const clerk = OFFICE.replace(/^[^@]+/, 'clerk.private');
    for (const other of ['Mail: clerk@private.example', `連絡先：${clerk}`])
      expect(read(`連絡先：hana@mailbox.example\n\n${other}`).values.contact, other).to.equal(undefined);
  });
});

describe('a name', () => {
  for (const [written, name] of [
    ['真壁 亮（まかべ りょう）', '真壁 亮'],
    ['真壁 亮(マカベ リョウ)様', '真壁 亮'],
    ['真壁 亮様（マカベ　リョウ）', '真壁 亮'],
    ['真壁 亮（旧姓：佐伯）', '真壁 亮（旧姓：佐伯）'],
    ['ホシノ アンナ（アン）', 'ホシノ アンナ（アン）'],
    ['Ms. Maria Exemplar', 'Maria Exemplar'],
    ['Dr Hans Mustermann', 'Hans Mustermann'],
    ['Drew Sample', 'Drew Sample'],
  ] as const)
    it(`is read from ${written}`, () => {
      expect(readLine(`氏名：${written}`, 'name').value).to.equal(name);
    });
});

describe('a statement of identity beside its label', () => {
  for (const [written, attested] of [
    ['令和8年6月6日、対面にて済', true],
    ['窓口で済み。', true],
    ['免許証にて済（6月6日）', false],
    ['窓口にて未済', false],
    ['窓口で済ませる予定', false],
    ['不要、OK', false],
    ['書類の写し、有', false],
  ] as const)
    it(`${attested ? 'is' : 'is not'} made by ${written}`, () => {
      expect(read(request({ identityAttested: `本人確認：${written}` })).identityAttested).to.equal(attested);
    });

  it('is taken back beside a name or a number', () => {
    for (const name of ['氏名：要件 満子（本人確認未了）', 'Full name: Mitsuko Yoken (identity not yet verified)'])
      expect(read(request({ name })).identityAttested, name).to.equal(false);
  });
});

describe('a template', () => {
  it('whose instruction stands under its label is read below it', () => {
    const account = 'UTokyo Account（10桁の数字）\n　※10桁の数字で記入してください。例：0000000000\n　9955000001';
    expect(read(request({ account })).values.account).to.equal('9955000001');
  });

  it('with a remark there, or with nothing below it, has no value', () => {
    for (const name of ['氏名\n※ご本人に確認中\n学務課 三上', '氏名\n※在学時のものを記入してください。'])
      expect(read(request({ name })).values.name, name).to.equal(undefined);
  });

  it('in two languages has one label for each field, and 姓 and 名 are two', () => {
    for (const label of ['氏名 / Name', 'Full name（氏名）', '【氏名／Full name】', '氏名 Name', 'お名前｜Name'])
      expect(read(request({ name: `${label}：要件 満子` })).values.name, label).to.equal('要件 満子');
    expect(read(request({ name: '姓：要件　名：満子' })).values.name).to.equal('要件 満子');
    expect(read(request({ name: '氏名 / Reason：要件 満子' })).values.name).to.equal(undefined);
  });
});

describe('a row of a table', () => {
  it('drawn with bars is read cell by cell', () => {
    const text = request({ name: '| 氏名 | 要件 満子 |', services: '│サービス│OneDrive│' });
    expect(read(text)).to.deep.include({ services: ['onedrive'] });
    expect(read(text).values.name).to.equal('要件 満子');
  });

  it('with an unknown label ends the reason above it', () => {
    expect(read(request({ reason: '理由\t特許の審査のため\n進学先\t他大学' })).values.reason).to.equal(
      '特許の審査のため',
    );
  });

  it('of services may hold one in each line, and nothing else', () => {
    expect(read(request({ services: 'サービス\tECCSクラウドメール\nOneDrive' })).services).to.deep.equal([
      'eccs',
      'onedrive',
    ]);
    expect(
      read(request({ services: 'サービス：ECCSクラウドメール\nOneDriveは使っていません。' })).services,
    ).to.deep.equal(['eccs']);
  });
});
