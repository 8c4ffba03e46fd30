import { expect } from 'chai';
import { readMail } from '../../src/mailbox/reading/read-mail.ts';
import { bytes, CONDITIONS, mail, read } from './mails.ts';

describe('the content key', () => {
  async function key(...mails: readonly Buffer[]): Promise<readonly string[]> {
    return Promise.all(mails.map(async (raw) => (await read(raw)).contentKey));
  }

  const TOKEN = 'a'.repeat(26);
  const plain = mail([], 'The same words.');

  it('is the same for a copy with other traces, another Message-ID, other line ends and another encoding', async () => {
    const copies = [
      plain,
      mail(
        ['Received: by a.example', 'Message-ID: <other@a.example>', 'Authentication-Results: x; none'],
        'The same words.',
      ),
      bytes(plain.toString('latin1').replaceAll('\r\n', '\n')),
      mail(['Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: base64'], 'VGhlIHNhbWUgd29yZHMu'),
      mail(['Subject: A\r\n question'], 'The same words.'),
    ];
    expect(new Set(await key(...copies)).size).to.equal(1);
  });

  it('is another for another sender, date, subject, token, text or attachment', async () => {
    const withPart = (part: string) =>
      mail(
        ['Content-Type: multipart/mixed; boundary=b'],
        '--b',
        '',
        'The same words.',
        '--b',
        'Content-Type: image/png',
        '',
        part,
        '--b--',
      );
    const others = [
      plain,
      mail(['From: x@office.example'], 'The same words.'),
      mail(['Date: Thu, 04 Jun 2026 10:12:00 +0900'], 'The same words.'),
      mail(['Subject: Another'], 'The same words.'),
      mail([`To: desk+t${TOKEN}@desk.example`], 'The same words.'),
      mail([], 'Other words.'),
      withPart('AAAA'),
      withPart('AAAAAAAA'),
    ];
    expect(new Set(await key(...others)).size).to.equal(others.length);
  });

  it('depends on the secret', async () => {
    const other = await readMail(plain, { ...CONDITIONS, contentKey: Buffer.alloc(32, 6) });
    expect(other.contentKey).to.not.equal((await read(plain)).contentKey);
  });
});
