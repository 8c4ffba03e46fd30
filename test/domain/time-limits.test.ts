/** What the clock makes due about a ticket: when for the first time, when again, and what it never does. */
import { expect } from 'chai';
import { isJapaneseHoliday } from '../../src/config/public-holidays.ts';
import { advance } from '../../src/domain/advance.ts';
import { answerBy, lastDayToAnswer, provideBy } from '../../src/domain/limits/deadlines.ts';
import { isWorkingDay, workingDayAfter } from '../../src/domain/limits/working-days.ts';
import type { Ticket } from '../../src/domain/ticket.ts';
import { STATES } from './every-state.ts';
import { authority, facts, ticket, withPolicy } from './given.ts';

/** Wednesday, ten in the morning where the desk stands. */
const SINCE = '2026-06-03T01:00:00.000Z';
const calendar = { isHoliday: isJapaneseHoliday };

/** Nine in the morning where the desk stands. */
function morningOf(day: string): string {
  return `${day}T00:00:00.000Z`;
}

/** What happens on `day`, in words, and the ticket then. */
function pass(given: Ticket, day: string, readUpTo: string | null = morningOf(day)) {
  const advanced = advance(given, { type: 'pass-time', readUpTo }, facts({ ...calendar, now: morningOf(day) }));
  if ('refused' in advanced) throw new Error(advanced.refused.word);
  const said = advanced.events.map((event) =>
    event.type === 'reminded' ? `${event.limit} ${event.due}${event.again ? ' again' : ''}` : event.type,
  );
  return { said, ticket: advanced.ticket };
}

/** Each day of `days` after the other, in one life; the days on which something happened. */
function live(given: Ticket, days: readonly string[]): Record<string, string[]> {
  const happened: Record<string, string[]> = {};
  let current = given;
  for (const day of days) {
    const passed = pass(current, day);
    current = passed.ticket;
    if (passed.said.length > 0) happened[day] = passed.said;
    expect(pass(current, day).said, `${day}, said twice`).to.deep.equal([]);
  }
  return happened;
}

function daysOf(month: string, from: number, until: number): string[] {
  return Array.from({ length: until - from + 1 }, (_, index) => `${month}-${String(from + index).padStart(2, '0')}`);
}

const waiting = (changes: Partial<Ticket>): Ticket => ({ ...ticket(), waitingSince: SINCE, ...changes });
const asksForMore = waiting({
  state: 'awaiting-information',
  revokedOn: null,
  application: { ...ticket().application, missing: ['reason'] },
});
const asksOffice = waiting({ state: 'awaiting-office', officeProven: false, revokedOn: null });

