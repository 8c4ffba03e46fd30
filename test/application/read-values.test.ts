/** Single values: what can be used, what is kept and marked, and what is asked again. */
import { expect } from 'chai';
import { writtenDate } from '../../src/kinds/application/values/written-date.ts';
import { OFFICE, read, readLine, request } from './reading.ts';

describe('an account', () => {
  for (const written of [
    '9955000001',
    '９９５５０００００１',
    '9955000001@utac.u-tokyo.ac.jp',
    '9955000001@G.ECC.u-tokyo.ac.jp',
    '９９５５０００００１＠ｕｔａｃ．ｕ－ｔｏｋｙｏ．ａｃ．ｊｐ',
    '9955000001（10桁）',
    '9955000001です。',
    '9955000001@utac.u-tokyo.ac.jp <mailto:9955000001@utac.u-tokyo.ac.jp>',
  ]) {
    it(`is read from ${written}`, () => {
      expect(readLine(`共通ID：${written}`, 'account')).to.deep.equal({ value: '9955000001', warnings: [] });
    });
  }

  for (const written of [
    '995500001',
    '99550000011',
    '99550OOO01',
    '99550 00001',
    '123456789955000001',
    '9955000001@mailbox.example',
    '9955000001 9955000002',
    '①955000001',
    'taro',
  ]) {
    it(`is malformed in ${written}`, () => {
      expect(readLine(`共通ID：${written}`, 'account')).to.deep.equal({ value: null, warnings: ['account-malformed'] });
    });
  }
});

describe('a student number', () => {
  it('keeps its letters, in narrow digits and with a plain hyphen', () => {
    expect(readLine('学籍番号：Ｊ４－９５５００１', 'studentId')).to.deep.equal({ value: 'J4-955001', warnings: [] });
    expect(readLine('学籍番号：37ー955001（修士）', 'studentId')).to.deep.equal({ value: '37-955001', warnings: [] });
  });

  it('is kept and marked when its shape is unusual', () => {
    expect(readLine('学籍番号：工12', 'studentId')).to.deep.equal({
      value: '工12',
      warnings: ['student-number-unusual'],
    });
  });
});

describe('a contact address', () => {
  for (const written of [
    'hana@mailbox.example',
    'ｈａｎａ＠ｍａｉｌｂｏｘ．ｅｘａｍｐｌｅ',
    '<hana@mailbox.example>',
    'メール：hana@mailbox.example（携帯）',
    'hana@mailbox.example（私用）',
    'hana@mailbox.example <mailto:hana@mailbox.example>',
    'Hana@Mailbox.example です',
  ]) {
    it(`is read from ${written}`, () => {
      expect(readLine(`連絡先：${written}`, 'contact')).to.deep.equal({ value: 'hana@mailbox.example', warnings: [] });
    });
  }

  for (const written of [
    '03-0000-0000',
    'a@mailbox.example, b@mailbox.example',
    'a@mailbox.example;b@mailbox.example',
    'a@b@mailbox.example',
    'hana@[192.0.2.1]',
    'hana@localhost',
    '"ha na"@mailbox.example',
    'hаna@mailbox.example',
    'hana@mailbox..example',
  ]) {
    it(`is missing when ${JSON.stringify(written)} is written`, () => {
      expect(readLine(`連絡先：${written}`, 'contact')).to.deep.equal({ value: null, warnings: [] });
    });
  }

  for (const [written, warning] of [
    [OFFICE, 'contact-is-office'],
    ['desk+t0000@desk.example', 'contact-is-office'],
    ['DESK@desk.example', 'contact-is-office'],
    ['9955000001@g.ecc.u-tokyo.ac.jp', 'contact-unreachable'],
    ['hana@closed.desk.example', 'contact-unreachable'],
    ['hana@sub.closed.desk.example', 'contact-unreachable'],
  ] as const) {
    it(`is missing with ${warning} when it is ${written}`, () => {
      expect(readLine(`連絡先：${written}`, 'contact')).to.deep.equal({ value: null, warnings: [warning] });
    });
  }

  it('is not unreachable because a domain only ends alike', () => {
    expect(readLine('連絡先：hana@unclosed.desk.example', 'contact').value).to.equal('hana@unclosed.desk.example');
  });

  for (const domain of ['gmial.com', 'gmai.com', 'gmaill.com', 'gnail.com', 'yaho.co.jp']) {
    it(`is kept and marked when ${domain} is probably a slip`, () => {
      const contact = `hana@${domain}`;
      expect(readLine(`連絡先：${contact}`, 'contact')).to.deep.equal({ value: contact, warnings: ['contact-typo'] });
    });
  }

  it('of the applicant goes before the office’s own in its signature', () => {
    const text = `E-mail: hana@mailbox.example\n\n工学系学務課\nE-mail: ${OFFICE}`;
    expect(read(text).values.contact).to.equal('hana@mailbox.example');
  });
});

