/** A mail as if it bore one signature only, so that each is checked by itself. */
import { scanHeader } from '../../mail/header/header-scanner.ts';

/** The lines of `head`, each with its line end. */
function linesOf(head: string): readonly string[] {
  return head
    .split('\n')
    .map((line) => `${line}\n`)
    .slice(0, -1);
}

/**
 * `raw`, whose header the strict scanner has accepted, without all DKIM-Signature fields but number `index` (from 0, as they
 * stand), and without ARC: sealers of chains are nobody we know (threat S08), and each would cost a lookup.
 */
export function withLoneSignature(raw: Buffer, index: number): Buffer {
  const scanned = scanHeader(raw);
  if ('misread' in scanned) throw new Error('only a mail whose header was accepted has its signatures checked');
  const kept: string[] = [];
  let signatures = 0;
  let keeps = true;
  for (const line of linesOf(raw.toString('latin1', 0, scanned.bodyAt))) {
    // A folded line goes with the field that it continues.
    if (!line.startsWith(' ') && !line.startsWith('\t')) {
      const name = line.slice(0, Math.max(0, line.indexOf(':'))).toLowerCase();
      keeps = name === 'dkim-signature' ? signatures++ === index : !name.startsWith('arc-');
    }
    if (keeps) kept.push(line);
  }
  return Buffer.concat([Buffer.from(kept.join(''), 'latin1'), raw.subarray(scanned.bodyAt)]);
}
