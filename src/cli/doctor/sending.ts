/** Whether letters leave and answers come back, by a mail of the desk to itself: TLS, login, plus-address and Message-ID. */
import { randomBytes } from 'node:crypto';
import { smtpSettingsOf } from '../../config/server-settings.ts';
import { CREDENTIAL_REFUSED } from '../../credentials/token-trouble.ts';
import { base32, bounceAddress } from '../../mail/origin/possession.ts';
import type { SeenMail } from '../../mailbox/passes/seen-mails.ts';
import { type LetterTransport, openTransport } from '../../outbox/transport.ts';
import type { Check, Finding, Patient } from './check.ts';

const WAITED_SECONDS = 60;
const MARK = 'X-Salvage-Desk-Doctor';

interface Trial {
  readonly code: string;
  readonly messageId: string;
  readonly to: string;
}

export const sending: Check = {
  name: 'sending',
  async look(patient) {
    const { address, subaddress } = patient.desk.setting.desk;
    const at = address.lastIndexOf('@');
    const [local, domain] = [address.slice(0, at), address.slice(at + 1)];
    const code = randomBytes(10).toString('hex');
    const to = subaddress ? `${local}+doctor${code.slice(0, 6)}@${domain}` : address;
    const trial = { code, to, messageId: `<doctor.${code}@${domain}>` };
    const transport = openTransport(smtpSettingsOf(patient.config));
    try {
      return await tryOut(trial, transport, patient);
    } finally {
      transport.close();
    }
  },
};

async function tryOut(trial: Trial, transport: LetterTransport, patient: Patient): Promise<readonly Finding[]> {
  const { config, desk } = patient;
  const bytes = mailOf(trial, desk.setting.desk.address, desk.clock());
  const { address } = desk.setting.desk;
  const keyed = config.smtp.envelope === 'keyed';
  const envelopeFrom = keyed ? bounceAddress(address, base32(randomBytes(16))) : address;
  const outcome = await transport.send({ recipient: trial.to, envelopeFrom, bytes });
  const relay = `${config.smtp.host} (tls: ${config.smtp.tls})`;
  if (outcome.is !== 'accepted' && outcome.word.startsWith(CREDENTIAL_REFUSED))
    return [{ level: 'wrong', text: `smtp.auth: ${outcome.reason}.` }];
  if (keyed && outcome.is !== 'accepted' && /^5\d\d at MAIL/.test(outcome.word))
    return [{ level: 'wrong', text: refusedSender(relay, outcome.word) }];
  if (outcome.is !== 'accepted') return [refusal(outcome.word, relay)];
  const sent: Finding = { level: 'fine', text: `The relay ${relay} has taken a mail of the desk to itself.` };
  const found = await arrived(trial, patient);
  return [sent, ...(found ? ofCopy(found, trial, config.desk.subaddress) : [notArrived(config.desk.subaddress)])];
}

function mailOf({ code, messageId, to }: Trial, from: string, now: string): Buffer {
  return Buffer.from(
    [
      `From: ${from}`,
      `To: ${to}`,
      'Subject: salvage-desk doctor: a mail to ourselves',
      `Date: ${new Date(now).toUTCString().replace('GMT', '+0000')}`,
      `Message-ID: ${messageId}`,
      `${MARK}: ${code}`,
      'Auto-Submitted: auto-generated',
      'MIME-Version: 1.0',
      'Content-Type: text/plain; charset=us-ascii',
      '',
      'The doctor of the support desk tries whether mails leave and arrive. It removes this mail; if it is still here, you may.',
      '',
    ].join('\r\n'),
  );
}

function refusedSender(relay: string, word: string): string {
  return `The relay ${relay} refuses a plus-address of the desk as envelope sender (${word}), so no letter would leave. Let it send as desk+…@, or set smtp.envelope: plain: bounces are then known by their Message-ID only.`;
}

function refusal(word: string, relay: string): Finding {
  const step = word.split(' at ')[1] ?? '';
  if (step.startsWith('AUTH') && word.startsWith('5'))
    return { level: 'wrong', text: `The relay ${relay} refuses smtp.user or smtp.password (${word}). Put them right.` };
  if (/^5\d\d /.test(word))
    return {
      level: 'wrong',
      text: `The relay ${relay} refuses a mail from the desk to itself (${word}). Ask its administrators what the desk may send.`,
    };
  // Postfix and Exchange count connections; those of a daemon that is at work stay open between its letters.
  if (/^4(?:21|32) /.test(word))
    return {
      level: 'weather',
      text: `The relay ${relay} takes no further letter just now (${word}). If the daemon is at work, it may have open all the connections that the relay allows: write fewer as smtp.connections, or try again while it stands.`,
    };
  return {
    level: 'weather',
    text: `The relay ${relay} has not taken a mail (${word}). Check smtp.host, smtp.port and smtp.tls, or try again later.`,
  };
}

/** Where the trial mail has been put, as soon as it is there; the daemon, or a filter, may have moved it. */
async function arrived(trial: Trial, { mailbox, config, aSecond }: Patient) {
  const { inbox, folders } = config.imap;
  for (let second = 0; second < WAITED_SECONDS; second++) {
    for (const folder of [inbox, folders.done, folders.quarantine, ...(folders.junk ? [folders.junk] : [])]) {
      const [mail] = await mailbox.withHeader(folder, MARK, trial.code);
      if (!mail) continue;
      await mailbox.remove(folder, mail.uid);
      return { mail, folder, junk: folder === folders.junk };
    }
    await aSecond();
  }
  return null;
}

function ofCopy(
  { mail, junk }: { readonly mail: SeenMail; readonly junk: boolean },
  { messageId }: Trial,
  subaddress: boolean,
): readonly Finding[] {
  const header = mail.raw.toString('latin1').split('\r\n\r\n')[0] ?? '';
  const kept = /^Message-ID:\s*(\S+)/im.exec(header)?.[1] === messageId;
  return [
    subaddress
      ? { level: 'fine', text: 'A mail to a plus-address of the desk has arrived in its mailbox.' }
      : { level: 'fine', text: 'It has arrived.' },
    kept
      ? { level: 'fine', text: 'Its Message-ID has been kept.' }
      : {
          level: 'warning',
          text: 'The relay has put another Message-ID in the place of ours. Answers are then known by their address only; ask its administrators to keep it.',
        },
    ...(junk
      ? [
          {
            level: 'warning' as const,
            text: 'It was put into junk. Let your mail system know the desk, or its letters will be overlooked.',
          },
        ]
      : []),
  ];
}

function notArrived(subaddress: boolean): Finding {
  const why = subaddress
    ? 'Mails to desk+…@ may not reach the mailbox: let the mail system deliver them, or set desk.subaddress: false.'
    : 'Check that the address of the desk is delivered to the mailbox of imap.user.';
  return { level: 'wrong', text: `The mail has not arrived in the mailbox within ${WAITED_SECONDS} s. ${why}` };
}
