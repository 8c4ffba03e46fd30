/** A desk that mails come to at random, and what must be true of it whatever they say. */
import { expect } from 'chai';
import type { Ticket } from '../../../src/domain/ticket.ts';
import { dateIn, daysBetween } from '../../../src/domain/time.ts';
import { keepTimeLimits } from '../../../src/jobs/keep-time-limits.ts';
import type { Chance } from '../../forge/chance.ts';
import { LEE, type Letter, MORI, OFFICE, REQUEST, rawMail, reply } from '../../journey/desk-in-memory.ts';
import { EdgeDesk, withLines } from '../edges/edge-desk.ts';

const ACCOUNTS = ['9900000101', '9900000202'];
const DECIDING = [
  '訂正 失効日 2026-04-01\n承認',
  '訂正 失効日 2026-04-01\n承認',
  '承認',
  '承認 OneDrive',
  '訂正 失効日 2025-11-01\n承認',
  '訂正 失効日 2025-11-01\n承認 特例',
  '却下 理由',
  '却下 OneDrive 期限',
  '取消',
  '提供済',
  '提供済',
  '終了しました',
  '照会\nどのデータですか。',
  '保留',
  '再開',
  '再審査',
  '緊急停止',
  '提供不可',
  '訂正 対象サービス OneDrive',
  'メモ 電話で確認済み',
  'ありがとうございます。',
];
const OUTSIDE: Readonly<Record<string, readonly string[]>> = {
  office: [
    '相違ありません。',
    '相違ありません。',
    '理由：図3の元データのため',
    '取り下げます',
    '依頼していません',
    '状況',
  ],
  applicant: ['理由：図3の元データのため', '図3の元データです。', '取り下げます', 'ENGLISH', '状況'],
};

const GRANTED = ['awaiting-provision', 'access-open', 'access-closed', 'unavailable'];
const DAY = 24 * 60;

export class RandomLife {
  /** Ticket by the right it was granted. */
  readonly granted = new Map<string, string>();
  readonly edge: EdgeDesk;
  private readonly chance: Chance;
  private readonly raws: string[] = [];
  private applications = 0;

  private constructor(edge: EdgeDesk, chance: Chance) {
    this.edge = edge;
    this.chance = chance;
  }

  static async begin(chance: Chance): Promise<RandomLife> {
    return new RandomLife(await EdgeDesk.open(), chance);
  }

  async step(): Promise<void> {
    const { chance } = this;
    if (this.applications < 2 || chance.maybe(0.06)) await this.apply();
    else if (chance.maybe(0.08)) await this.repeat();
    else if (chance.maybe(0.3)) await this.pass();
    else await this.answer();
    await this.check();
  }

  private async receive(raw: string): Promise<void> {
    this.raws.push(raw);
    await this.edge.desk.receiveRaw(raw);
    await this.edge.newLetters();
  }

  private async apply(): Promise<void> {
    const { chance, edge } = this;
    this.applications += 1;
    const lines = {
      'UTokyo Account': chance.pick(ACCOUNTS),
      アクセス提供対象サービス: chance.pick(['両方', 'OneDrive', 'ECCSクラウドメール']),
      措置が必要な理由: `論文の図${this.applications}の根拠資料として必要なため。`,
      ...(chance.maybe(0.2) ? { 本人連絡先: null } : {}),
    };
    const text = withLines(REQUEST, lines);
    const proof = chance.maybe(0.3) ? { signedBy: null } : {};
    await this.receive(rawMail({ from: OFFICE, subject: 'クラウドデータ救出', text, ...proof }, edge.desk.now()));
  }

  /** The same mail once more: nothing changes, and nobody is written to. */
  private async repeat(): Promise<void> {
    const { edge, chance, raws } = this;
    const before = JSON.stringify(await edge.tickets());
    const letters = edge.post.length;
    const { verdict } = await edge.desk.receiveRaw(chance.pick(raws));
    await edge.newLetters();
    expect(verdict).to.be.oneOf(['duplicate', 'accepted', 'ignored']);
    expect(JSON.stringify(await edge.tickets()), 'a mail that came twice changed a ticket').to.equal(before);
    expect(edge.post.length, 'a mail that came twice was answered twice').to.equal(letters);
  }

  private async pass(): Promise<void> {
    const { edge, chance } = this;
    await edge.desk.send();
    edge.desk.pass(chance.pick([1, 35, 35, 35, DAY, 8 * DAY]));
    await edge.desk.settle();
    await keepTimeLimits(edge.desk.desk);
    await keepTimeLimits(edge.desk.desk);
    await edge.newLetters();
  }

  private async answer(): Promise<void> {
    const { edge, chance } = this;
    // Mostly what came last, now and then something old.
    const recent = chance.maybe(0.8) ? edge.post.slice(-8) : edge.post;
    const letter = chance.pick(recent.length > 0 ? recent : edge.post);
    edge.desk.pass(1);
    await this.receive(rawMail(reply(letter, this.wordsFor(letter)), edge.desk.now()));
  }

  private wordsFor({ to }: Letter): string {
    if (to === OFFICE) return this.chance.pick(OUTSIDE.office ?? []);
    return this.chance.pick([MORI, LEE].includes(to) || to.includes('helper') ? DECIDING : (OUTSIDE.applicant ?? []));
  }

  private async check(): Promise<void> {
    for (const ticket of await this.edge.tickets()) if (GRANTED.includes(ticket.state)) this.checkGrant(ticket);
  }

  private checkGrant({ id, decision, revokedOn, receivedAt, application, officeProven, revision }: Ticket): void {
    expect(application.missing).to.deep.equal([]);
    expect(officeProven, 'the office is not proven').to.equal(true);
    if (!decision || revokedOn === null) throw new Error('granted without a decision or a date');
    expect(decision.revision).to.equal(revision);
    const days = daysBetween(revokedOn, dateIn('Asia/Tokyo', receivedAt));
    const people = new Set((decision.approvals ?? []).map(({ by }) => by));
    expect(days).to.be.at.least(0);
    expect(people.size).to.be.at.least(days > 180 ? 2 : 1);
    for (const by of people) {
      expect([MORI, LEE], 'somebody approved who may not').to.include(by);
      const asked = this.edge.post.filter(({ to, subject }) => to === by && subject.includes(id));
      expect(asked, 'an approver was never asked').to.not.deep.equal([]);
    }
    for (const service of decision.services) {
      const right = `${application.values.account} ${service}`;
      expect(this.granted.get(right) ?? id, 'a right was granted twice').to.equal(id);
      this.granted.set(right, id);
    }
  }
}
