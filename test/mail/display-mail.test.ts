import { expect } from 'chai';
import fc from 'fast-check';
import { displayMail } from '../../src/mailbox/reading/display-mail.ts';
import { bytes, mail, misreading } from './mails.ts';

function lines(...text: readonly string[]): Buffer {
  return bytes(text.join('\r\n'));
}

describe('a mail that the desk refused to read', () => {
  const refused: Readonly<Record<string, { readonly raw: Buffer; readonly subject: string; readonly text: string }>> = {
    'without a sender': { raw: lines('Subject: x', '', 'hello'), subject: 'x', text: 'hello' },
    'of two subjects: the first': {
      raw: lines('From: a@b.example', 'Subject: one', 'Subject: two', '', 'hello'),
      subject: 'one',
      text: 'hello',
    },
    'with a line of blanks for the end of its header': {
      raw: lines('From: a@b.example', 'Subject: x', ' ', 'hello there'),
      subject: 'x',
      text: 'hello there',
    },
    'with a line of blanks within its header': {
      raw: lines('From: a@b.example', 'Subject: x', ' ', '\ty', 'To: c@d.example', '', 'hello'),
      subject: 'x \ty'.replace('\t', ''),
      text: 'hello',
    },
    'with a line in its header that is no field': {
      raw: lines('From: a@b.example', 'what is this', 'Subject: x', '', 'hello'),
      subject: 'x',
      text: 'hello',
    },
    'with a blank before the colon': {
      raw: lines('From : a@b.example', 'Subject : x', '', 'hello'),
      subject: 'x',
      text: 'hello',
    },
    'of another line end than mails have': {
      raw: bytes('From: a@b.example\rSubject: x\r\rhello'),
      subject: 'x',
      text: 'hello',
    },
    'kept with the line that divides mails in a file': {
      raw: lines('From a@b.example Wed Jun  3 10:12:00 2026', 'Subject: x', '', 'hello'),
      subject: 'x',
      text: 'hello',
    },
    'in parts that nothing divides': {
      raw: lines('From: a@b.example', 'Subject: x', 'Content-Type: multipart/mixed; boundary=b', '', 'hello'),
      subject: 'x',
      text: 'hello',
    },
    'that has no header at all': { raw: lines('no header, hello'), subject: '', text: 'no header, hello' },
    'in Japanese of its own kind': {
      raw: lines(
        'Subject: =?iso-2022-jp?B?GyRCOGFMMxsoQg==?=',
        'Content-Type: text/plain; charset=CP50220',
        '',
        '\x1b$B8aL3\x1b(B',
      ),
      subject: '午務',
      text: '午務',
    },
  };
  for (const [what, { raw, subject, text }] of Object.entries(refused))
    it(`can be looked at: ${what}`, async () => {
      await misreading(raw);
      const shown = displayMail(raw);
      expect({ subject: shown.subject, text: shown.text.trim() }).to.deep.equal({ subject, text });
    });

  it('shows what its sender line says, true or not', () => {
    expect(displayMail(lines('From: "Boss" <boss@desk.example>, other@b.example', '', 'x')).from).to.equal(
      '"Boss" <boss@desk.example>, other@b.example',
    );
  });
});

describe('a mail shown to a person', () => {
  it('is as the desk read it', () => {
    const { subject, text, date } = displayMail(mail(['Subject: A question'], 'Good morning'));
    expect({ subject, text: text.trim(), date }).to.deep.equal({
      subject: 'A question',
      text: 'Good morning',
      date: 'Wed, 03 Jun 2026 10:12:00 +0900',
    });
  });

  it('shows the report of a mail system that wrote no text', () => {
    const raw = mail(
      ['Content-Type: multipart/report; report-type=delivery-status; boundary=b'],
      '--b',
      'Content-Type: message/delivery-status',
      '',
      'Action: failed',
      '--b--',
    );
    expect(displayMail(raw).text).to.equal('Action: failed');
  });

  it('holds nothing that commands are read from', () => {
    expect(Object.keys(displayMail(mail([], 'APPROVE')))).to.have.members(['from', 'subject', 'date', 'text']);
  });

  it('may be any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 500 }), (raw) => {
        expect(displayMail(Buffer.from(raw)).text).to.not.include('\u0000');
      }),
      { numRuns: 500 },
    );
  });
});
