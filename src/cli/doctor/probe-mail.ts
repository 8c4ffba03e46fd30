/** What the desk makes of one mail's origin: every field and signature it looked at, and the origin that results. */

import type { Evidence, IncomingMail } from '../../mail/incoming-mail.ts';
import { judgeOrigin, type Trust } from '../../mail/origin/evidence.ts';
import { type ResultsField, resultsFields } from '../../mail/origin/results-fields.ts';
import { type CheckedSignature, ORIGIN_UNKNOWN, weighSignatures } from '../../mail/origin/signed-origin.ts';
import { domainOf } from '../../mail/origin/signer-domain.ts';
import { checkSignatures } from '../../mailbox/origin/dkim.ts';
import type { TxtLookup } from '../../mailbox/origin/txt-lookup.ts';

export interface ProbedMail {
  readonly from: string;
  readonly receivedAt: string;
  readonly folder: string;
  readonly results: readonly ResultsField[];
  readonly signatures: readonly CheckedSignature[];
  readonly evidence: Evidence;
  /** Whether the sender is in the registry. */
  readonly registered: boolean;
  /** Whether a Received line says that it came over the network. */
  readonly transported: boolean;
}

/** Judged as the journey would, except that the signatures of strangers are checked too and nobody waits for DNS. */
export async function probeMail(
  mail: IncomingMail,
  raw: Buffer,
  given: { signers: readonly string[]; registered: boolean; trust: Trust; lookup: TxtLookup; folder: string },
): Promise<ProbedMail> {
  const { signers, trust, lookup, folder, registered } = given;
  const { header, from, receivedAt } = mail;
  const signatures = await checkSignatures({ header, from, receivedAt, raw }, signers, lookup);
  const evidence = weighSignatures(from, signatures, judgeOrigin(mail, signers, trust), signers);
  return {
    ...{ from, receivedAt, folder, registered, signatures },
    results: resultsFields(header, trust),
    evidence: evidence === 'later' ? ORIGIN_UNKNOWN : evidence,
    transported: header.some(({ name }) => name === 'received'),
  };
}

/** The mail in lines for the operator: its date and the domain it comes from, and no more of it. */
export function describeMail(mail: ProbedMail, trust: Trust): string {
  const { receivedAt, folder, from, registered, evidence, results, signatures } = mail;
  const rests = evidence.rests ? ` (${evidence.rests})` : '';
  return [
    `${receivedAt}  ${folder}  from ${domainOf(from)}${registered ? ', registered' : ''}`,
    ...results.map(describeField),
    ...signatures.map(describeSignature),
    ...(results.length + signatures.length === 0 ? ['  neither a result of a check nor a readable signature'] : []),
    `  origin: ${evidence.origin} ${evidence.word}${rests}`,
    ...advice(mail, trust).map((line) => `  → ${line}`),
  ].join('\n');
}

function describeField({ at, authservId, ours, below, says }: ResultsField): string {
  const who = authservId === null ? 'malformed' : `by ${authservId}`;
  const where = below === null ? 'nothing foreign above' : `below ${below}`;
  return `  field ${at}: results ${who}${ours ? ', pinned' : ''}, ${where}: ${says.join('; ') || 'nothing'}`;
}

function describeSignature({ domain, selector, algorithm, keyBits, word }: CheckedSignature): string {
  return `  signature: d=${domain} s=${selector} ${algorithm}${keyBits === null ? '' : ` ${keyBits}`}: ${word}`;
}

function advice({ registered, evidence, results, signatures }: ProbedMail, trust: Trust): string[] {
  if (!registered || evidence.origin !== 'none') return [];
  const passed = signatures.find(({ word }) => word === 'auth.pass');
  if (passed)
    return [
      `add ${passed.domain} to the signers of this address, if nobody but its mail system can sign with that domain`,
    ];
  const [top] = results;
  if (trust.authservId === null && top?.authservId)
    return [`if ${top.authservId} is your own mail system: trust.authservId: ${top.authservId}`];
  const pinned = results.filter(({ ours }) => ours);
  if (pinned.length > 1)
    return [
      'two fields bear your id, so neither is believed: let your mail system strip that field from mails that come in',
    ];
  if (pinned[0]?.below?.startsWith('received by '))
    return [`if ${pinned[0].below.slice('received by '.length)} is your own host: add it to trust.receivedBy`];
  return [
    'ask the sender’s mail administrators to sign their mails (DKIM); without that each approval takes a second round',
  ];
}
