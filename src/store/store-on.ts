/** The store on an open database: which of its promises is kept by which part. */
import type { DataSource } from 'typeorm';
import { auditHead, auditOf, verifyAudit } from './audit.ts';
import { beginTransaction } from './begin-transaction.ts';
import { CONNECTIONS } from './connection/data-source.ts';
import { databaseUnusable } from './connection/database-unusable.ts';
import { lookOver } from './connection/look-over.ts';
import { ticketsToErase } from './erasure/due.ts';
import { eraseTicket } from './erasure/erase-ticket.ts';
import { eraseWithoutTicket } from './erasure/erase-without-ticket.ts';
import { mailRemoved, mailsToRemove } from './erasure/filed-mails.ts';
import { isSweepDue, sweep, sweepDone } from './erasure/sweep.ts';
import { ticketFigures } from './figures/figures.ts';
import { pageOfTickets, takeOverview } from './figures/overview.ts';
import { takeTally } from './figures/tally.ts';
import type { Keys } from './keys.ts';
import {
  giveBackLease,
  type Hold,
  leaseOf,
  readLease,
  renewLease,
  StaleLease,
  seizeLease,
  standBeside,
  standFirst,
} from './lease/lease.ts';
import { listedLetters, oldestUnsentAcknowledgement } from './letters/letters-listed.ts';
import { listLetters } from './letters/letters-owed.ts';
import {
  claiming,
  keepClaim,
  letterAccepted,
  letterPostponed,
  letterUndeliverable,
  nextLetterAt,
} from './letters/letters-sent.ts';
import { eventsBetween, lastSummary, newsSince } from './letters/news.ts';
import { readCensus, takeCensus } from './mails/census.ts';
import { mailHandedBack, mailsToHandBack } from './mails/hand-back.ts';
import { forgetHardMail, mailsSetAside, noteDeath, setAside } from './mails/hard-mails.ts';
import { recovered, recoverSince } from './mails/lost-period.ts';
import { quarantinedMails, unreadMails } from './mails/mails.ts';
import {
  findPlacements,
  forgetEarlier,
  place,
  readMark,
  recordPass,
  setMarkOnce,
  unplace,
} from './mails/placements.ts';
import { lettersWithLiveToken } from './possession/tokens.ts';
import type { Store } from './store.ts';
import { usedElsewhere } from './tickets/entitlements.ts';
import { ticketHistory } from './tickets/history.ts';
import { allTickets, ticketsCoolingOff, ticketsIn } from './tickets/tickets.ts';
import { type GroupCommit, groupCommit } from './units/group-commit.ts';
import { guarded } from './units/loose-ends.ts';
import { patienceIn, type StorePatience } from './units/patience.ts';
import { type Intent, unitOfWork, type Work } from './units/unit-of-work.ts';
import { type Urgency, type WriterQueue, writerQueue } from './units/writer-queue.ts';

/**
 * On SQLite every unit, also a reading one, takes its turn in one queue: there is one connection, and a read beside an open
 * transaction would see what may yet be rolled back. On PostgreSQL each unit has a connection of its own.
 */
export function storeOn(dataSource: DataSource, keys: Keys, hold: Hold | null): Store {
  const kind = dataSource.options.type === 'postgres' ? 'postgres' : 'sqlite';
  const queue = writerQueue({ atOnce: kind === 'postgres' ? CONNECTIONS : 1 });
  const group = kind === 'sqlite' ? groupCommit(dataSource, queue.isFollowed) : null;
  return storeUnder(hold, { queue, patience: patienceIn(queue, kind), group }, dataSource, keys);
}

/** What all stores on one connection share. */
interface Shared {
  readonly queue: WriterQueue;
  readonly patience: StorePatience;
  /** Null where each unit has a connection of its own. */
  readonly group: GroupCommit | null;
}

