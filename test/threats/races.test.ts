/** Threats A10 and A12: an approval on its way at the same time as a change, or as somebody else's decision. */
import { expect } from 'chai';
import type { Outcome } from '../../src/journey.ts';
import { chanceFrom } from '../forge/chance.ts';
import {
  type DeskInMemory,
  LEE,
  type Letter,
  type MailDraft,
  MORI,
  OFFICE,
  openDeskInMemory,
  reply,
} from '../journey/desk-in-memory.ts';
import { requestOf } from './decision-desk.ts';
import { repetitions, timeLimit } from './repetitions.ts';

const RACES = repetitions(60, 1_000);
const TICKET = /\[(CDS-[0-9A-Z-]+)\]/;

/** Letters to one ticket, by recipient: the newest of each. */
type Letters = ReadonlyMap<string, Letter>;

async function lettersByTicket(desk: DeskInMemory): Promise<ReadonlyMap<string, Letters>> {
  const found = new Map<string, Map<string, Letter>>();
  for (const letter of await desk.newLetters()) {
    const ticket = TICKET.exec(letter.subject)?.[1];
    if (ticket !== undefined) found.set(ticket, (found.get(ticket) ?? new Map()).set(letter.to, letter));
  }
  return found;
}

/** As written, before its lines were broken: Japanese anywhere, English at blanks. */
function unbroken(text = ''): string {
  return text.replace(/\n(?=[\u3000-\u9fff])|(?<=[\u3000-\u9fff])\n/g, '').replace(/\s+/g, ' ');
}

describe('Two mails at the same time', function () {
  this.timeout(timeLimit(300_000));
  let desk: DeskInMemory;
  let races: readonly (readonly [ticket: string, mori: Letter, lee: Letter])[];
  const chance = chanceFrom(12);

  beforeEach(async () => {
    desk = await openDeskInMemory();
    for (let number = 0; number < RACES; number += 1)
      await desk.receive({ from: OFFICE, subject: 'クラウドデータ救出', text: requestOf(number) });
    for (const letters of (await lettersByTicket(desk)).values())
      await desk.receive(reply(letterTo(letters, LEE), 'SET revoked_on 2026-04-01'));
    const changed = await lettersByTicket(desk);
    races = [...changed].map(([ticket, letters]) => [ticket, letterTo(letters, MORI), letterTo(letters, LEE)]);
    expect(races).to.have.length(RACES);
  });
  afterEach(() => desk.close());

  function letterTo(letters: Letters, address: string): Letter {
    const letter = letters.get(address);
    if (!letter) throw new Error(`no letter to ${address}`);
    return letter;
  }

  /** Both are in hand at once; each begins after some turns of the event loop, so that either may be the first at any step. */
  async function atOnce(...drafts: readonly MailDraft[]): Promise<readonly Outcome[]> {
    const begun = chance.shuffled(drafts).map(async (draft) => {
      for (let turns = chance.int(6); turns > 0; turns -= 1) await new Promise(setImmediate);
      return desk.receive(draft);
    });
    return Promise.all(begun);
  }

  it(`A10: of a change and an approval, ${RACES} times over, no approval is of what its writer had not seen, and who comes late is shown the new content`, async () => {
    const winners = new Set<string>();
    for (const [id, mori, lee] of races) {
      const outcomes = await atOnce(reply(lee, 'SET revoked_on 2026-04-02'), reply(mori, 'APPROVE'));
      const { ticket } = (await desk.desk.store.ticketHistory(id)) ?? {};
      const { state, revokedOn, revision, decision = null } = ticket ?? {};
      if (decision) expect([revokedOn, revision]).to.deep.equal(['2026-04-01', decision.revision]);
      else expect([state, revokedOn]).to.deep.equal(['awaiting-decision', '2026-04-02']);
      expect(outcomes.map(({ reason }) => reason).filter(Boolean)).to.deep.equal([
        decision ? 'already-decided' : 'outdated-revision',
      ]);
      winners.add(decision ? 'approval' : 'change');
    }
    expect(winners, 'both orders happened').to.have.length(2);
    for (const letters of (await lettersByTicket(desk)).values())
      if (letterTo(letters, MORI).template === 'refused')
        expect(letterTo(letters, MORI).text).to.include('2026年4月2日');
  });

  it(`A12: of two who decide differently, ${RACES} times over, one decides, once, and the other is told who did and when`, async () => {
    for (const [, mori, lee] of races) await atOnce(reply(mori, 'APPROVE'), reply(lee, 'REJECT window'));
    const letters = await lettersByTicket(desk);
    const winners = new Set<string>();
    for (const [id] of races) {
      const { ticket, events } = (await desk.desk.store.ticketHistory(id)) ?? { events: [] };
      const decided = events.filter(({ event }) => ['approval-recorded', 'rejection-recorded'].includes(event.type));
      expect(decided).to.have.length(1);
      const [by, late, told] =
        ticket?.decision?.by === MORI
          ? [MORI, LEE, /already been approved by 森 一郎 on Wednesday 3 June 2026, 10:00 \(JST\)/]
          : [LEE, MORI, /すでにKim Leeさんが2026年6月3日（水）10:00（日本時間）に判断して/];
      expect(ticket?.decision?.by).to.equal(by);
      const refused = [...(letters.get(id)?.values() ?? [])].find(({ template }) => template === 'refused');
      expect(refused?.to).to.equal(late);
      expect(unbroken(refused?.text)).to.match(told);
      winners.add(by);
    }
    expect(winners, 'both have won').to.have.length(2);
    expect(await desk.desk.store.verifyAudit()).to.equal(null);
  });
});
