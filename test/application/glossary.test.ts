/** Every way a label is known to be written stands as a label: with each separator, bullet and bracket. */
import { expect } from 'chai';
import { labelledLines } from '../../src/kinds/application/labels/labelled-lines.ts';
import { PROCEDURE } from './reading.ts';

/** Words that offices, applicants and the pages of the procedure use; each must be one of the field. */
const GLOSSARY: Readonly<Record<string, string>> = {
  account:
    'UTokyo Account | UTokyo Account(10桁の数字) | UTokyoAccount | UTokyoアカウント | 東大アカウント | 東京大学アカウント | UTAC | 共通ID | 共通ＩＤ | 共通アイディー | 数字10桁の共通ID | 10桁の共通ID | 10桁ID | ユーザー名 | ユーザ名 | アカウント名 | ユトウキョウアカウント | U-Tokyo Account | Common ID | 10-digit Common ID | 10-digits Common ID | common id number | account ID | username | UTokyo Account (10-digit Common ID)',
  studentId:
    '学籍番号 | 学生証番号 | 学籍番号（学生証番号） | 離籍直前の学籍番号 | 離籍直前の学籍番号（学生証番号） | 在学時の学籍番号 | 学生番号 | ガクセキバンゴウ | ｶﾞｸｾｷﾊﾞﾝｺﾞｳ | Student ID | Student ID number | Student No. | student number | ID card number | Student ID number immediately before leaving',
  name: "氏名 | お名前 | 名前 | 申請者氏名 | 本人氏名 | 氏名（漢字） | シメイ | Full name | Name | Applicant's name | Applicant’s name | Name in Kanji",
  faculty:
    '所属 | ご所属 | 離籍直前の所属 | 学部・研究科等 | 所属学部・研究科等 | 離籍直前の学部・研究科等 | 学部 | 研究科 | 専攻 | 学科 | 学府 | 教育部 | 部局 | College/faculty/graduate school | College/faculty/graduate school immediately before leaving | Faculty or Graduate School | Affiliation | Department | School',
  reason:
    '措置が必要な理由 | 救出が必要な理由 | 復旧が必要な理由 | 理由 | 申請理由 | 必要な理由 | 経緯 | リユウ | Reason why this measure is necessary | Reasons why salvage is necessary | Reason | Reasons | Reason(s) | Purpose | Justification',
  services:
    'アクセス提供対象サービス | アクセス提供対象サービス（ECCSクラウドメール，OneDrive，または両方） | アクセスが必要なサービス | 対象サービス | 復旧したいサービス | 希望サービス | 必要なサービス | Service for access provision | Service for access provision (ECCS Cloud Email, OneDrive, or both) | Target services for access provision | Service you need to access | Service | Services | Service(s)',
  contact:
    "本人連絡先 | 本人連絡先（メールアドレス） | 連絡先 | 連絡先メールアドレス | 連絡の付くメールアドレス | 連絡のつくメールアドレス | メールアドレス | メアド | e-mail | Ｅメール | イーメール | Applicant's contact information (email address) | Contact email address | Contact | Email | E-mail address",
};
const PARTS = ['Family name', 'Given name', '姓', '名字', '名'];
const OTHERS = ['フリガナ', 'ふりがな', 'カナ', 'ローマ字', 'Name in Katakana', '電話番号', '備考'];

const fieldOf = (line: string) => {
  const [given, ...more] = labelledLines(line, PROCEDURE).given;
  return given && more.length === 0 && given.lines.join() === '値そのもの' ? given.word.field : undefined;
};

describe('the words for a field', () => {
  const shapes: readonly ((label: string) => string)[] = [
    (label) => `${label}：値そのもの`,
    (label) => `${label}: 値そのもの`,
    (label) => `${label} ＝ 値そのもの`,
    (label) => `${label}→値そのもの`,
    (label) => `・${label}：値そのもの`,
    (label) => `■ ${label}：値そのもの`,
    (label) => `(1) ${label}：値そのもの`,
    (label) => `①${label}：値そのもの`,
    (label) => `１．${label}：値そのもの`,
    (label) => `【${label}】値そのもの`,
    (label) => `［${label}］：値そのもの`,
    (label) => `${label}\n値そのもの`,
    (label) => `${label}\t値そのもの`,
    (label) => `${label} ........ : 値そのもの`,
    (label) => `${label}……値そのもの`,
    (label) => `${label.toUpperCase()}：値そのもの`,
  ];

  for (const [field, words] of Object.entries(GLOSSARY)) {
    it(`${field} is known in all of them, however the label is set`, () => {
      const wrong = words
        .split(' | ')
        .flatMap((label) => shapes.map((shape) => shape(label)))
        .filter((line) => fieldOf(line) !== field);
      expect(wrong).to.deep.equal([]);
    });

    it(`${field} is known in every word of the procedure`, () => {
      const labels = PROCEDURE.fields[field]?.labels ?? [];
      expect(labels.filter((label) => fieldOf(`${label}：値そのもの`) !== field)).to.deep.equal([]);
    });
  }

  it('has parts of a name, and labels that belong to no field', () => {
    expect(PARTS.map((label) => fieldOf(`${label}：値そのもの`))).to.deep.equal(PARTS.map(() => 'name'));
    const [kana] = labelledLines('フリガナ：ヨウケン', PROCEDURE).given;
    expect(kana?.word.field).to.equal(null);
    expect(OTHERS.map((label) => labelledLines(`${label}：値`, PROCEDURE).given[0]?.word.field)).to.deep.equal(
      OTHERS.map(() => null),
    );
  });

  it('is no label inside a sentence', () => {
    for (const sentence of [
      '学籍番号が分からないそうです。',
      'The name of the applicant is not known to us',
      '連絡先については後ほどお知らせします。',
      '理由を聞きました。',
    ])
      expect(labelledLines(sentence, PROCEDURE).given, sentence).to.deep.equal([]);
  });
});
