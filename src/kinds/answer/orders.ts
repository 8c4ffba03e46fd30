/** What an office or an applicant can ask for in one word by reply. */
import type { Language } from '../../domain/application/application.ts';

type Asked =
  | { readonly type: 'withdraw' }
  | { readonly type: 'speak'; readonly language: Language }
  | { readonly type: 'status' }
  | { readonly type: 'help' };

/** Only an office is asked whether a request is its own. `seen`: it says that it looked, and not what it found. */
type AskedByOffice = { readonly type: 'confirm' | 'deny' | 'seen' };

/** `echo`: the command in its canonical words, for the transcript. */
export type PartyOrder = Asked & { readonly echo: string };
export type OfficeOrder = (Asked | AskedByOffice) & { readonly echo: string };
