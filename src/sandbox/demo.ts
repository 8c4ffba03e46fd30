/**
 * `npm run demo`: the real daemon between an IMAP and an SMTP server in this process, from three mails to their decisions;
 * with `--stay` it stays open for people to try it on a page.
 */
import type { ParsedMail } from 'mailparser';
import type { Log } from '../mailbox/log.ts';
import { demoAsked } from './demo-arguments.ts';
import { ALEX, COOLING_OFF_SECONDS, type SentLetter, startDemoDesk, TARO } from './demo-desk.ts';
import { answerTo, type Draft, demoMail } from './demo-mails.ts';
import { stayOpen } from './page/stay.ts';

const began = performance.now();
const DAY = 86_400_000;

function say(text: string): void {
  const seconds = ((performance.now() - began) / 1_000).toFixed(1).padStart(5);
  process.stdout.write(`${seconds} s  ${text}\n`);
}

function arrives(draft: Draft): void {
  say(`✉  arrives   ${draft.from}: ${draft.subject}`);
}

function leaves({ to, mail }: SentLetter): void {
  say(`→  leaves    to ${to}: ${mail.subject}`);
}

function show(title: string, mail: ParsedMail): void {
  const body = (mail.text ?? '')
    .trimEnd()
    .split('\n')
    .map((line) => `           │ ${line}`.trimEnd());
  process.stdout.write(`\n           ${title}\n${body.join('\n')}\n\n`);
}

/** The daemon's own log line of a mail is what the desk understood; trouble is shown as it is. */
const log: Log = {
  info(fields, message) {
    if (message !== 'mail') return;
    const { verdict, kind, evidence, tickets, ms } = fields;
    say(`◆  is read   ${verdict}: ${kind}, origin ${evidence} → ${String(tickets) || 'no ticket'} (${ms} ms)`);
  },
  warn: (fields, message) => say(`!  ${message} ${JSON.stringify(fields)}`),
  error: (fields, message) => say(`!  ${message} ${JSON.stringify(fields)}`),
};

async function demo(): Promise<void> {
  say('The desk opens: IMAP, SMTP and a database of its own, all on this machine. Nothing leaves it.');
  say(`A decision cools off for ${COOLING_OFF_SECONDS} seconds here; at a real desk it is 30 minutes.`);
  const desk = await startDemoDesk(log, leaves);
  try {
    const post = (draft: Draft) => {
      arrives(draft);
      desk.deliver(draft);
    };
    const to = (address: string, about: RegExp) => (letter: SentLetter) =>
      letter.to === address && about.test(letter.mail.subject ?? '');
    const answer = (letter: ParsedMail, from: typeof TARO, text: string) => {
      say(`✎  ${from.name} answers: ${text.replaceAll('\n', ' ⏎ ')}`);
      post(answerTo(letter, from, text, new Date()));
    };
    const idOf = async (address: string) => {
      const tickets = await desk.daemon.desk.store.tickets();
      const found = tickets.find((ticket) => Object.values(ticket.application.values).includes(address));
      if (!found) throw new Error(`no ticket has the contact ${address}`);
      return new RegExp(found.id);
    };
    const review = async (member: typeof TARO, contact: string) => {
      await desk.letter(to(contact, /./), `an acknowledgement to ${contact}`);
      const id = await idOf(contact);
      return { id, letter: await desk.letter(to(member.address, id), `a review mail to ${member.name}`) };
    };

    post(demoMail('office-ja', new Date()));
    const hanako = await review(TARO, 'hanako.reiji@mailbox.example');
    show('What the decider reads:', hanako.letter);
    post(demoMail('office-en', new Date()));
    post(demoMail('form', new Date()));
    const john = await review(ALEX, 'john.sample@inbox.example');
    await review(TARO, 'nanami@post.example');

    const revokedOn = new Date(Date.now() - 60 * DAY).toISOString().slice(0, 10);
    answer(hanako.letter, TARO, `お疲れ様です。山田です。\n訂正 失効日 ${revokedOn}\n承認\nよろしくお願いいたします。`);
    answer(john.letter, ALEX, 'REJECT reason');

    const decided = (address: string, subject: RegExp) =>
      desk.letter(
        (letter) => letter.to === address && subject.test(letter.mail.subject ?? ''),
        `the decision to ${address}`,
      );
    show('To the first applicant, in both languages:', await decided('hanako.reiji@mailbox.example', /許可/));
    show('To the second applicant:', await decided('john.sample@inbox.example', /審査結果|result/));

    const work = await desk.letter(
      (letter) => letter.to === TARO.address && /提供/.test(letter.mail.subject ?? ''),
      'the work item "provide access"',
    );
    answer(work, TARO, '提供しました');
    show('And once staff have provided the access:', await decided('hanako.reiji@mailbox.example', /利用|ready/));

    const tickets = await desk.daemon.desk.store.tickets();
    const states = tickets.map((ticket) => `${ticket.id} ${ticket.state}`).join(', ');
    const broken = await desk.daemon.desk.store.verifyAudit();
    if (tickets.length !== 3 || broken !== null)
      throw new Error(`expected 3 tickets and a whole audit chain: ${states}, ${broken}`);
    say(`✔  ${tickets.length} applications: ${states}.`);
    say(
      `✔  ${desk.sent.length} letters left; ${desk.inFolder('Salvage/Done')} mails are filed away; the audit chain holds.`,
    );
  } finally {
    await desk.close();
  }
}

const BAD_USAGE = 2;

async function run(): Promise<number> {
  const asked = demoAsked(process.argv.slice(2));
  if ('mistake' in asked) {
    process.stderr.write(`${asked.mistake}\n`);
    return BAD_USAGE;
  }
  if (asked.stay) return stayOpen(asked.port);
  try {
    await demo();
    return 0;
  } catch (error) {
    say(`✘  ${error instanceof Error ? error.message : String(error)}`);
    return 1;
  }
}

process.exitCode = await run();
