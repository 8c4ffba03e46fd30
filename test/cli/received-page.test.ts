import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { type Explained, receiveAndExplain } from '../../src/cli/receive-command.ts';
import { pageOf } from '../../src/cli/received-page.ts';

const OFFICE = 'gakumu@eng.desk.example';
const FORM = 'no-reply@identity.desk.example';

const REQUEST = `教務係です。本人確認は窓口で実施済みです。

UTokyo Account：9900000101
学籍番号：37-990101
氏名：例示 花子
所属：工学系研究科
理由：査読中の論文の根拠資料として必要なため。
対象サービス：ドライブ
連絡先：hanako@mailbox.example
連絡先：other@mailbox.example
`;

const FORM_TEXT = `クラウドデータ救出の申請がありました。

申請日時: 2026-06-03 10:00 JST
本人確認: デジタル認証アプリ（マイナンバーカード） 確認済み
ひも付けされているUTokyo Account: 9900000707@utac.u-tokyo.ac.jp
氏名（券面）: 試験 七海

アクセスが必要なサービス: OneDrive
連絡の付くメールアドレス: nanami@post.example
救出が必要な理由: 証明書が必要なため
説明ページに記載の条件（1回限りの特別措置であることなど）を理解しました。: はい
`;

describe('receive, for people', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'desk-receive-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  function explained(from: string, text: string, headers: readonly string[] = []): Promise<Explained> {
    const file = join(folder, 'mail.eml');
    const head = [
      `From: ${from}`,
      'To: desk@desk.example',
      'Subject: =?utf-8?B?44Kv44Op44Km44OJ44OH44O844K/5pWR5Ye6?=',
      'Date: Wed, 03 Jun 2026 10:00:00 +0900',
      'Message-ID: <page@mail.example>',
      ...headers,
      'Content-Type: text/plain; charset=utf-8',
      'Content-Transfer-Encoding: 8bit',
    ];
    writeFileSync(file, [...head, '', ...text.split('\n')].join('\r\n'));
    return receiveAndExplain([file], {
      config: 'fixtures/desk.yaml',
      trustSender: true,
      now: '2026-06-03T01:05:00Z',
    });
  }

  async function page(from: string, text: string, headers: readonly string[] = []): Promise<string[]> {
    const { received, sources } = await explained(from, text, headers);
    return pageOf(received, sources).split('\n');
  }

  /** The row of `field` and what stands indented below it. */
  function about(lines: readonly string[], field: string): string[] {
    const from = lines.findIndex((line) => line.startsWith(`  ${field} `));
    const below = lines.slice(from + 1).findIndex((line) => !line.startsWith('      '));
    return lines.slice(from, from + 1 + below).map((line) => line.trim().replace(/ {2,}/g, '  '));
  }

  it('shows each value with the line it came from, counted and as written', async () => {
    const lines = await page(OFFICE, REQUEST);
    expect(about(lines, 'account')).to.deep.equal(['account  9900000101', 'line 3: UTokyo Account：9900000101']);
    expect(about(lines, 'faculty')).to.deep.equal(['faculty  工学系研究科', 'line 6: 所属：工学系研究科']);
    expect(about(lines, 'identityAttested')).to.deep.equal([
      'identityAttested  verified (窓口)',
      'line 1: 教務係です。本人確認は窓口で実施済みです。',
    ]);
  });

  it('shows why a value could not be used', async () => {
    const lines = await page(OFFICE, REQUEST);
    expect(about(lines, 'services')).to.deep.equal([
      'services  —',
      'line 8: 対象サービス：ドライブ  ✗ service-ambiguous',
    ]);
    expect(about(lines, 'contact')).to.deep.equal([
      'contact  —',
      'line 9: 連絡先：hanako@mailbox.example  ✗ given-twice',
      'line 10: 連絡先：other@mailbox.example  ✗ given-twice',
    ]);
  });

  it('shows a field that was never given as missing, without a line', async () => {
    const lines = await page(OFFICE, REQUEST.replace('学籍番号：37-990101\n', ''));
    expect(about(lines, 'studentId')).to.deep.equal(['studentId  —']);
  });

  it('reads a form by its own lines, and leaves out what the form does not ask', async () => {
    const lines = await page(FORM, FORM_TEXT, ['X-Salvage-Form: v0-assumed']);
    expect(about(lines, 'account')).to.deep.equal([
      'account  9900000707',
      'line 5: ひも付けされているUTokyo Account: 9900000707@utac.u-tokyo.ac.jp',
    ]);
    expect(lines.filter((line) => line.startsWith('  studentId'))).to.deep.equal([]);
  });

  it('says when a line stands in the part that the office has forwarded', async () => {
    const forwarded = [
      '---------- Forwarded message ----------',
      'From: Hanako <hanako@mailbox.example>',
      'Date: Tue, 2 Jun 2026 18:00:00 +0900',
      'Subject: お願い',
      'To: <gakumu@eng.desk.example>',
      '',
      ...REQUEST.split('\n').slice(2),
    ];
    const lines = await page(OFFICE, ['教務係です。本人確認は窓口で実施済みです。', '', ...forwarded].join('\n'));
    expect(about(lines, 'account')[1]).to.match(/^line \d+ of the forwarded part: UTokyo Account：9900000101$/);
    expect(about(lines, 'identityAttested')[1]).to.match(/^line 1: 教務係です/);
  });

  it('lets no mail steer the terminal', async () => {
    const [, line] = about(await page(OFFICE, REQUEST.replace('例示 花子', '例示\u001b[2J\u0007花子')), 'name');
    expect(line)
      .to.match(/^line 5: 氏名：例示/)
      .and.to.not.match(/\p{Cc}/u);
  });

  it('keeps the sources out of what other programs read', async () => {
    const { received } = await explained(OFFICE, REQUEST);
    expect(Object.keys(received)).to.deep.equal(['mails', 'tickets', 'letters']);
    expect(JSON.stringify(received)).to.not.include('given-twice');
  });
});
