/** The clock of the desk to try: pushed on day by day, the real daemon does what it would have done, on the days and at the hours it would have. */
import { expect } from 'chai';
import { demoMail } from '../../src/sandbox/demo-mails.ts';
import { personAt } from '../../src/sandbox/page/people/people.ts';
import { answerBegun, mailOf } from '../../src/sandbox/page/people/write-mail.ts';
import { openStayDesk, type StayDesk } from '../../src/sandbox/page/stay-desk.ts';

/** A Wednesday at ten in Tokyo. */
const STARTS_AT = '2026-06-03T01:00:00.000Z';
const TARO = personAt('taro.yamada@staff.desk.example');
const HANAKO = 'hanako.reiji@mailbox.example';
const DAYS = 9;

describe('A week at the desk to try', () => {
  let stay: StayDesk;
  before(async () => {
    const quiet = { info: () => {}, warn: () => {}, error: () => {} };
    stay = await openStayDesk({ log: quiet, startsAt: STARTS_AT });
  });
  after(() => stay.close());

  const received = (owner: string, about: RegExp) =>
    stay.mailboxes.of(owner).filter(({ isSent, subject }) => !isSent && about.test(subject));
  /** Resolves with the newest letter of that subject, once there is one. */
  const letter = (owner: string, about: RegExp) =>
    new Promise<ReturnType<typeof received>[number]>((resolve) => {
      const look = () => {
        const [found] = received(owner, about);
        if (!found) return;
        forget();
        resolve(found);
      };
      const forget = stay.onChange(look);
      look();
    });
  const answer = async (about: RegExp, text: string) => {
    const asked = await letter(TARO.address, about);
    const begun = answerBegun(asked, 'ja', 'Asia/Tokyo');
    stay.send(mailOf(TARO, { ...begun, text: `${text}${begun.text}` }, asked, stay.clock.now()));
  };
  /** Day and hour in Tokyo, `06-08 11`, oldest first. */
  const hours = (owner: string, about: RegExp) =>
    received(owner, about)
      .map(({ at }) => new Date(Date.parse(at) + 9 * 3_600_000).toISOString().slice(5, 13).replace('T', ' '))
      .reverse();

  it('has every morning letter and no weekend, a reminder two days before the end, and asks daily to close the access', async () => {
    stay.send(demoMail('office-ja', new Date(stay.clock.now())));
    await answer(/要判断/, '承認');
    await letter(TARO.address, /判断を記録/);
    await stay.leap('hour');
    await answer(/要作業/, '提供しました');
    await letter(HANAKO, /準備ができました/);
    for (let day = 0; day < DAYS; day += 1) await stay.leap('day');

    const mornings = ['06-03 10', '06-04 09', '06-05 09', '06-08 09', '06-09 09', '06-10 09', '06-11 09', '06-12 09'];
    expect(hours(TARO.address, /^今日の窓口/)).to.deep.equal(mornings);
    expect(hours(TARO.address, /^先週の窓口/)).to.deep.equal(['06-08 09']);
    expect(hours(HANAKO, /許可しました/)).to.deep.equal(['06-03 10']);
    expect(hours(HANAKO, /まもなく利用期間が終わります/)).to.deep.equal(['06-08 11']);
    expect(hours(HANAKO, /利用期間が終わりました/)).to.deep.equal(['06-10 11']);
    const closing = hours(TARO.address, /アクセスの終了/).map((hour) => hour.slice(0, 5));
    expect(closing).to.deep.equal(['06-10', '06-11', '06-12']);
    expect(await stay.desk.store.verifyAudit()).to.equal(null);
  });
});
