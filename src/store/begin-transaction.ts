/** What the journey and the jobs hold between begin and commit, on one database transaction. */
import type { EntityManager } from 'typeorm';
import { readAbsences, writeAbsences } from './absences.ts';
import { appendAudit } from './audit.ts';
import { findCorrespondence } from './correspondence.ts';
import { entitlementsUsed, freeEntitlements, grantEntitlements, reserveEntitlements } from './entitlements.ts';
import { handBackMailsOf } from './hand-back.ts';
import { appendEvents } from './history.ts';
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
} from './letters-counted.ts';
import { acknowledgementsUnsent, retryLetter } from './letters-listed.ts';
import { isOwed, lettersOf, owe } from './letters-owed.ts';
import { letterLost } from './letters-sent.ts';
import { isOfLostPeriod } from './lost-period.ts';
import { findMail, isOvertaken, recordMail } from './mails.ts';
import { recordSummary } from './news.ts';
import { readOriginHistory, writeOriginHistory } from './origin-histories.ts';
import { codeGiven } from './second-rounds.ts';
import { nextTicketNumber, ticketDesk } from './tickets.ts';
import { burnTokensOf, useToken } from './tokens.ts';
import type { Transaction } from './transaction.ts';
import { waitsSince } from './waits.ts';

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
