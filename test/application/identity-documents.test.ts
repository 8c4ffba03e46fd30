/** Identity documents: noticed from outside, never kept, and their numbers taken out of every text. */
import { expect } from 'chai';
import fc from 'fast-check';
import { carriesIdentityDocument } from '../../src/kinds/application/identity-documents.ts';
import { withoutIdentityNumbers } from '../../src/mail/identity-numbers.ts';
import type { PartSummary } from '../../src/mail/incoming-mail.ts';
import { PROCEDURE } from './reading.ts';

const part = (name: string | null, type: string, changes: Partial<PartSummary> = {}): PartSummary => ({
  name,
  type,
  disposition: 'attachment',
  size: 40_000,
  ...changes,
});
const noticed = (parts: readonly PartSummary[], byOffice: boolean) =>
  carriesIdentityDocument({ parts }, PROCEDURE, byOffice);

describe('an identity document', () => {
  for (const name of [
    '運転免許証.docx',
    '学生証のコピー.zip',
    'マイナンバーカード.heic',
    'Passport_scan.zip',
    'my_id card.bin',
    "driver's license.tif",
    'パスポート',
  ]) {
    it(`is noticed by its name, whoever sent it: ${name}`, () => {
      expect(noticed([part(name, 'application/octet-stream')], false)).to.equal(true);
    });
  }

  for (const [what, one] of [
    ['an attached photograph', part('IMG_0001.JPG', 'image/jpeg')],
    ['an attached PDF', part('scan.pdf', 'application/pdf')],
    ['a PDF that is shown in the mail', part('scan.pdf', 'application/pdf', { disposition: 'inline' })],
    [
      'a photograph that a telephone put into the text',
      part('IMG_0001.JPG', 'image/jpeg', { disposition: 'inline', size: 900_000 }),
    ],
  ] as const) {
    it(`is what an office most likely means by ${what}`, () => {
      expect(noticed([one], true)).to.equal(true);
      expect(noticed([one], false)).to.equal(false);
    });
  }

  for (const [what, one] of [
    ['a logo in the signature', part('image001.png', 'image/png', { disposition: 'inline', size: 8_000 })],
    ['a logo that came as an attachment', part('logo.png', 'image/png', { size: 8_000 })],
    ['a picture without a name in the text', part(null, 'image/gif', { disposition: null, size: 900 })],
    ['the text itself', part(null, 'text/plain', { disposition: null })],
    ['a document', part('申請書.docx', 'application/msword')],
    ['a name that only holds the letters', part('driverless.txt', 'text/plain')],
  ] as const) {
    it(`is not ${what}`, () => {
      expect(noticed([one], true)).to.equal(false);
    });
  }

  it('was typed, when its number stood in the text', () => {
    expect(carriesIdentityDocument({ parts: [], identityNumber: true }, PROCEDURE, false)).to.equal(true);
  });
});

describe('the number of an identity document', () => {
  const digit = fc.integer({ min: 0, max: 9 });
  const four = fc.array(digit, { minLength: 4, maxLength: 4 }).map((list) => list.join(''));
  const widen = (text: string) => text.replace(/[0-9A-Z]/g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0));
  const around = fc.constantFrom('', '番号', '（', '：', ' ', '\n', '。');
  const twelve = fc
    .tuple(fc.tuple(four, four, four), fc.constantFrom('', ' ', '-', '－', '　', '‐', ' - '), fc.boolean())
    .map(([groups, gap, wide]) => (wide ? widen(groups.join(gap)) : groups.join(gap)));
  const passport = fc
    .tuple(fc.constantFrom('TK', 'MZ', 'AB'), four, fc.array(digit, { minLength: 3, maxLength: 3 }), fc.boolean())
    .map(([letters, head, tail, wide]) => letters + head + tail.join('') + (wide ? '' : ''))
    .chain((number) => fc.boolean().map((wide) => (wide ? widen(number) : number)));

  it('is taken out however it is written, and nothing else is touched', () => {
    fc.assert(
      fc.property(around, fc.oneof(twelve, passport), around, (before, number, after) => {
        const { text, found } = withoutIdentityNumbers(`理由${before}${number}${after}のため`);
        expect(found).to.equal(true);
        expect(text).to.not.match(/[0-9０-９]/u);
        expect(text.length).to.equal(`理由${before}${number}${after}のため`.length);
        expect(text.startsWith(`理由${before}`) && text.endsWith(`${after}のため`)).to.equal(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('is taken out when a mail program has wrapped it', () => {
    expect(withoutIdentityNumbers('1234 5678\n9012').text).to.equal('•••• ••••\n••••');
    expect(withoutIdentityNumbers('1234-5678-\n9012').found).to.equal(false);
  });

  for (const kept of [
    '9955000001',
    '９９５５０００００１',
    '9955000001@utac.u-tokyo.ac.jp',
    '123456789955000001',
    '37-955001',
    'J4-955001',
    '03-0000-0001',
    '090-0000-0001',
    '09000000001',
    '+81 90 0000 0001',
    '+819000000001',
    'tel:+81-3-0000-0001',
    'CDS-2026-0042-K',
    '2026-06-09 10:30',
    '123456789012@mailbox.example',
    'No 1234567',
    'ABC1234567',
    'AB12345678',
    '37955001\n2026年3月',
    '9955000001\n37955001',
  ]) {
    it(`is not ${JSON.stringify(kept)}`, () => {
      expect(withoutIdentityNumbers(`番号：${kept} です`)).to.deep.equal({ text: `番号：${kept} です`, found: false });
    });
  }
});
