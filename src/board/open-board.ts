/** The page for staff, while the daemon runs: on loopback, where the configuration names a port. */
import { type ConfigFile, ConfigMistake } from '../config/file.ts';
import { templateFolders } from '../config/setting.ts';
import { readOccasions } from '../letters/preview/occasions.ts';
import type { Log } from '../mailbox/log.ts';
import { type PageServer, servePages } from '../pages/serve-pages.ts';
import { failureCode } from '../store/connection/database-unusable.ts';
import { type BoardDesk, boardApp } from './board-app.ts';

/** Null when no port is named; rejects with ConfigMistake when that port is taken. */
export async function openBoard(
  config: ConfigFile,
  desk: BoardDesk,
  log: Pick<Log, 'info' | 'error'>,
): Promise<PageServer | null> {
  const { board } = config;
  if (!board) return null;
  const folders = templateFolders(config);
  const occasions = { ja: readOccasions(folders, 'ja'), en: readOccasions(folders, 'en') };
  const { port, showNames, hosts } = board;
  const app = boardApp(desk, { showNames, hosts, occasions, log });
  const server = await servePages(app, port).catch((error: unknown) => {
    throw new ConfigMistake(
      `board.port: ${port} cannot be listened on (${failureCode(error)}), so staff could not look at the board. Name a free port above 1023, or end the program that has it.`,
    );
  });
  log.info({ port }, 'the board can be looked at on 127.0.0.1');
  return server;
}
