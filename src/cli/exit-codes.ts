/** How the program ends, after sysexits where it has a code for it, and which trouble ends it how. */
import { ConfigMistake } from '../config/file.ts';
import { MailboxUnreachable } from '../mailbox/look-into-mailbox.ts';
import { ParserUnavailable } from '../mailbox/parsing/parser-process.ts';
import { DatabaseUnusable, type UnusableWord } from '../store/connection/database-unusable.ts';
import { CopyRefused } from '../store/moving/copy-refused.ts';

export const FINE = 0;
export const FAILED = 1;
export const BAD_USAGE = 2;
/** EX_TEMPFAIL: the same call may work later. */
export const TEMPORARY = 75;

const PASSES: ReadonlySet<UnusableWord> = new Set(['unreachable', 'locked', 'disk-full']);

/** What an exception means for whoever called the program: a code, and what to print. */
export function endingOf(error: unknown): { readonly code: number; readonly text: string } {
  if (error instanceof ConfigMistake) return { code: BAD_USAGE, text: error.message };
  if (error instanceof MailboxUnreachable)
    return {
      code: TEMPORARY,
      text: `The mailbox cannot be looked into: ${error.message}. Put what stands under imap: right if it is wrong; else try again later.`,
    };
  if (error instanceof DatabaseUnusable)
    return { code: PASSES.has(error.word) ? TEMPORARY : FAILED, text: error.message };
  if (error instanceof ParserUnavailable)
    return {
      code: TEMPORARY,
      text: 'No mail could be read: the machine started no process for it. Try again when it has memory and processes to spare.',
    };
  if (error instanceof CopyRefused) return { code: FAILED, text: error.message };
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT' && 'path' in error) {
    return { code: BAD_USAGE, text: `${String(error.path)}: there is no such file.` };
  }
  const ofSystem = error instanceof Error && 'code' in error ? ofFile(String(error.code)) : null;
  if (ofSystem) {
    const where = 'path' in (error as Error) ? `${String(Reflect.get(error as Error, 'path'))}: ` : '';
    return { ...ofSystem, text: `${where}${ofSystem.text} No mail is affected.` };
  }
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { code: FAILED, text: `This is a mistake in the program; please report it.\n${text}` };
}

/** What the system says of a file that was named on the command line, and what to do; null for anything else. */
function ofFile(code: string): { readonly code: number; readonly text: string } | null {
  if (['EACCES', 'EPERM', 'EROFS'].includes(code))
    return {
      code: BAD_USAGE,
      text: 'this user may not read or write it. Name another place, or call the program as a user who may.',
    };
  if (['EISDIR', 'ENOTDIR', 'EEXIST'].includes(code))
    return {
      code: BAD_USAGE,
      text: 'a file is wanted here, and something else stands there, or it exists already. Name another.',
    };
  if (['ENOSPC', 'EDQUOT'].includes(code))
    return { code: TEMPORARY, text: 'there is no room on the disk. Make room, or name another place.' };
  return null;
}
