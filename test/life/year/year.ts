/** A scripted year of the desk: people apply and answer by their plots, nights and holidays pass, and every job runs when it is due. */
import { isJapaneseHoliday } from '../../../src/config/public-holidays.ts';
import { isWorkingDay } from '../../../src/domain/limits/working-days.ts';
import type { Approval } from '../../../src/domain/ticket.ts';
import { dateAfter, dateIn, type Instant, plusDays, plusMinutes } from '../../../src/domain/time.ts';
import { ITO } from '../../journey/deciding.ts';
import { LEE, MORI, OFFICE } from '../../journey/desk-in-memory.ts';
import { bounceOf } from '../../kill/bounce.ts';
import { type Applicant, applicantsOf, FIRST_DAY } from './applicants.ts';
import { type Arrived, COLLEAGUES_OFFICE, type DeskOfTheYear, openDeskOfTheYear } from './desk-of-the-year.ts';
import { MailsToCome } from './mails-to-come.ts';
import type { Reader } from './plot.ts';
import { type Script, YEAR } from './script.ts';
import { answerMail, applicationMail } from './written.ts';

const TOKYO = 'Asia/Tokyo';
/** After whatever came: by then colleagues have been told, and a decision has cooled off. */
const AFTERWARDS = [1, 33, 66];

export interface YearLived {
  readonly desk: DeskOfTheYear;
  readonly script: Script;
  readonly applicants: readonly Applicant[];
  readonly letters: readonly Arrived[];
  /** Of each mail: what became of it. */
  readonly verdicts: readonly string[];
  /** The tickets of each applicant, in the order in which they were opened. */
  readonly ticketsOf: ReadonlyMap<number, readonly string[]>;
  /** Of each ticket that was granted: who stood behind it, as the applicant was told. */
  readonly approvedBy: ReadonlyMap<string, readonly Approval[]>;
}

const READERS: Readonly<Record<string, Reader>> = {
  [MORI]: 'first',
  [LEE]: 'second',
  [ITO]: 'third',
  [OFFICE]: 'office',
  [COLLEAGUES_OFFICE]: 'office',
};

export function readerOf(to: string): Reader {
  return READERS[to] ?? 'applicant';
}

interface YearToLive {
  readonly applications: number;
  readonly seed: number;
  readonly script?: Script;
  readonly onDay?: (day: string) => void;
}

/** Offices and staff answer on working days; an answer written on a holiday is written on the next one that is none. */
function onWorkingDay(at: Instant): Instant {
  let then = at;
  while (!isWorkingDay(dateIn(TOKYO, then), { isHoliday: isJapaneseHoliday })) then = plusDays(then, 1);
  return then;
}

/** Lives through a year of `applications`; the desk is left open, for looking at. */
export async function liveYear({
  applications,
  seed,
  script = YEAR,
  onDay = () => {},
}: YearToLive): Promise<YearLived> {
  const desk = await openDeskOfTheYear(script.approvals);
  const applicants = applicantsOf(applications, seed, script);
  const approvedBy = new Map<string, readonly Approval[]>();
  const coming = new MailsToCome();
  const letters: Arrived[] = [];
  const verdicts: string[] = [];
  const ticketsOf = new Map<number, string[]>();
  const owners = new Map<string, Applicant>();
  const times = new Map<string, number>();
  /** When the desk looks again although no mail has come. */
  let looks: Instant[] = [];

  for (const applicant of applicants) {
    const { appliesAt, number, plot } = applicant;
    const mail = (again: boolean) => (at: Instant) => applicationMail(applicant, at, again);
    coming.add({ at: appliesAt, write: mail(false), opens: number });
    if (plot.comesAgain !== undefined) {
      const at = plusMinutes(appliesAt, plot.comesAgain * 60);
      coming.add({ at, write: () => applicationMail(applicant, appliesAt), opens: number });
    }
    if (plot.alsoAppliesFor !== undefined) {
      const { service, afterHours } = plot.alsoAppliesFor;
      const at = plusMinutes(appliesAt, afterHours * 60);
      coming.add({ at, write: (now) => applicationMail({ ...applicant, service }, now), opens: number });
    }
    if (plot.appliesAgain !== undefined)
      coming.add({ at: plusDays(appliesAt, plot.appliesAgain), write: mail(true), opens: number });
  }

  function answer(letter: Arrived): void {
    const { ticketId, template, to } = letter;
    const applicant = ticketId === null ? undefined : owners.get(ticketId);
    if (!applicant) return;
    const reader = readerOf(to);
    const occasion = `${ticketId} ${reader} ${template}`;
    const time = (times.get(occasion) ?? 0) + 1;
    times.set(occasion, time);
    if (applicant.plot.bounces && template === 'acknowledgement' && time === 1 && to === applicant.contact)
      coming.add({
        at: plusMinutes(letter.at, 5),
        write: (at) => bounceOf(letter.messageId, { from: letter.envelopeFrom, to: [to] }, 'X-Report: 1', at),
      });
    const nth = (ticketsOf.get(applicant.number) ?? []).indexOf(ticketId ?? '') + 1;
    const said = applicant.plot.answers[`${reader} ${template}`]?.(time, applicant, { nth, code: letter.code });
    if (!said) return;
    const at = plusMinutes(letter.at, said.afterHours * 60);
    coming.add({
      at: reader === 'applicant' || said.afterHours < 1 ? at : onWorkingDay(at),
      write: (now) => answerMail(letter, said, now),
    });
  }

  async function look(now: Instant): Promise<void> {
    desk.setClock(now);
    for (const mail of coming.take(now)) {
      const { tickets, verdict, reason, kind } = await desk.receive(mail.write(mail.at));
      verdicts.push([kind, verdict, reason].filter((word) => word !== null).join(' '));
      if (mail.opens !== undefined && verdict === 'accepted') {
        const applicant = applicants.find(({ number }) => number === mail.opens) as Applicant;
        for (const id of tickets)
          if (!owners.has(id)) ticketsOf.set(mail.opens, [...(ticketsOf.get(mail.opens) ?? []), id]);
        for (const id of tickets) owners.set(id, applicant);
      }
      looks.push(...AFTERWARDS.map((minutes) => plusMinutes(now, minutes)));
    }
    const arrived = await desk.work();
    letters.push(...arrived);
    for (const letter of arrived) {
      answer(letter);
      if (letter.template === 'approved' && letter.ticketId !== null) await noteApprovals(letter.ticketId);
    }
  }

  /** At once: the ticket forgets them when it is erased. */
  async function noteApprovals(ticketId: string): Promise<void> {
    const ticket = await desk.desk.desk.store.transaction((tx) => tx.ticket(ticketId));
    const { approvals = [], revision } = ticket?.decision ?? {};
    approvedBy.set(
      ticketId,
      approvals.filter((approval) => approval.revision === revision),
    );
  }

  for (
    let day = FIRST_DAY, count = 0;
    count < script.days + script.daysAfterwards;
    day = dateAfter(day, 1), count += 1
  ) {
    const evening = `${day}T15:00:00.000Z`;
    looks.push(`${day}T00:05:00.000Z`);
    for (;;) {
      const next = [...looks, coming.nextAt() ?? evening].sort()[0] ?? evening;
      if (next >= evening) break;
      looks = looks.filter((at) => at > next);
      await look(next);
    }
    onDay(day);
  }
  return { desk, script, applicants, letters, verdicts, ticketsOf, approvedBy };
}