describe('services', () => {
  for (const [written, services] of [
    ['ECCSクラウドメール', ['eccs']],
    ['ＥＣＣＳクラウド・メール', ['eccs']],
    ['Google Workspace', ['eccs']],
    ['Ｇメール', ['eccs']],
    ['ワンドライブ', ['onedrive']],
    ['One Drive for Business', ['onedrive']],
    ['OneDriveのみ', ['onedrive']],
    ['両方', ['eccs', 'onedrive']],
    ['Both services.', ['eccs', 'onedrive']],
    ['両方（ECCSクラウドメール、OneDrive）', ['eccs', 'onedrive']],
    ['OneDriveとGmail', ['eccs', 'onedrive']],
    ['ECCS Cloud Email & OneDrive', ['eccs', 'onedrive']],
    ['（ECCSクラウドメール，OneDrive，または両方）OneDrive', ['onedrive']],
    ['☑ECCSクラウドメール　□OneDrive', ['eccs']],
    ['[ ] ECCS Cloud Email [x] OneDrive', ['onedrive']],
    ['□ECCSクラウドメール ■OneDrive', ['onedrive']],
    ['OneDrive（Microsoft 365）', ['onedrive']],
  ] as const) {
    it(`${written} is ${services.join(' and ')}`, () => {
      const { services: found, warnings } = read(`対象サービス：${written}`);
      expect(found).to.deep.equal(services);
      expect(warnings).to.deep.equal([]);
    });
  }

  for (const written of [
    'ドライブ',
    'メール',
    'クラウドのデータ',
    'Microsoft 365',
    'ECCSまたはOneDrive',
    'OneDriveは不要、ECCSクラウドメール',
    'not OneDrive',
    'データ全部',
  ]) {
    it(`${written} is asked again`, () => {
      const { services, warnings, missing } = read(`対象サービス：${written}`);
      expect(services).to.deep.equal([]);
      expect(missing).to.include('services');
      expect(warnings).to.deep.equal(['service-ambiguous']);
    });
  }

  for (const written of [
    'ECCSクラウドメール，OneDrive，または両方',
    '（ECCSクラウドメール，OneDrive，または両方）',
    '□ECCS □OneDrive',
  ]) {
    it(`${written} is the template’s own line and chooses nothing`, () => {
      const { services, warnings } = read(`対象サービス：${written}`);
      expect(services).to.deep.equal([]);
      expect(warnings).to.deep.equal([]);
    });
  }

  it('asks about a further, ambiguous service and goes on with the clear one', () => {
    const { services, warnings } = read('対象サービス：OneDriveと共有ドライブ');
    expect(services).to.deep.equal(['onedrive']);
    expect(warnings).to.deep.equal(['service-ambiguous']);
  });

  for (const [written, services, warnings] of [
    ['TeamsとOneDrive', ['onedrive'], ['scope-teams']],
    ['職員メールシステム', [], ['scope-staff-mail']],
    ['ECCS端末のデータ、ECCSクラウドメール', ['eccs'], ['scope-terminal']],
    ['Zoom cloud recordings and Microsoft Forms', [], ['scope-zoom', 'scope-forms']],
    ['Power Automate', [], ['scope-power-platform']],
    ['taro@lab.campus.example のメール', [], ['scope-mail-hosting']],
    ['9955000001@g.ecc.u-tokyo.ac.jp', ['eccs'], []],
  ] as const) {
    it(`${written}: what is out of scope is named, and the rest goes on`, () => {
      const read1 = read(`対象サービス：${written}`);
      expect(read1.services).to.deep.equal(services);
      expect(read1.warnings).to.deep.equal(warnings);
    });
  }
});

describe('a reason', () => {
  for (const written of [
    'バックアップを忘れていたため。',
    'データのバックアップを取るのを失念しておりました。',
    '卒業前に忙しくて保存するのを忘れてしまいました',
    'I forgot to back up my data before leaving the university.',
    'Because I did not have time to make a backup.',
  ]) {
    it(`only says why nothing was saved: ${written}`, () => {
      expect(read(request({ reason: `理由：${written}` })).warnings).to.deep.equal(['reason-only-forgot']);
    });
  }

  for (const written of [
    'バックアップを忘れていたが、査読中の論文の根拠データが必要なため。',
    '測定データの一部のバックアップに失敗しており、論文の改訂に必要なため。',
    'I forgot to back up the consent forms, which the ethics board now asks for.',
    'データが必要です。',
  ]) {
    it(`says more: ${written}`, () => {
      expect(read(request({ reason: `理由：${written}` })).warnings).to.deep.equal([]);
    });
  }
});

describe('a written date', () => {
  for (const written of [
    '2026年6月2日',
    '２０２６年６月２日',
    '2026/6/2',
    '2026-06-02',
    '2026.6.2',
    '令和8年6月2日',
    'R8.6.2',
    '2 June 2026',
    '2nd of June, 2026',
    'June 2, 2026',
    'Jun. 2 2026',
  ]) {
    it(`${written} is 2026-06-02`, () => {
      expect(writtenDate(`確認日は ${written} です`)).to.equal('2026-06-02');
    });
  }

  for (const written of ['6月2日', '2026年2月30日', '令和8年13月1日', '12026/6/2', 'June 2026']) {
    it(`${written} is no date`, () => {
      expect(writtenDate(written)).to.equal(null);
    });
  }

  it('令和元年 is 2019', () => {
    expect(writtenDate('令和元年5月1日')).to.equal('2019-05-01');
  });
});
