/** A ticket that waits for its decision, the review letter with its live token, and the desk's name servers in the tests' hands. */
import { expect } from 'chai';
import type { Outcome } from '../../src/journey.ts';
import {
  type DeskInMemory,
  type Letter,
  type MailDraft,
  MORI,
  OFFICE,
  openDeskInMemory,
  REQUEST,
  rawMail,
  reply,
  theLetter,
} from '../journey/desk-in-memory.ts';
import { type NameServers, nameServers, OTHER, type Signing, signed } from './signatures.ts';

/** Domain of the staff's signatures in the registry. */
export const STAFF_DOMAIN = 'staff.desk.example';

export interface ApprovalUnderAttack {
  readonly desk: DeskInMemory;
  readonly dns: NameServers;
  readonly review: Letter;
  /** 承認 to the review letter, in 森's name and with its token: all that an attacker lacks is the proof of origin. */
  approval(changes?: Partial<MailDraft>): string;
  receive(raw: string): Promise<Outcome>;
  receiveSigned(raw: string, signing?: Partial<Signing>): Promise<Outcome>;
  state(): Promise<string | undefined>;
}

/** `changes` to the configuration; without `trust` the boundary's word counts for nothing. */
export async function approvalUnderAttack(
  changes: (config: Record<string, unknown>) => void = () => {},
): Promise<ApprovalUnderAttack> {
  const dns = nameServers();
  dns.publish(STAFF_DOMAIN);
  for (const domain of ['evil.example', 'desk.example', 'students.desk.example', `lab.${STAFF_DOMAIN}`])
    dns.publish(domain, OTHER);
  const desk = await openDeskInMemory(changes, { lookup: dns.lookup });
  const request = { from: OFFICE, subject: 'クラウドデータ救出', text: REQUEST };
  dns.publish('eng.office.example');
  await desk.receiveRaw(
    await signed(rawMail({ ...request, signedBy: null }, desk.now()), { domain: 'eng.office.example' }),
  );
  const review = theLetter(await desk.newLetters(), 'review', MORI);
  return {
    ...{ desk, dns, review },
    approval: (draft = {}) =>
      rawMail(reply(review, '訂正 失効日 2026-04-01\n承認', { signedBy: null, ...draft }), desk.now()),
    receive: (raw) => desk.receiveRaw(raw),
    receiveSigned: async (raw, signing = {}) =>
      desk.receiveRaw(await signed(raw, { domain: STAFF_DOMAIN, ...signing })),
    state: async () => (await desk.desk.store.tickets())[0]?.state,
  };
}

/** The ticket still waits, and the mail is known to prove nothing, for the reason `word`. */
export async function nothingApproved(at: ApprovalUnderAttack, outcome: Outcome, word: string): Promise<void> {
  expect(await at.state()).to.equal('awaiting-decision');
  expect(outcome.evidence).to.include({ origin: 'none', word });
}
