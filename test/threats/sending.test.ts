/** Threats O08 to O12: a relay that delays, refuses, falls silent, lies or is somebody else. */
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { deliver } from '../../src/outbox/deliver.ts';
import { giveUpLetter } from '../../src/outbox/give-up-letter.ts';
import type { SmtpSettings } from '../../src/outbox/smtp-settings.ts';
import { openTransport, type SendTimeouts } from '../../src/outbox/transport.ts';
import { type Behaviour, type SandboxSmtpServer, startSmtpServer } from '../../src/sandbox/smtp-server.ts';
import {
  type DeskInMemory,
  HELPER,
  MORI,
  OFFICE,
  openDeskInMemory,
  posts,
  REQUEST,
} from '../journey/desk-in-memory.ts';
import { makeCertificate } from '../servers/certificate.ts';
import { APPLICANT, states } from './desk-under-attack.ts';

/** For relays that fall silent on purpose. */
const QUICK: SendTimeouts = { silence: 200, attempt: 400 };
/** For relays that answer: a busy machine is no reason to give up on them. */
const PATIENT: SendTimeouts = { silence: 2_000, attempt: 20_000 };

describe('Sending', () => {
  let desk: DeskInMemory;
  let server: SandboxSmtpServer;
  let behave: Behaviour;
  beforeEach(async () => {
    behave = {};
    desk = await openDeskInMemory();
    server = await startSmtpServer({ behave: new Proxy({}, { get: (_, step: keyof Behaviour) => behave[step] }) });
    await desk.receive({ from: OFFICE, subject: 'クラウドデータ救出', text: REQUEST });
    await desk.newLetters();
  });
  afterEach(async () => {
    await desk.close();
    await server.close();
  });

  /** Sends what is due now. */
  async function attempt(changes: Partial<SmtpSettings> = {}, timeouts = PATIENT): Promise<void> {
    const transport = openTransport({ host: server.host, port: server.port, tls: 'none', ...changes }, timeouts);
    const { store } = desk.desk;
    await deliver(store, transport, desk.now, () => 0.5, {
      onUndeliverable: (letter, reason) => giveUpLetter(desk.desk, letter, reason),
    });
    transport.close();
  }

  async function minutesUntilSent(most: number): Promise<number> {
    const began = Date.parse(desk.now());
    for (let step = 0; step < most * 6; step += 1) {
      await attempt();
      if ([...(await states(desk)).values()].every((state) => state === 'accepted')) break;
      desk.pass(1 / 6);
    }
    return (Date.parse(desk.now()) - began) / 60_000;
  }

  function acceptedIds(): string[] {
    return server.accepted.map(({ raw }) => /^Message-ID: (.*)$/im.exec(raw.toString('latin1'))?.[1] ?? '');
  }

  it('O08: after six temporary refusals the letter arrives within twenty minutes, under one Message-ID', async () => {
    const refused = new Map<string, number>();
    behave = {
      recipient: (to) => {
        const times = (refused.get(to) ?? 0) + 1;
        refused.set(to, times);
        return times <= 6 ? { code: 451 } : undefined;
      },
    };
    expect(await minutesUntilSent(25)).to.be.at.most(20);
    expect(new Set(acceptedIds()).size).to.equal(acceptedIds().length);
    expect(server.accepted.filter(({ envelope }) => envelope.to[0] === APPLICANT)).to.have.length(1);
  }).timeout(300_000);

  it('O09: a final refusal is not tried again; staff and the office are told at once', async () => {
    behave = { recipient: (to) => (to === APPLICANT ? { code: 550, text: 'no such user' } : undefined) };
    await attempt();
    const told = (await desk.desk.store.letters()).filter(({ template }) => template === 'undeliverable');
    expect(told.map(({ recipient }) => recipient)).to.include.members([MORI, HELPER, OFFICE]);
    behave = {};
    desk.pass(60 * 24);
    await attempt();
    expect(server.accepted.filter(({ envelope }) => envelope.to[0] === APPLICANT)).to.deep.equal([]);
    expect(posts(await desk.newLetters())).to.deep.equal([]);
  });

  for (const after of ['cut', 'silence'] as const) {
    it(`O10: ${after} after the final dot: the same bytes again, at most one repeat, all under one Message-ID`, async () => {
      const failed = new Set<string>();
      behave = {
        accepted: ({ envelope }) => {
          const [to = ''] = envelope.to;
          if (failed.has(to)) return undefined;
          failed.add(to);
          return after;
        },
      };
      await minutesUntilSent(3);
      const byId = new Map<string, Buffer[]>();
      for (const [index, id] of acceptedIds().entries())
        byId.set(id, [...(byId.get(id) ?? []), server.accepted[index]?.raw ?? Buffer.alloc(0)]);
      for (const copies of byId.values()) {
        expect(copies.length).to.be.at.most(2);
        expect(copies.every((copy) => copy.equals(copies[0] ?? Buffer.alloc(0)))).to.equal(true);
      }
      expect([...(await states(desk)).values()].every((state) => state === 'accepted')).to.equal(true);
    }).timeout(300_000);
  }

  describe('over a network that is not ours', () => {
    let folder: string;
    let certificate: ReturnType<typeof makeCertificate>;
    before(() => {
      folder = mkdtempSync(join(tmpdir(), 'salvage-threats-'));
      certificate = makeCertificate(folder);
    });
    after(() => rmSync(folder, { recursive: true, force: true }));

    it('O11: nothing is sent when STARTTLS was taken off the relay’s offer', async () => {
      await attempt({ tls: 'starttls', ca: certificate.cert });
      expect(server.accepted).to.deep.equal([]);
      expect([...(await states(desk)).values()].every((state) => state === 'due')).to.equal(true);
    });

    it('O11: nothing is sent to a relay with a certificate nobody named', async () => {
      await server.close();
      server = await startSmtpServer({ tls: certificate });
      await attempt({ tls: 'starttls' });
      expect(server.accepted).to.deep.equal([]);
    });

    it('O11: sending in clear over a network is refused before anything is connected', () => {
      expect(() => openTransport({ host: 'mx.elsewhere.example', port: 25, tls: 'none' })).to.throw();
    });
  });

  /** A relay that says exactly what it is told to, and cuts where it is told to. */
  async function strange(answers: (line: string) => string | null): Promise<{ port: number; server: Server }> {
    const relay = createServer((socket) => {
      socket.on('error', () => {});
      socket.write(answers('') ?? '');
      let inData = false;
      socket.on('data', (chunk) => {
        for (const line of chunk.toString('latin1').split('\r\n').filter(Boolean)) {
          if (inData && line !== '.') continue;
          const said = answers(inData ? 'DOT' : (line.split(/[ :]/)[0]?.toUpperCase() ?? ''));
          inData = line.toUpperCase() === 'DATA' && (said?.startsWith('354') ?? false);
          if (said === null) socket.destroy();
          else if (said !== '') socket.write(said);
        }
      });
    });
    await new Promise<void>((resolve) => relay.listen(0, '127.0.0.1', resolve));
    return { port: (relay.address() as { port: number }).port, server: relay };
  }

  const USUAL: Readonly<Record<string, string>> = {
    '': '220 relay\r\n',
    EHLO: '250 relay\r\n',
    HELO: '250 relay\r\n',
    MAIL: '250 ok\r\n',
    RCPT: '250 ok\r\n',
    DATA: '354 go\r\n',
    DOT: '250 taken\r\n',
    RSET: '250 ok\r\n',
    QUIT: '221 bye\r\n',
  };
  const SAYINGS: Readonly<Record<string, string | null>> = {
    '421 and goes': '421 too busy\r\n',
    garbage: 'hello there\r\n',
    'a code without words': '4\r\n',
    'nothing, and cuts': null,
    'an empty line': '\r\n',
    '451': '451 later\r\n',
    '452 in two lines': '452-no room\r\n452 later\r\n',
    'a wrong kind of success': '354 go\r\n',
  };
  for (const step of ['', 'EHLO', 'MAIL', 'RCPT', 'DATA', 'DOT']) {
    for (const [saying, said] of Object.entries(SAYINGS)) {
      // 354 is what DATA expects.
      if (step === 'DATA' && saying === 'a wrong kind of success') continue;
      it(`O12: ${saying} at ${step || 'the greeting'}: the letters stay due or were taken, and none is given up`, async () => {
        const relay = await strange((line) => (line === step ? said : (USUAL[line] ?? '250 ok\r\n')));
        await attempt({ host: '127.0.0.1', port: relay.port }, QUICK);
        await new Promise<void>((resolve) => relay.server.close(() => resolve()));
        const found = new Set((await states(desk)).values());
        expect([...found].filter((state) => !['due', 'unknown', 'accepted', 'sending'].includes(state))).to.deep.equal(
          [],
        );
        expect((await desk.desk.store.letters()).map(({ template }) => template)).to.not.include('undeliverable');
        desk.pass(60);
        await attempt();
        expect([...(await states(desk)).values()].every((state) => state === 'accepted')).to.equal(true);
      });
    }
  }
});
