/** `doctor --auth-probe`: reads the newest mails and explains which origin the desk's own mail system gives them. */
import { officeAt, type Registry, sameAddress, staffAt } from '../../domain/rules/registry.ts';
import type { Trust } from '../../mail/origin/evidence.ts';
import { signersOf, trustOf } from '../../wiring.ts';
import type { Check, Finding, Patient } from './check.ts';
import { describeMail, type ProbedMail, probeMail } from './probe-mail.ts';

/** Newest mails of each folder. */
const MOST = 200;

export const authProbe: Check = {
  name: 'origin of mails',
  async look(patient) {
    const trust = trustOf(patient.config);
    const mails = await probed(patient, trust);
    return [
      ...mails.map((mail): Finding => ({ level: 'told', text: describeMail(mail, trust) })),
      ...summary(mails, patient.desk.setting.registry),
      ...boundaryFindings(mails, trust),
    ];
  },
};

async function probed({ desk, config, mailbox, lookup }: Patient, trust: Trust): Promise<readonly ProbedMail[]> {
  const { registry } = desk.setting;
  const { inbox, folders } = config.imap;
  const mails: ProbedMail[] = [];
  for (const folder of [inbox, folders.done]) {
    for (const { raw, receivedAt } of await mailbox.newest(folder, MOST)) {
      const mail = await desk.read({ raw, receivedAt, folder: 'inbox' });
      if ('misread' in mail) continue;
      const given = { signers: signersOf(registry, mail.from), registered: isRegistered(registry, mail.from), trust };
      mails.push(await probeMail(mail, raw, { ...given, lookup, folder }));
    }
  }
  return mails;
}

function isRegistered(registry: Registry, from: string): boolean {
  const form = registry.forms.some((one) => sameAddress(one.from, from));
  return form || staffAt(registry, from) !== null || officeAt(registry, from) !== null;
}

/** A line for each registry address: how many of its mails proved their origin. */
function summary(mails: readonly ProbedMail[], { staff, offices, forms }: Registry): readonly Finding[] {
  const addresses = [
    ...staff.map(({ address }) => address),
    ...offices.flatMap(({ address, senders }) => [address, ...senders]),
    ...forms.map(({ from }) => from),
  ];
  return [...new Set(addresses)].map((address) => {
    const theirs = mails.filter(({ from }) => sameAddress(from, address));
    const proven = theirs.filter(({ evidence }) => evidence.origin === 'signed' || evidence.origin === 'boundary');
    if (theirs.length === 0) return { level: 'told', text: `${address}: no mail to judge by` };
    const level = proven.length < theirs.length ? 'warning' : 'fine';
    return { level, text: `${address}: ${proven.length} of ${theirs.length} proven` };
  });
}

/** What the mails show of the boundary itself: whether it removes what others write in its name, and marks what comes in. */
function boundaryFindings(mails: readonly ProbedMail[], { authservId }: Trust): readonly Finding[] {
  if (authservId === null)
    return [{ level: 'told', text: 'trust is not configured: results of other systems’ checks are never believed.' }];
  const forged = mails.filter(({ results }) => results.some(({ ours, below }) => ours && below !== null));
  const transported = mails.filter((mail) => mail.transported);
  const unmarked = transported.filter(({ results }) => !results.some(({ ours }) => ours));
  const found: Finding[] = [];
  if (forged.length > 0)
    found.push({
      level: 'wrong',
      text: `${forged.length} ${forged.length === 1 ? 'mail bears' : 'mails bear'} results in the name of ${authservId} below lines that your side did not write. Your mail system did not strip them, so whatever says ${authservId} may be forged: let it strip them, complete trust.receivedBy, or remove trust.`,
    });
  if (unmarked.length > 0)
    found.push({
      level: 'wrong',
      text: `${unmarked.length} of ${transported.length} mails from the network bear no result of ${authservId}. On such a mail a forger’s field would be the only one and look like yours: let your mail system mark every mail, or remove trust.`,
    });
  if (found.length > 0) return found;
  const all = `All ${transported.length} mails from the network bear results of ${authservId}`;
  return [{ level: 'fine', text: `${all}, and none bears forged ones.` }];
}
