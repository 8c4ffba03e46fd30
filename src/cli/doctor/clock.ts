/** Whether this machine and the IMAP server agree on the time: which mails are new, and until when UNDO counts, hangs on both. */
import type { Check, Finding } from './check.ts';

const TOLERATED_SECONDS = 120;
const TRIAL = [
  'From: salvage-desk doctor <doctor@localhost.invalid>',
  'Subject: salvage-desk doctor: what time is it?',
  'Auto-Submitted: auto-generated',
  '',
  'This mail was put here to ask the server for the time. It may be removed.',
  '',
].join('\r\n');

export const clock: Check = {
  name: 'clock',
  async look({ desk, mailbox, config }) {
    const server = await mailbox.serverTime(config.imap.folders.quarantine, TRIAL);
    if (server === null) return [{ level: 'told', text: 'The IMAP server does not tell its time.' }];
    return [compare(Math.round((Date.parse(desk.clock()) - server.getTime()) / 1_000))];
  },
};

/** INTERNALDATE counts whole seconds. */
function compare(ahead: number): Finding {
  if (Math.abs(ahead) <= TOLERATED_SECONDS)
    return { level: 'fine', text: 'This machine and the IMAP server agree on the time.' };
  const way = ahead > 0 ? 'ahead of' : 'behind';
  return {
    level: 'wrong',
    text: `This machine is ${Math.abs(ahead)} s ${way} the IMAP server. Mails could be taken for older than the desk, and an UNDO for too late: let both take the time by NTP.`,
  };
}
