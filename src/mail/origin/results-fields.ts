/** The Authentication-Results fields of a mail as the doctor shows them: whose they say they are, and what stands above. */

import type { HeaderField } from '../incoming-mail.ts';
import { readAuthenticationResults } from './authentication-results.ts';
import { mayStandAbove, receivingHost, type Trust } from './evidence.ts';

export interface ResultsField {
  /** Number of the field in the header, from 1. */
  readonly at: number;
  /** Lower case; null when the field is malformed. */
  readonly authservId: string | null;
  /** Whether it bears the id that `trust` names. */
  readonly ours: boolean;
  /** The first field above it that our side did not write, with the host of a Received line; null when there is none. */
  readonly below: string | null;
  /** Methods and results: `dkim=pass header.d=a.example`. */
  readonly says: readonly string[];
}

function named({ name, value }: HeaderField): string {
  const host = name === 'received' ? receivingHost(value) : null;
  return host === null ? name : `received by ${host}`;
}

/** In the order they stand. */
export function resultsFields(header: readonly HeaderField[], trust: Trust): readonly ResultsField[] {
  return header.flatMap(({ name, value }, index) => {
    if (name !== 'authentication-results') return [];
    const read = readAuthenticationResults(value);
    const foreign = header.slice(0, index).find((field) => !mayStandAbove(field, trust));
    const says = (read?.results ?? []).map(({ method, result, properties }) => {
      const domain = properties.find(([property]) => property === 'header.d' || property === 'header.i');
      return [`${method}=${result}`, ...(domain ? [domain.join('=')] : [])].join(' ');
    });
    const ours = read !== null && read.authservId === trust.authservId?.toLowerCase();
    return [
      { at: index + 1, authservId: read?.authservId ?? null, ours, below: foreign ? named(foreign) : null, says },
    ];
  });
}
