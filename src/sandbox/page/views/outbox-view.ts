/** The outbox as the page shows it: what waits and why, what could not be delivered, and how many letters have left. */
import type { Language } from '../../../domain/application/application.ts';
import type { Desk } from '../../../journey.ts';
import { personAt } from '../people/people.ts';
import { TICKET_WORDS } from '../words/ticket-words.ts';
import { timeOfDay } from '../words/times.ts';

export async function outboxView(store: Desk['store'], language: Language, zone: string) {
  const listed = await store.listedLetters();
  const subjects = new Map(listed.length === 0 ? [] : (await store.letters()).map(({ id, subject }) => [id, subject]));
  const { letters } = await store.tally();
  const shown = listed.map(({ id, messageId, recipient, state, reason, nextAt }) => ({
    id: messageId,
    to: personAt(recipient).name,
    subject: subjects.get(id) ?? '',
    state: TICKET_WORDS[language].letterStates[state],
    hasFailed: state === 'undeliverable',
    reason: reason ?? '',
    nextAt: state === 'undeliverable' ? '' : timeOfDay(nextAt, language, zone),
  }));
  return {
    left: letters.accepted ?? 0,
    waiting: shown.filter(({ hasFailed }) => !hasFailed),
    failed: shown.filter(({ hasFailed }) => hasFailed),
  };
}
