import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { expect } from 'chai';
import { type DeskOnServers, openDeskOnServers, type ServersAtFault } from './daemon-on-servers.ts';
import { LEE, MORI, OFFICE, REQUEST } from './desk-in-memory.ts';

const HANAKO = 'hanako@mailbox.example';
const SUBJECT = 'クラウドデータ救出 CANARY-SUBJECT';
/** What stands in the mails below and belongs in no log: addresses, names, the account, words of subject and body. */
const PERSONAL = [HANAKO, OFFICE, MORI, LEE, '例示', '花子', '森 一郎', '9900000101', '37-990101', 'CANARY', '論文'];
const TEN_SECONDS = 10_000;

const request = (n = 0) => ({
  from: OFFICE,
  subject: `${SUBJECT} ${n}`,
  text: `${REQUEST.replace('9900000101', `99000001${String(n).padStart(2, '0')}`)}\nCANARY-BODY ${n}`,
});

describe('The daemon on real servers', function () {
  this.timeout(300_000);

  let desk: DeskOnServers;
  const open = async (fault?: ServersAtFault) => {
    desk = await openDeskOnServers(fault);
    return desk;
  };
  afterEach(async () => {
    await desk.close();
    const logged = JSON.stringify(desk.lines);
    const secret = [...PERSONAL, ...tokens()].filter((word) => logged.includes(word));
    expect(secret, 'words in the log').to.deep.equal([]);
  });

  const mailLines = () => desk.lines.filter(({ message }) => message === 'mail');
  const lettersTo = (address: string) => desk.sent.filter(({ to }) => to === address);
  const subjectsTo = (address: string) => lettersTo(address).map(({ mail }) => mail.subject ?? '');
  const messageIdsTo = (address: string) => new Set(lettersTo(address).map(({ mail }) => mail.messageId));
  /** The random parts of all reply addresses. */
  const tokens = () =>
    desk.sent.flatMap(({ mail }) => /\+t([a-z2-7]{26})@/.exec(mail.replyTo?.value[0]?.address ?? '')?.[1] ?? []);
  const within = async (work: () => Promise<void>): Promise<number> => {
    const began = performance.now();
    await work();
    return performance.now() - began;
  };

  it('answers a mail, files it away, and logs one line for it', async () => {
    await open();
    const daemon = await desk.start();
    desk.deliver(request());
    await desk.until(() => lettersTo(HANAKO).length > 0 && lettersTo(MORI).length > 0 && lettersTo(OFFICE).length > 0);
    await daemon.stop();
    expect(subjectsTo(HANAKO)[0]).to.match(/受け付けました/);
    expect(desk.imap.mails('Salvage/Done')).to.have.length(1);
    expect(desk.imap.mails('INBOX')).to.have.length(0);
    expect(mailLines()).to.have.length(1);
    expect(mailLines()[0]?.fields).to.include({ kind: 'proxy-request', evidence: 'boundary', verdict: 'accepted' });
    expect(tokens(), 'the letters bear tokens that a log could show').to.not.deep.equal([]);
  });

  it('leaves other people’s mail as it is, and says so in one line', async () => {
    await open();
    const daemon = await desk.start();
    desk.deliver({ from: 'friend@home.example', subject: 'CANARY lunch?', text: 'CANARY: shall we?' });
    await desk.until(() => mailLines().length > 0);
    await daemon.stop();
    expect(desk.imap.mails('INBOX').map(({ flags }) => flags)).to.deep.equal([[]]);
    expect(mailLines().map(({ fields }) => fields.verdict)).to.deep.equal(['not-ours']);
    expect(desk.sent).to.deep.equal([]);
  });

  it('stops with mails in hand, and another daemon goes on: one ticket and one acknowledgement for each', async () => {
    await open();
    const first = await desk.start();
    const wanted = [0, 1, 2, 3, 4];
    for (const n of wanted) desk.deliver(request(n));
    await desk.until(() => mailLines().length > 0);
    expect(await within(() => first.stop())).to.be.below(TEN_SECONDS);

    const second = await desk.start();
    await desk.until(() => messageIdsTo(HANAKO).size >= wanted.length && messageIdsTo(OFFICE).size >= wanted.length);
    const tickets = await second.desk.store.tickets();
    await second.stop();
    expect(tickets.map(({ application }) => application.values.account)).to.have.members(
      wanted.map((n) => `990000010${n}`),
    );
    expect(messageIdsTo(HANAKO).size).to.equal(wanted.length);
    expect(mailLines().filter(({ fields }) => fields.verdict === 'accepted')).to.have.length(wanted.length);
    expect(desk.imap.mails('Salvage/Done')).to.have.length(wanted.length);
    expect(desk.imap.mails('INBOX')).to.have.length(0);
  });

  it('R21: stops within ten seconds though the relay has fallen silent, and sends the same letter when it speaks again', async () => {
    let silent = true;
    let asked: () => void = () => {};
    const atData = new Promise<void>((resolve) => {
      asked = resolve;
    });
    await open({
      behave: {
        data: () => {
          if (!silent) return undefined;
          asked();
          return 'silence';
        },
      },
    });
    const first = await desk.start();
    desk.deliver(request());
    await atData;
    expect(await within(() => first.stop())).to.be.below(TEN_SECONDS);
    silent = false;

    const second = await desk.start();
    // Claims of the daemon that left fall back after their lease, and its attempts count as weather.
    desk.pass(600);
    desk.deliver({ from: 'friend@home.example', subject: 'CANARY', text: 'CANARY' });
    await desk.until(() => messageIdsTo(HANAKO).size > 0 && messageIdsTo(OFFICE).size > 0);
    expect(await second.desk.store.tickets()).to.have.length(1);
    await second.stop();
    expect(messageIdsTo(HANAKO).size).to.equal(1);
  });

  it('waits for a relay that is down, and sends when it is up', async () => {
    let down = true;
    await open({ behave: { greeting: () => (down ? { code: 421 } : undefined) } });
    const daemon = await desk.start();
    desk.deliver(request());
    const postponed = () => desk.lines.filter(({ message }) => message === 'a letter is tried again later').length;
    await desk.until(() => postponed() >= 5);
    expect(desk.sent).to.deep.equal([]);
    down = false;
    desk.pass(60);
    desk.deliver({ from: 'friend@home.example', subject: 'CANARY', text: 'CANARY' });
    await desk.until(() => desk.sent.length >= 5);
    await daemon.stop();
    expect(messageIdsTo(HANAKO).size).to.equal(1);
    expect(mailLines().filter(({ fields }) => fields.verdict === 'accepted')).to.have.length(1);
  });

  it('reports a refused password, stays, and stops at once', async () => {
    await open({ imapPassword: 'wrong' });
    const daemon = await desk.start();
    await desk.until(() => desk.lines.filter(({ level }) => level === 'error').length >= 2);
    const [line] = desk.lines.filter(({ level }) => level === 'error');
    expect(line?.message).to.include('refuses imap.user or imap.password');
    expect(await daemon.desk.store.tickets()).to.deep.equal([]);
    expect(await within(() => daemon.stop())).to.be.below(TEN_SECONDS);
  });

  it('puts a mail of 30 MB in quarantine and tells staff, but only when it concerns the desk', async () => {
    // The server says 30 MB of what is 1.2 MB here: the daemon goes by what is announced, and its text is too long to be read.
    await open({ announce: (size) => (size > 500_000 ? 30_000_000 : size) });
    const daemon = await desk.start();
    const large = (from: string) =>
      Buffer.concat([
        Buffer.from(`From: ${from}\r\nTo: desk@desk.example\r\nSubject: CANARY\r\nMessage-ID: <large@${from}>\r\n\r\n`),
        Buffer.alloc(1_200_000, 'CANARY-BODY\r\n'),
      ]);
    desk.imap.deliver(large(OFFICE));
    desk.imap.deliver(large('friend@home.example'));
    await desk.until(() => mailLines().length >= 2 && lettersTo(MORI).length > 0 && lettersTo(LEE).length > 0);
    await daemon.stop();
    expect(mailLines().map(({ fields }) => [fields.verdict, fields.reason])).to.deep.equal([
      ['quarantined', 'mail.size'],
      ['quarantined', 'mail.size'],
    ]);
    expect(desk.imap.mails('Salvage/Quarantine').map(({ raw }) => raw.subarray(0, 40).includes(OFFICE))).to.deep.equal([
      true,
    ]);
    expect(desk.imap.mails('INBOX')).to.have.length(1);
    expect(lettersTo(MORI)).to.have.length(1);
    expect(lettersTo(OFFICE)).to.deep.equal([]);
  });

  it('ends with exit code 0 at SIGTERM, and has logged without a trace of anybody', async () => {
    await open();
    const program = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts', 'run', '--config', desk.configFile], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const ended = once(program, 'exit');
    const printed: string[] = [];
    program.stderr.on('data', (chunk) => printed.push(String(chunk)));
    const reads = createInterface({ input: program.stdout });
    const took = new Promise<void>((resolve) => {
      reads.on('line', (line) => {
        printed.push(line);
        if (line.includes('is at work')) desk.deliver(request());
        if (line.includes('"verdict":"accepted"')) resolve();
      });
    });
    await Promise.race([took, ended]);
    const seconds = await within(async () => {
      program.kill('SIGTERM');
      await ended;
    });
    expect(program.exitCode, printed.join('\n')).to.equal(0);
    expect(seconds).to.be.below(TEN_SECONDS);
    const all = printed.join('\n');
    expect([...PERSONAL, ...tokens()].filter((word) => all.includes(word))).to.deep.equal([]);
    expect(printed.filter((line) => JSON.parse(line).msg === 'mail')).to.have.length(1);
  });
});
