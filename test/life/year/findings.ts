/** What is wrong with a year that was lived: nothing, when numbers add up, nothing was said twice and nobody was forgotten. */
import { createHash } from 'node:crypto';
import { leftBehind } from './left-behind.ts';
import { ticketsOfPlot } from './plot.ts';
import { readerOf, type YearLived } from './year.ts';

const HOUR = 60 * 60_000;

/** One line for each complaint. */
export async function findings(year: YearLived): Promise<readonly string[]> {
  return [
    ...(await howItEnded(year)),
    ...(await lettersThatAddUp(year)),
    ...saidTwice(year),
    ...forgotten(year),
    ...heardOtherwise(year),
    ...approvedByTooFew(year),
    ...(await leftBehind(year)),
  ];
}

/** How many tickets the plots of its applicants open. */
export function expectedTickets({ applicants }: Pick<YearLived, 'applicants'>): number {
  return applicants.reduce((sum, { plot }) => sum + ticketsOfPlot(plot), 0);
}

async function howItEnded({ desk, applicants, ticketsOf }: YearLived): Promise<readonly string[]> {
  const tickets = new Map((await desk.desk.desk.store.tickets()).map((ticket) => [ticket.id, ticket.state]));
  const opened = [...ticketsOf.values()].flat();
  const complaints = applicants.flatMap(({ number, plot }) => {
    const ids = ticketsOf.get(number) ?? [];
    const expected = ticketsOfPlot(plot);
    if (ids.length !== expected) return [`${plot.name} (${number}): ${ids.length} tickets instead of ${expected}`];
    const ends = [plot.ends, plot.appliesAgain === undefined ? plot.ends : 'rejected'].slice(0, expected);
    const found = ids.map((id) => tickets.get(id));
    return ends.every((state, at) => found[at] === state)
      ? []
      : [`${plot.name} (${number}): ${found.join(', ')} instead of ${ends.join(', ')}`];
  });
  if (tickets.size !== opened.length)
    complaints.push(`${tickets.size} tickets in the store, ${opened.length} opened by mails`);
  return complaints;
}

async function lettersThatAddUp({ desk, letters }: YearLived): Promise<readonly string[]> {
  const { store } = desk.desk.desk;
  const left = await store.listedLetters();
  const lost = left.filter(({ state }) => state !== 'undeliverable' && state !== 'cancelled');
  const complaints = lost.map(({ template, state }) => `a letter ${template} is still ${state}`);
  if ((await store.verifyAudit()) !== null) complaints.push('the audit chain is broken');
  if (letters.some(({ template }) => template === '')) complaints.push('a letter came that nobody had claimed');
  return complaints;
}

/** Two letters that a reader cannot tell apart, or two reminders of one kind on one day. */
function saidTwice({ letters }: YearLived): readonly string[] {
  const seen = new Map<string, number>();
  for (const { messageId, shown, at, to, ticketId, template } of letters) {
    const keys = [`the same letter twice: ${messageId}`];
    if (ticketId !== null)
      keys.push(`the same words twice on one day: ${template} ${ticketId} ${at.slice(0, 10)} ${shown}`);
    if (/remind|still-deciding|last-day|lapsed|access-closed|access-ready|approved|rejected$/.test(template))
      keys.push(`twice on one day: ${template} ${ticketId} ${to} ${at.slice(0, 10)}`);
    for (const key of keys) seen.set(key, (seen.get(key) ?? 0) + 1);
  }
  return [...seen].filter(([, count]) => count > 1).map(([key]) => key.slice(0, 200));
}

const LAST_WORD: Readonly<Record<string, string>> = {
  'access-closed': 'access-closed',
  rejected: 'rejected',
  unavailable: 'unavailable',
  withdrawn: 'withdrawn',
  lapsed: 'lapsed',
};

/** Everybody hears within an hour that their mail has come, and in the end how it ended. */
function forgotten({ applicants, letters, ticketsOf }: YearLived): readonly string[] {
  return applicants.flatMap(({ number, plot, contact, appliesAt }) => {
    const [first] = ticketsOf.get(number) ?? [];
    const about = letters.filter(({ ticketId }) => ticketId === first);
    const heard = about.some(({ at, role }) => role !== 'staff' && Date.parse(at) - Date.parse(appliesAt) <= HOUR);
    const word = plot.unproven && plot.ends === 'lapsed' ? undefined : LAST_WORD[plot.ends];
    const reader = plot.bounces ? `new-${contact}` : contact;
    const last = plot.name === 'revoked in the week' ? 'revoked' : word;
    const told = last === undefined || about.some(({ template, to }) => template === last && to === reader);
    return [
      ...(heard ? [] : [`${plot.name} (${number}): nobody heard within an hour that the mail had come`]),
      ...(told ? [] : [`${plot.name} (${number}): ${reader} never got ${last}`]),
    ];
  });
}

/** Letters that the plot wants and did not come, or that came although nobody should have them. */
export function heardOtherwise({ applicants, letters, ticketsOf }: YearLived): readonly string[] {
  return applicants.flatMap(({ number, plot }) => {
    const ids = ticketsOf.get(number) ?? [];
    const about = letters.filter(({ ticketId }) => ticketId !== null && ids.includes(ticketId));
    const count = (what: string) => about.filter(({ to, template }) => `${readerOf(to)} ${template}` === what).length;
    const wanting = Object.entries(plot.hears ?? {}).filter(([what, times]) => count(what) < times);
    const unwanted = (plot.neverHears ?? []).filter((what) => count(what) > 0);
    return [
      ...wanting.map(
        ([what, times]) => `${plot.name} (${number}): ${count(what)} letters "${what}" instead of ${times}`,
      ),
      ...unwanted.map((what) => `${plot.name} (${number}): a letter "${what}" came`),
    ];
  });
}

/** Approvals that left the desk without as many people behind each of their services, on the revision that was decided. */
export function approvedByTooFew({ applicants, script, ticketsOf, approvedBy }: YearLived): readonly string[] {
  return applicants.flatMap(({ number, plot }) =>
    (ticketsOf.get(number) ?? []).flatMap((id) => {
      const approvals = approvedBy.get(id);
      const needed = plot.isLate ? 2 : script.approvals;
      const services = new Set(approvals?.flatMap(({ services: granted }) => granted));
      if (approvals && services.size === 0) return [`${plot.name} (${number}): nobody is behind ${id}`];
      return [...services].flatMap((service) => {
        const behind = new Set(approvals?.filter((vote) => vote.services.includes(service)).map(({ by }) => by));
        return behind.size < needed
          ? [`${plot.name} (${number}): ${behind.size} behind ${service} instead of ${needed}`]
          : [];
      });
    }),
  );
}

/** What everybody was shown in the year, as one hash: the same for the same year, wherever the machine thinks it stands. */
export function hashOf({ letters }: YearLived): string {
  const hash = createHash('sha256');
  for (const { at, shown } of letters) hash.update(`${at}\n${shown}\n`);
  return hash.digest('hex');
}
