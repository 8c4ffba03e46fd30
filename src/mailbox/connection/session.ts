/** What is remembered as long as one connection to the mailbox lasts. */
import type { ImapFlow } from 'imapflow';
import type { Instant } from '../../domain/time.ts';
import type { Folders } from '../filing/folders.ts';
import { freshJunkMemory, type JunkMemory } from '../junk/look-into-junk.ts';
import { type FolderMemory, freshMemory } from '../passes/folder-pass.ts';

export interface Session {
  readonly client: ImapFlow;
  readonly folders: Folders;
  readonly inbox: FolderMemory;
  readonly intake: FolderMemory;
  readonly junk: JunkMemory;
  readonly startAt: Instant | null;
  readonly connectedAt: Instant;
}

export function beginSession(given: Pick<Session, 'client' | 'folders' | 'startAt' | 'connectedAt'>): Session {
  return { ...given, inbox: freshMemory(), intake: freshMemory(), junk: freshJunkMemory() };
}
