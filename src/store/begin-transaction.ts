/** What the journey and the jobs hold between begin and commit, on one database transaction. */
import type { EntityManager } from 'typeorm';
import { appendAudit } from './audit.ts';
import { waitsSince } from './figures/waits.ts';
import { type Keys, keyedHash } from './keys.ts';
import {
  cancelLetter,
  cancelLettersOf,
  hasShownPossession,
  heldLetters,
  lastCounted,
  lettersCounted,
  noteGuesses,
  releaseLetter,
} from './letters/letters-counted.ts';
import { acknowledgementsUnsent, retryLetter } from './letters/letters-listed.ts';
import { isOwed, lettersOf, owe } from './letters/letters-owed.ts';
import { letterLost } from './letters/letters-sent.ts';
import { recordSummary } from './letters/news.ts';
import { handBackMailsOf } from './mails/hand-back.ts';
import { isOfLostPeriod } from './mails/lost-period.ts';
import { findMail, isOvertaken, recordMail } from './mails/mails.ts';
import { readOriginHistory, writeOriginHistory } from './mails/origin-histories.ts';
import { findCorrespondence } from './possession/correspondence.ts';
import { codeGiven } from './possession/second-rounds.ts';
import { burnTokensOf, useToken } from './possession/tokens.ts';
import { readAbsences, writeAbsences } from './tickets/absences.ts';
import { entitlementsUsed, freeEntitlements, grantEntitlements, reserveEntitlements } from './tickets/entitlements.ts';
import { appendEvents } from './tickets/history.ts';
import { nextTicketNumber, ticketDesk } from './tickets/tickets.ts';
import type { Transaction } from './transaction.ts';

/** A transaction on `manager`, which must be inside one; the store commits or rolls back. */
export function beginTransaction(manager: EntityManager, keys: Keys): Transaction {
  const tickets = ticketDesk(manager, keys.ledger);
  const ofAccount = (account: string) => keyedHash(keys.ledger, account);
  return {
    findMail: (contentKey) => findMail(manager, contentKey),
    recordMail: (record) => recordMail(manager, record),
    isOvertaken: (ticketId, mail, receivedAt) => isOvertaken(manager, ticketId, mail, receivedAt),
    correspondence: (references, now) => findCorrespondence(manager, keys.token, tickets, references, now),

    nextTicketNumber: (year) => nextTicketNumber(manager, year),
    ticket: (id) => tickets.read(id),
    ticketsOfAccount: (account, exceptId) => tickets.ofAccount(account, exceptId),
    insertTicket: (ticket) => tickets.insert(ticket),
    updateTicket: (ticket) => tickets.update(ticket),
    appendEvents: (ticketId, events, { mail }, at) => appendEvents(manager, keys.audit, ticketId, events, mail, at),
    audit: (word, { ticket, mail, who = null }, at) =>
      appendAudit(manager, keys.audit, [{ word, ticket, mail, who, event: null, what: null }], at),
    originHistory: (address) => readOriginHistory(manager, keys.origin, address),
    recordOriginHistory: (address, history) => writeOriginHistory(manager, keys.origin, address, history),

    entitlementsUsed: (account, exceptTicketId) => entitlementsUsed(manager, ofAccount(account), exceptTicketId),
    reserveEntitlements: (account, services, ticketId) =>
      reserveEntitlements(manager, ofAccount(account), services, ticketId),
    freeEntitlements: (ticketId, kept = []) => freeEntitlements(manager, ticketId, kept),
    grantEntitlements: (ticketId, at) => grantEntitlements(manager, ticketId, at),

    owe: (entry, terms) => owe(manager, keys.token, entry, terms),
    isOwed: (outboxId) => isOwed(manager, outboxId),
    isOfLostPeriod: (occasion, now) => isOfLostPeriod(manager, occasion, now),
    lettersCounted: (which) => lettersCounted(manager, which),
    lastCounted: (countsAs, recipient) => lastCounted(manager, countsAs, recipient),
    hasShownPossession: (recipient) => hasShownPossession(manager, recipient),
    heldLetters: () => heldLetters(manager),
    releaseLetter: (outboxId, at) => releaseLetter(manager, outboxId, at),
    cancelLetter: (outboxId, at) => cancelLetter(manager, outboxId, at),
    cancelLettersOf: (ticketId, at, role) => cancelLettersOf(manager, ticketId, at, role),
    handBackMailsOf: (ticketId) => handBackMailsOf(manager, ticketId),
    recordAbsences: (address, absences) => writeAbsences(manager, address, absences),
    absences: () => readAbsences(manager),
    waitsSince: (since, atMost) => waitsSince(manager, since, atMost),
    recordSummary: (summary, at) => recordSummary(manager, summary, at),
    acknowledgementsUnsent: (before, after) => acknowledgementsUnsent(manager, before, after),
    retryLetter: (outboxId, at) => retryLetter(manager, outboxId, at),
    letterLost: (outboxId, at, reason) => letterLost(manager, outboxId, at, reason),
    noteGuesses: (contentKey, tokens, at, since) => noteGuesses(manager, contentKey, tokens, at, since),
    codeGiven: (outboxId, how, at) => codeGiven(manager, outboxId, how, at),
    burnToken: (outboxId, at, by = null) => useToken(manager, keys.token, outboxId, at, by),
    burnTokensOf: (ticketId, role, at) => burnTokensOf(manager, ticketId, role, at),
    lettersOf: (ticketId, template, occasion) => lettersOf(manager, ticketId, template, occasion),
  };
}
