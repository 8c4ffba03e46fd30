/** The pages for the operator's monitoring, over HTTP. */
import { expect } from 'chai';
import { ConfigMistake } from '../../src/config/file.ts';
import type { Examination } from '../../src/health/examine.ts';
import { type HealthServer, serveHealth } from '../../src/health/serve-health.ts';
import { TROUBLE_WORDS, trouble } from '../../src/health/trouble.ts';

const WELL: Examination = {
  signs: {
    role: 'attending',
    startedAt: '2026-04-01T00:00:00.000Z',
    polledAt: '2026-04-01T00:01:00.000Z',
    ...{
      sinceProgress: 0,
      sinceSign: 0,
      imapRefused: false,
      smtpRefused: false,
      credentialsRefused: [],
      databaseFailure: null,
      mailboxFailure: null,
      untaken: null,
      relayFailure: null,
      failingJobs: [],
    },
  },
  troubles: [],
  tally: {
    mails: { accepted: 3, 'not-ours': 2 },
    quarantined: 1,
    letters: { due: 1, accepted: 7 },
    oldestUnsent: '2026-04-01T00:00:30.000Z',
    oldestAcknowledgement: null,
  },
  freeBytes: 5_000_000_000,
};

describe('the pages of the health server', () => {
  let server: HealthServer;
  let examination: Examination;
  let looks = 0;

  beforeEach(async () => {
    examination = WELL;
    looks = 0;
    server = await serveHealth({
      port: 0,
      version: '1.2.3',
      examine: async () => {
        looks += 1;
        return examination;
      },
    });
  });
  afterEach(() => server.close());

  const get = (path: string, method = 'GET') => fetch(`http://127.0.0.1:${server.port}${path}`, { method });

  it('/healthz answers 200 while all is well, and 503 with the reasons otherwise', async () => {
    expect((await get('/healthz')).status).to.equal(200);
    await server.close();
    server = await serveHealth({
      port: 0,
      version: '1.2.3',
      examine: async () => ({ ...WELL, troubles: [trouble('disk-nearly-full', 'The disk has 3 MB left.')] }),
    });
    const answer = await get('/healthz');
    expect(answer.status).to.equal(503);
    expect(((await answer.json()) as { reasons: { word: string }[] }).reasons.map(({ word }) => word)).to.deep.equal([
      'disk-nearly-full',
    ]);
  });

  it('/metrics counts what the issue names, in the format of Prometheus', async () => {
    const answer = await get('/metrics');
    expect(answer.headers.get('content-type')).to.match(/^text\/plain; version=0\.0\.4/);
    const text = await answer.text();
    for (const line of [
      'salvage_desk_info{version="1.2.3"} 1',
      'salvage_desk_start_time_seconds 1775001600',
      'salvage_desk_last_poll_time_seconds 1775001660',
      'salvage_desk_oldest_unsent_letter_time_seconds 1775001630',
      'salvage_desk_mails{verdict="accepted"} 3',
      'salvage_desk_quarantined_mails 1',
      'salvage_desk_letters{state="due"} 1',
      'salvage_desk_lease_held 1',
      'salvage_desk_free_disk_bytes 5000000000',
      ...TROUBLE_WORDS.map((word) => `salvage_desk_trouble{reason="${word}"} 0`),
    ])
      expect(text).to.include(`${line}\n`);
    expect(text).to.match(/^salvage_desk_event_loop_delay_seconds\{quantile="0\.99"\} [\d.e-]+$/m);
  });

  it('counts anew at most every other second, however often it is asked', async () => {
    await Promise.all(Array.from({ length: 20 }, () => get('/healthz')));
    expect(looks).to.equal(1);
  });

  it('answers nothing else, and to nobody but this machine', async () => {
    expect((await get('/')).status).to.equal(404);
    expect((await get('/healthz', 'POST')).status).to.equal(405);
    expect(await (await get('/healthz', 'HEAD')).text()).to.equal('');
  });

  it('names the key when the port is taken', async () => {
    const failure = await serveHealth({ port: server.port, version: '1', examine: async () => WELL }).catch(
      (error: Error) => error,
    );
    expect(failure).to.be.instanceOf(ConfigMistake);
    expect((failure as Error).message).to.match(/^health\.port: \d+ .*EADDRINUSE/);
  });
});
