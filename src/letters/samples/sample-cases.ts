/** What the samples of letters have in common: one context, a few tickets, and one letter for readers who get the same. */
import { CONTACT, type Route } from '../../domain/application/application.ts';
import type { Procedure } from '../../domain/rules/procedure.ts';
import type { Letter } from '../../notifications/letter.ts';
import type { NotificationContext } from '../../notifications/notification.ts';
import { SAMPLE_NOW, sampleApplication, sampleDecision, sampleSetting, sampleTicket } from './sample-tickets.ts';

export interface SampleLetter {
  readonly letter: Letter;
  /** Tells letters of one template apart; '' for the usual one, null for one that differs in a sentence only. */
  readonly variant: string | null;
}

/** What has happened, and what letters show of it. */
export function sampleContext(procedure: Procedure): NotificationContext {
  return {
    ...sampleSetting(procedure),
    now: SAMPLE_NOW,
    cause: { mail: 'sample', messageId: '<sample@mailbox.example>', receivedAt: SAMPLE_NOW },
    evidence: { origin: 'boundary', word: 'auth.pass', domain: 'samples.example' },
  };
}

/** One letter of each template and role: colleagues get the same. */
export function oneEach(letters: readonly Letter[], variant: string | null): SampleLetter[] {
  const seen = new Set<string>();
  return letters
    .filter(({ template, role }) => !seen.has(`${template} ${role}`) && seen.add(`${template} ${role}`))
    .map((letter) => ({ letter, variant }));
}

/** The last two fields that the route requires, besides the contact. */
export function gapsOf(procedure: Procedure, route: Route): readonly string[] {
  return Object.entries(procedure.fields)
    .filter(([id, field]) => id !== CONTACT && field[route] === 'required')
    .map(([id]) => id)
    .slice(-2);
}

/** The tickets most samples are about. */
export function ticketsOf(procedure: Procedure) {
  const form = sampleTicket(sampleApplication(procedure, 'form'));
  const office = sampleTicket(sampleApplication(procedure, 'office'));
  const { services } = form.application;
  const approved = sampleDecision('approved', services, false);
  const [reason] = Object.keys(procedure.reasons);
  const rejected = {
    ...sampleDecision('rejected', services, false),
    reason: reason ?? null,
    words: '提出期限を確認できる資料がありませんでした。\n\nPlease send it, if you have it.',
  };
  return { form, office, services, approved, rejected };
}
