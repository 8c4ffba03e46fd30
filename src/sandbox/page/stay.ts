/** `npm run demo -- --stay`: the sandbox stays open, with a page on loopback in which people read, write and let time pass. */
import { once } from 'node:events';
import { traceOf } from '../../mailbox/log.ts';
import { servePages } from '../../pages/serve-pages.ts';
import { stayPages } from './routes/stay-pages.ts';
import { openStayDesk } from './stay-desk.ts';

/** Only trouble is printed: what becomes of mails is shown on the page. */
function told(fields: Readonly<Record<string, unknown>>, message: string): void {
  process.stderr.write(`!  ${message} ${JSON.stringify(fields)}\n`);
}

function portTaken(port: number, error: unknown): string {
  const { code = 'unknown' } = error as { code?: string };
  return `The page cannot be served on port ${port} (${code}), so nothing was started. Name another one: npm run demo -- --stay --port ${port + 1} (0 takes a free one).\n`;
}

/** Serves until SIGINT or SIGTERM; gives the exit code. */
export async function stayOpen(port: number): Promise<number> {
  const stay = await openStayDesk({ log: { info: () => {}, warn: told, error: told } });
  const server = await servePages(stayPages(stay), port).catch((error: unknown) => {
    process.stderr.write(portTaken(port, error));
    return null;
  });
  if (server) {
    process.stdout.write(
      `The desk is open: http://127.0.0.1:${server.port}/\nOpen this address in a browser on this machine. There is no login, nobody else can reach it, and no mail leaves.\nCtrl-C ends it; nothing is kept.\n`,
    );
    await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
    process.stdout.write('\nThe desk closes.\n');
    await server.close();
  }
  try {
    await stay.close();
  } catch (error) {
    told(traceOf(error), 'the desk could not be closed as it should');
    return 1;
  }
  return server ? 0 : 1;
}
