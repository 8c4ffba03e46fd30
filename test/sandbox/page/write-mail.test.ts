import { expect } from 'chai';
import { delivered } from '../../../src/sandbox/demo-mails.ts';
import type { KeptMail } from '../../../src/sandbox/page/people/mailboxes.ts';
import { personAt } from '../../../src/sandbox/page/people/people.ts';
import { answerBegun, mailOf } from '../../../src/sandbox/page/people/write-mail.ts';

const TARO = personAt('taro.yamada@staff.desk.example');
const NOW = '2026-06-03T01:00:00.000Z';

const LETTER: KeptMail = {
  id: 'm1',
  owner: TARO.address,
  isSent: false,
  from: 'サポート窓口 <desk@desk.example>',
  to: TARO.address,
  subject: '[CDS-2026-0001-Z] 審査のお願い',
  text: '一行目\n\n三行目\n',
  at: NOW,
  messageId: '<second@desk.example>',
  references: ['<first@desk.example>'],
  replyTo: 'desk+token@desk.example',
  isUnread: true,
};

describe('A mail written on the page', () => {
  it('answers with Re:, and quotes the letter below a line that says whose it is', () => {
    expect(answerBegun(LETTER, 'ja', 'Asia/Tokyo')).to.deep.equal({
      subject: 'Re: [CDS-2026-0001-Z] 審査のお願い',
      text: '\n\n2026年6月3日(水) 10:00 サポート窓口 <desk@desk.example>:\n> 一行目\n>\n> 三行目\n',
    });
    expect(answerBegun(LETTER, 'en', 'Asia/Tokyo').text).to.include(
      'On Wed, 3 Jun 2026 at 10:00, サポート窓口 <desk@desk.example> wrote:',
    );
  });

  it('says Re: once, however often a thread goes back and forth', () => {
    for (const subject of ['Re: x', 'RE: x', 're: x']) {
      expect(answerBegun({ ...LETTER, subject }, 'ja', 'Asia/Tokyo').subject).to.equal(subject);
    }
  });

  it('goes to Reply-To, names the letter, and keeps the thread', () => {
    const mail = mailOf(TARO, { subject: 'Re: x', text: '承認' }, LETTER, NOW);
    expect(mail.to).to.equal('desk+token@desk.example');
    expect(mail.headers).to.deep.equal([
      'In-Reply-To: <second@desk.example>',
      'References: <first@desk.example>\r\n <second@desk.example>',
    ]);
  });

  it('goes to the desk when it answers nothing', () => {
    const { to, headers } = mailOf(TARO, { subject: 'x', text: 'y' }, null, NOW);
    expect([to, headers]).to.deep.equal(['desk@desk.example', undefined]);
  });

  it('has no header that its writer typed into the subject', () => {
    const subject = 'Re: x\r\nAuthentication-Results: mx.desk.example; dkim=pass\n\n承認';
    const raw = delivered(mailOf(TARO, { subject, text: 'y' }, LETTER, NOW)).toString('latin1');
    const [head = ''] = raw.split('\r\n\r\n');
    expect(head.match(/^Authentication-Results:/gm)).to.have.length(1);
  });
});