describe('Time limits', () => {
  it('missing information: a reminder after 7 days, lapsed after the fourteenth', () => {
    expect(live(asksForMore, daysOf('2026-06', 3, 30))).to.deep.equal({
      '2026-06-10': ['information 2026-06-10'],
      '2026-06-18': ['lapsed'],
    });
  });

  it('an office that does not confirm: a reminder after 3 working days, lapsed after the tenth', () => {
    expect(live(asksOffice, daysOf('2026-06', 3, 30))).to.deep.equal({
      '2026-06-08': ['office 2026-06-08'],
      '2026-06-18': ['lapsed'],
    });
  });

  it('undecided: staff every third working day, the applicant once', () => {
    expect(live(waiting({ revokedOn: null }), daysOf('2026-06', 3, 17))).to.deep.equal({
      '2026-06-08': ['decision 2026-06-08', 'still-deciding 2026-06-08'],
      '2026-06-11': ['decision 2026-06-11 again'],
      '2026-06-16': ['decision 2026-06-16 again'],
    });
  });

  it('a night that was missed is made up for once, with the day it was due', () => {
    expect(live(waiting({ revokedOn: null }), ['2026-06-03', '2026-06-13', '2026-06-14'])).to.deep.equal({
      '2026-06-13': ['decision 2026-06-11', 'still-deciding 2026-06-11'],
    });
    expect(live(asksForMore, ['2026-06-17'])).to.deep.equal({ '2026-06-17': ['information 2026-06-10'] });
  });

  it('weekends and public holidays are no working days', () => {
    // 20 July 2026 is a Monday and 海の日.
    expect(isWorkingDay('2026-07-20', calendar)).to.equal(false);
    expect(isWorkingDay('2026-07-20', {})).to.equal(true);
    expect(isWorkingDay('2026-07-18', calendar)).to.equal(false);
    expect(workingDayAfter('2026-07-16', 3, calendar)).to.equal('2026-07-22');
    // Golden Week of 2026: 29 April, and 3 to 6 May.
    expect(workingDayAfter('2026-04-28', 3, calendar)).to.equal('2026-05-07');
  });

  it('a question to the applicant has its fourteen days before staff are reminded', () => {
    const asked = waiting({ revokedOn: null, question: { by: 'mori@staff.desk.example', at: SINCE } });
    expect(lastDayToAnswer(asked, facts(calendar))).to.equal('2026-06-17');
    expect(live(asked, daysOf('2026-06', 3, 25))).to.deep.equal({
      '2026-06-22': ['decision 2026-06-22'],
      '2026-06-25': ['decision 2026-06-25 again'],
    });
  });

  it('access that nobody provides: from the day after the working day for it, on each working day', () => {
    const granted = { ...STATES['awaiting-provision'], waitingSince: SINCE };
    expect(provideBy(granted, facts(calendar))).to.equal('2026-06-04');
    expect(Object.keys(live(granted, daysOf('2026-06', 3, 9)))).to.deep.equal([
      '2026-06-05',
      '2026-06-08',
      '2026-06-09',
    ]);
  });

  it('access that nobody closes: on every day, also when nobody works', () => {
    const open = STATES['access-open'];
    const happened = live(open, daysOf('2026-06', 8, 14));
    expect(happened).to.deep.equal({
      '2026-06-09': ['access-end 2026-06-10'],
      '2026-06-11': ['access-ended'],
      '2026-06-12': ['closing 2026-06-12'],
      '2026-06-13': ['closing 2026-06-13 again'],
      '2026-06-14': ['closing 2026-06-14 again'],
    });
  });

  it('the applicant is reminded 48 hours before the end, and not a minute earlier', () => {
    const at = (now: string) => {
      const advanced = advance(
        STATES['access-open'],
        { type: 'pass-time', readUpTo: now },
        facts({ ...calendar, now }),
      );
      return 'refused' in advanced ? [] : advanced.events.map(({ type }) => type);
    };
    expect(at('2026-06-08T01:59:00.000Z')).to.deep.equal([]);
    expect(at('2026-06-08T02:00:00.000Z')).to.deep.equal(['reminded']);
  });

  it('14, 7 and 3 days before the last eligible day, of what is not decided', () => {
    // Day 180 after 2026-04-01 is 2026-09-28.
    const alerts = (given: Ticket) =>
      Object.entries(live(given, [...daysOf('2026-09', 1, 30), ...daysOf('2026-10', 1, 3)]))
        .filter(([, said]) => said.some((word) => word.startsWith('last-day')))
        .map(([day]) => day);
    expect(alerts(waiting({ state: 'on-hold' }))).to.deep.equal(['2026-09-14', '2026-09-21', '2026-09-25']);
    expect(alerts(STATES['awaiting-provision'])).to.deep.equal([]);
    const late = waiting({ receivedAt: morningOf('2026-09-20'), waitingSince: morningOf('2026-09-20') });
    expect(alerts(late), 'what had passed when it came is in its first review').to.deep.equal([
      '2026-09-21',
      '2026-09-25',
    ]);
  });

  it('nothing lapses before the mailbox has been read beyond the last day', () => {
    for (const given of [asksForMore, asksOffice]) {
      expect(pass(given, '2026-06-18', null).said).to.not.include('lapsed');
      expect(pass(given, '2026-06-18', '2026-06-17T14:59:00.000Z').said).to.not.include('lapsed');
      expect(pass(given, '2026-06-18', '2026-06-17T15:01:00.000Z').said).to.deep.equal(['lapsed']);
    }
  });

  it('the day that letters name is the last on which nothing lapses', () => {
    for (const given of [asksForMore, asksOffice]) {
      const by = answerBy(given, facts({ ...calendar, now: SINCE }));
      expect(pass(given, by).said).to.not.include('lapsed');
      expect(by).to.equal('2026-06-17');
    }
  });

  it('asked anew, the time begins anew', () => {
    const supplied = { values: {}, services: ['mail'], identityAttested: false, attestation: null, warnings: [] };
    const party = { role: 'office', address: 'kyomu@eng.office.example', token: true, seenRevision: 2 } as const;
    const now = morningOf('2026-06-15');
    const procedure = { ...facts().procedure, fields: { reason: { validator: 'prose', office: 'required' } } };
    const asking = facts({ ...calendar, now, procedure: procedure as never });
    const given: Ticket = { ...asksForMore, application: { ...asksForMore.application, values: {}, services: [] } };
    const answered = advance(given, { type: 'supply', supplied, confirms: false, party }, asking);
    if ('refused' in answered) throw new Error(answered.refused.word);
    expect(answered.ticket).to.include({ state: 'awaiting-information', waitingSince: now });
    expect(answerBy(answered.ticket, asking)).to.equal('2026-06-29');
  });

  it('a hold is remembered, and begins anew with RESUME', () => {
    const held = advance(
      waiting({}),
      { type: 'hold', note: null, authority: authority() },
      facts({ now: morningOf('2026-06-05') }),
    );
    if ('refused' in held) throw new Error(held.refused.word);
    expect(live(held.ticket, ['2026-06-08', '2026-06-10'])).to.deep.equal({
      '2026-06-10': ['decision 2026-06-10', 'still-deciding 2026-06-10'],
    });
  });

  it('a week that passed before anybody could get in was no week: it begins with PROVIDED', () => {
    const now = '2026-07-01T00:00:00.000Z';
    const window = { opensAt: SINCE, closesAt: '2026-06-10T01:00:00.000Z' };
    const given = { ...STATES['awaiting-provision'], window };
    const provided = advance(
      given,
      { type: 'provided', authority: authority() },
      { ...withPolicy({ windowStarts: 'approval' }), now },
    );
    if ('refused' in provided) throw new Error(provided.refused.word);
    expect(provided.ticket.window).to.deep.equal({ opensAt: now, closesAt: '2026-07-08T00:00:00.000Z' });
  });

  it('nothing is ever due about what has ended', () => {
    for (const state of [
      'rejected',
      'denied',
      'withdrawn',
      'lapsed',
      'not-ours',
      'unavailable',
      'access-closed',
    ] as const)
      expect(pass({ ...STATES[state], revokedOn: '2026-04-01' }, '2026-09-25').said, state).to.deep.equal([]);
  });
});