function storeUnder(hold: Hold | null, shared: Shared, dataSource: DataSource, keys: Keys): Store {
  const { queue, patience, group } = shared;
  const apart = <T>(intent: Intent, work: Work<T>) =>
    unitOfWork(dataSource, intent, work, patience.begin(), patience.lockWait);
  const read = <T>(work: Work<T>) => queue.run(() => apart('reading', work), { reads: true });
  const unit = async <T>(work: Work<T>, urgency: Urgency = 'in-turn'): Promise<T> => {
    if (!group) return queue.run(() => apart('writing', work), { urgency });
    const { committed } = await queue.run(() => group.run(work, patience.begin()), { urgency, joins: true });
    return committed;
  };
  const write = <T>(stand: typeof standFirst, work: Work<T>, urgency?: Urgency) =>
    unit(async (manager) => {
      await stand(manager, leaseOf(hold));
      return work(manager);
    }, urgency).catch((error: unknown) => {
      if (error instanceof StaleLease) hold?.lost();
      else if (databaseUnusable(error, '')) hold?.failed(error);
      throw error;
    });
  // A renewal that waited behind a storm of mails would come too late.
  const change = <T>(work: Work<T>) => unit(work, 'ahead');
  const alone = <T>(work: Work<T>) => write(standFirst, work);
  const beside = <T>(work: Work<T>) => write(standBeside, work);

  return {
    transaction: (work, lined) => {
      const done = alone(async (manager) => {
        const { operations, tieUp } = guarded(beginTransaction(manager, keys));
        try {
          return await work(operations);
        } finally {
          await tieUp();
        }
      });
      // It stands in the one queue now, and keeps its place until it is through or has failed.
      if (group) lined?.();
      return done;
    },
    hurry: () => patience.hurry(),
    async close() {
      await queue.drain();
      if (dataSource.isInitialized) await dataSource.destroy();
    },

    readLease: () => read(readLease),
    seizeLease: (holder, seen, until) => change((manager) => seizeLease(manager, holder, seen, until)),
    renewLease: (lease, until) => change((manager) => renewLease(manager, lease, until)),
    giveBackLease: (lease) => change((manager) => giveBackLease(manager, lease)),
    under: (other) => storeUnder(other, shared, dataSource, keys),

    placements: (folder, uidValidity) => read((manager) => findPlacements(manager, folder, uidValidity)),
    place: (placements) => alone((manager) => place(manager, placements)),
    unplace: (folder, uidValidity, uids) => alone((manager) => unplace(manager, folder, uidValidity, uids)),
    forgetEarlier: (folder, uidValidity) => alone((manager) => forgetEarlier(manager, folder, uidValidity)),
    takeCensus: (folder, uidValidity, untaken, at) =>
      alone((manager) => takeCensus(manager, folder, uidValidity, untaken, at)),
    census: () => read(readCensus),
    recordPass: (at) => alone((manager) => recordPass(manager, at)),
    lastPass: () => read((manager) => readMark(manager, 'last-pass')),
    recoverSince: () => read(recoverSince),
    recovered: () => alone(recovered),
    mailsToHandBack: () => read(mailsToHandBack),
    mailHandedBack: (key, at) => alone((manager) => mailHandedBack(manager, key, at)),
    startAt: () => read((manager) => readMark(manager, 'start-at')),
    setStartAt: (at) => alone((manager) => setMarkOnce(manager, 'start-at', at)),

    claimLetters: (now, limit, leaseSeconds) => beside(claiming(now, limit, leaseSeconds)),
    // Until this is written down, a process that dies has the letter sent again.
    letterAccepted: (id, at) => write(standBeside, (manager) => letterAccepted(manager, id, at), 'ahead'),
    keepClaim: (letter, until) => beside((manager) => keepClaim(manager, letter, until)),
    letterPostponed: (letter, nextAt, reason) =>
      beside((manager) => letterPostponed(manager, letter, 'due', nextAt, reason)),
    letterUnanswered: (letter, nextAt, reason) =>
      beside((manager) => letterPostponed(manager, letter, 'unknown', nextAt, reason)),
    letterUndeliverable: (letter, at, reason) => beside((manager) => letterUndeliverable(manager, letter, at, reason)),

    parserDied: (bytesKey, at) => alone((manager) => noteDeath(manager, bytesKey, at)),
    setMailAside: (mail, at) => alone((manager) => setAside(manager, mail, at)),
    mailsSetAside: () => read(mailsSetAside),
    forgetHardMail: (bytesKey) => alone((manager) => forgetHardMail(manager, bytesKey)),

    nextLetterAt: () => read(nextLetterAt),
    ticketsIn: (states) => read((manager) => ticketsIn(manager, states)),
    tickets: () => read(allTickets),
    overview: (bounds) => read((manager) => takeOverview(manager, bounds)),
    pageOfTickets: (which) => read((manager) => pageOfTickets(manager, which)),
    rightsUsedElsewhere: ({ id, application }) =>
      read((manager) => usedElsewhere(manager, keys.ledger, id, application)),
    ticketFigures: () => read(ticketFigures),
    auditOf: (ticket) => read((manager) => auditOf(manager, ticket)),
    ticketsCoolingOff: () => read(ticketsCoolingOff),
    ticketHistory: (id) => read((manager) => ticketHistory(manager, id)),
    tally: () => read(takeTally),
    quarantined: () => read(quarantinedMails),
    leftUnread: () => read(unreadMails),
    lettersWithLiveToken: (now) => read((manager) => lettersWithLiveToken(manager, now)),
    listedLetters: (state) => read((manager) => listedLetters(manager, state)),
    oldestUnsentAcknowledgement: () => read(oldestUnsentAcknowledgement),
    letters: () => read(listLetters),
    newsSince: (since) => read((manager) => newsSince(manager, since)),
    eventsBetween: (from, until) => read((manager) => eventsBetween(manager, from, until)),
    lastSummary: (summary) => read((manager) => lastSummary(manager, summary)),
    ticketsToErase: (before) => read((manager) => ticketsToErase(manager, before)),
    eraseTicket: (id, how) => alone((manager) => eraseTicket(manager, keys, id, how)),
    eraseWithoutTicket: (before, at) => alone((manager) => eraseWithoutTicket(manager, before, at)),
    mailsToRemove: (now, days) => read((manager) => mailsToRemove(manager, now, days)),
    mailRemoved: (key, at) => alone((manager) => mailRemoved(manager, key, at)),
    async sweepErased() {
      if (!(await read(isSweepDue))) return true;
      const swept = await queue.run(() => sweep(dataSource));
      if (swept) await alone(sweepDone);
      return swept;
    },
    auditHead: () => read(auditHead),
    lookOver: () => read(lookOver),
    verifyAudit: () => read((manager) => verifyAudit(manager, keys.audit)),
  };
}
