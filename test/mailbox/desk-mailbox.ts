/** A mailbox under test: what it handed over, what it logged, and when it paused, without real time passing. */

import { pause } from '../../src/mailbox/connection/pause.ts';
import type { MailboxHooks } from '../../src/mailbox/mailbox-hooks.ts';
import type { ImapSettings } from '../../src/mailbox/mailbox-settings.ts';
import { openMailbox } from '../../src/mailbox/open-mailbox.ts';
import type { Receipt, TakenMail } from '../../src/mailbox/reading/taken-mail.ts';
import { type PlacementsInMemory, placementsInMemory } from './placements-in-memory.ts';

export interface LogLine {
  readonly level: 'info' | 'warn' | 'error';
  readonly fields: Readonly<Record<string, unknown>>;
  readonly message: string;
}

/** Resolves once `condition` holds; it is looked at whenever `changed` is called. */
export function watch() {
  const waiting = new Set<() => void>();
  return {
    changed() {
      for (const look of [...waiting]) look();
    },
    until(condition: () => boolean): Promise<void> {
      return new Promise((resolve) => {
        const look = () => {
          if (!condition()) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      });
    },
  };
}

/** Files a mail by the word in its subject: DONE, QUARANTINE, FAIL (throws), anything else is left. */
export function receiptBySubject(raw: Buffer): Receipt {
  const subject = /^Subject: (.*)$/m.exec(raw.toString('latin1'))?.[1]?.trim() ?? '';
  if (subject.startsWith('FAIL')) throw new Error(`no journey for ${subject}`);
  const filing = subject.startsWith('DONE') ? 'done' : subject.startsWith('QUARANTINE') ? 'quarantine' : 'leave';
  return { contentKey: subject, filing };
}

export const imapSettings = (
  server: { host: string; port: number },
  changes: Partial<ImapSettings> = {},
): ImapSettings => ({
  host: server.host,
  port: server.port,
  tls: 'none',
  user: 'desk',
  password: 'secret',
  inbox: 'INBOX',
  pollSeconds: 60,
  maxMessageBytes: 25_000_000,
  folders: { done: 'Salvage/Done', quarantine: 'Salvage/Quarantine', intake: 'Salvage/Intake' },
  ...changes,
});

export function deskMailbox(
  settings: ImapSettings,
  changes: Partial<MailboxHooks> & { store?: PlacementsInMemory } = {},
) {
  const taken: Omit<TakenMail, 'turn' | 'giveTurnOn'>[] = [];
  const oversize: Omit<TakenMail, 'turn' | 'giveTurnOn'>[] = [];
  const givenUp: { readonly uid: number; readonly word: string }[] = [];
  const lines: LogLine[] = [];
  const pauses: number[] = [];
  const events = watch();
  const { store = placementsInMemory(), ...others } = changes;
  const logger = (level: LogLine['level']) => (fields: Readonly<Record<string, unknown>>, message: string) => {
    lines.push({ level, fields, message });
    events.changed();
  };
  const mailbox = openMailbox(settings, {
    store: {
      ...store,
      startAt: () => store.startAt(),
      async recordPass(at) {
        await store.recordPass(at);
        events.changed();
      },
    },
    log: { info: logger('info'), warn: logger('warn'), error: logger('error') },
    clock: () => new Date(Date.now()).toISOString(),
    random: () => 0,
    // Back-off is noted and over at once; the few seconds allowed for leaving are real, and normally not used up.
    pause: async (milliseconds, signal) => {
      if (milliseconds === 3_000) return pause(milliseconds, signal);
      pauses.push(milliseconds);
      events.changed();
      await new Promise(setImmediate);
    },
    async receive({ turn, giveTurnOn: _, ...mail }) {
      await turn();
      if (mail.oversize) {
        oversize.push(mail);
        return { contentKey: `oversize-${mail.uid}`, filing: 'quarantine' };
      }
      const receipt = receiptBySubject(mail.raw);
      taken.push(mail);
      return receipt;
    },
    async giveUp({ uid }, { word }) {
      givenUp.push({ uid, word });
      return { contentKey: `given-up-${uid}`, filing: 'leave' };
    },
    ...others,
  });
  return { mailbox, givenUp, store, taken, oversize, lines, pauses, until: events.until };
}

/** A small mail; its subject says how it is to be filed. */
export function mail(subject: string, body = 'お世話になっております。'): Buffer {
  const header = `From: Hanako Office <hanako@office.example>\r\nTo: desk@desk.example\r\nSubject: ${subject}\r\n`;
  return Buffer.from(
    `${header}Content-Type: text/plain; charset=utf-8\r\nMessage-ID: <${subject.length}.${body.length}@office.example>\r\n\r\n${body}\r\n`,
  );
}

export const subjects = (mails: readonly { raw: Buffer }[]) =>
  mails.map(({ raw }) => /^Subject: (.*)$/m.exec(raw.toString('latin1'))?.[1]?.trim());

/** Mailboxes under test that are closed together. */
export function deskMailboxes() {
  const open: { close(): Promise<void> }[] = [];
  return {
    desk(...given: Parameters<typeof deskMailbox>) {
      const made = deskMailbox(...given);
      open.push(made.mailbox);
      return made;
    },
    async closeAll(): Promise<void> {
      for (const mailbox of open.splice(0)) await mailbox.close();
    },
  };
}
