/** The mailbox and the real journey over a proxy to Dovecot, with the invariant that every fault must leave true. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import type { ImapFlow } from 'imapflow';
import { loadConfig } from '../../src/config/file.ts';
import { imapSettingsOf } from '../../src/config/server-settings.ts';
import { type Desk, journey } from '../../src/journey.ts';
import type { MailboxHooks } from '../../src/mailbox/mailbox-hooks.ts';
import type { Mailbox } from '../../src/mailbox/open-mailbox.ts';
import { openDesk } from '../../src/wiring.ts';
import { deskMailbox } from '../mailbox/desk-mailbox.ts';
import { type PlacementsInMemory, placementsInMemory } from '../mailbox/placements-in-memory.ts';
import { application } from './applications.ts';
import { type Dovecot, startDovecot } from './dovecot.ts';
import { type ImapProxy, startImapProxy } from './imap-proxy.ts';

export interface DeskBehindProxy {
  readonly dovecot: Dovecot;
  readonly proxy: ImapProxy;
  readonly desk: Desk;
  /** Delivers one more application. */
  apply(): Promise<void>;
  /** A new mailbox over the proxy: its pauses are over at once. */
  open(changes?: Omit<Partial<MailboxHooks>, 'store'>): ReturnType<typeof deskMailbox> & { readonly mailbox: Mailbox };
  /** Mails that had been through the journey when the last whole pass ended: what they owe is owed, and they are filed away. */
  settled(): number;
  /** Each application delivered so far is one ticket with one acknowledgement, its mail is filed once, the inbox holds `left` others. */
  holds(left?: number): Promise<void>;
  /** Mails in a folder; another client counts them. */
  count(folder: string): Promise<number>;
  close(): Promise<void>;
}

function configuration(dovecot: Dovecot, port: number): string {
  return `
desk: { address: desk@desk.example, name: { ja: サポート窓口, en: Support Desk } }
imap: { host: 127.0.0.1, port: ${port}, tls: none, user: ${dovecot.user}, password: ${dovecot.password}, startAt: 2020-01-01T00:00:00Z }
smtp: { host: 127.0.0.1, port: 9, tls: none }
database: sqlite::memory:
secretKey: ${randomBytes(32).toString('hex')}
staff: [{ name: Taro, address: taro@staff.desk.example, language: ja, signers: [staff.desk.example] }]
forms: [{ layout: identity-service, from: no-reply@identification.desk.example, signers: [identification.desk.example] }]
trust: { authservId: mx.desk.example, receivedBy: [${hostname()}] }
`;
}

/** The desk's own store, with a memory of the passes; `passed` is called at the end of each. */
function storeOf({ store }: Desk, passed: () => void): PlacementsInMemory {
  const memory = placementsInMemory();
  return {
    ...memory,
    placements: (folder, uidValidity) => store.placements(folder, uidValidity),
    place: (placements) => store.place(placements),
    unplace: (folder, uidValidity, uids) => store.unplace(folder, uidValidity, uids),
    forgetEarlier: (folder, uidValidity) => store.forgetEarlier(folder, uidValidity),
    takeCensus: (...about) => store.takeCensus(...about),
    startAt: () => store.startAt(),
    async recordPass(at) {
      await store.recordPass(at);
      passed();
      memory.passes.push(at);
    },
  };
}

export async function deskBehindProxy(): Promise<DeskBehindProxy> {
  const folder = mkdtempSync(join(tmpdir(), 'desk-behind-proxy-'));
  const dovecot = await startDovecot();
  const proxy = await startImapProxy(dovecot.imapPort);
  const file = join(folder, 'desk.yaml');
  writeFileSync(file, configuration(dovecot, proxy.port), { mode: 0o600 });
  const config = loadConfig(file);
  const desk = await openDesk(config);
  const opened: Mailbox[] = [];
  /** Content keys. */
  const through = new Set<string>();
  let settled = 0;
  let applied = 0;

  async function countBy(client: ImapFlow, path: string): Promise<number> {
    const status = await client.status(path, { messages: true }).catch(() => false as const);
    return status === false ? 0 : (status.messages ?? 0);
  }
  const count = (path: string) => dovecot.asPerson((client) => countBy(client, path));

  return {
    dovecot,
    proxy,
    desk,
    count,
    settled: () => settled,
    async apply() {
      await dovecot.deliver(application(applied).raw);
      applied += 1;
    },
    open(changes = {}) {
      const made = deskMailbox(imapSettingsOf(config), {
        store: storeOf(desk, () => {
          settled = through.size;
        }),
        async receive(mail) {
          const { contentKey, filing } = await journey(mail, desk);
          through.add(contentKey);
          return { contentKey, filing };
        },
        ...changes,
      });
      opened.push(made.mailbox);
      return made;
    },
    async holds(left = 0) {
      const tickets = (await desk.store.tickets()).map(({ application: { values } }) => values.account);
      const acknowledged = (await desk.store.letters()).filter(({ template }) => template === 'acknowledgement');
      expect(new Set(tickets).size, 'each application is a ticket').to.equal(applied);
      expect(tickets.length, 'no application is two tickets').to.equal(applied);
      expect(new Set(acknowledged.map(({ recipient }) => recipient)).size, 'each is acknowledged').to.equal(applied);
      expect(acknowledged.length, 'none is acknowledged twice').to.equal(applied);
      const [inbox, done, quarantine] = await dovecot.asPerson(async (client) => [
        await countBy(client, 'INBOX'),
        await countBy(client, 'Salvage.Done'),
        await countBy(client, 'Salvage.Quarantine'),
      ]);
      expect({ inbox, done, quarantine }).to.deep.equal({ inbox: left, done: applied, quarantine: 0 });
    },
    async close() {
      proxy.begin();
      for (const mailbox of opened) await mailbox.close();
      await desk.store.close();
      await proxy.close();
      await dovecot.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
