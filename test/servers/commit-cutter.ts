/** A proxy before PostgreSQL that cuts a connection at COMMIT: before the server has heard of it, or after it has obeyed. */
import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** `unheard`: the server rolls back. `unanswered`: it has committed, and the desk cannot know. */
export type Cut = 'unheard' | 'unanswered';

export interface CommitCutter {
  readonly port: number;
  /** Commits seen so far. */
  commits(): number;
  close(): Promise<void>;
}

/** `cut` is asked at each COMMIT; null lets it pass. */
export async function startCommitCutter(to: number, cut: (commit: number) => Cut | null): Promise<CommitCutter> {
  let commits = 0;
  const sockets = new Set<Socket>();
  const server = createServer((desk) => {
    const database = connect(to, '127.0.0.1');
    const end = () => {
      desk.destroy();
      database.destroy();
    };
    let deaf = false;
    for (const socket of [desk, database]) {
      sockets.add(socket);
      socket.on('error', end);
      socket.on('close', () => {
        sockets.delete(socket);
        end();
      });
    }
    desk.on('data', (asked) => {
      if (!asked.includes('COMMIT\0')) return void database.write(asked);
      commits += 1;
      const how = cut(commits);
      if (how === 'unheard') return end();
      deaf = how === 'unanswered';
      database.write(asked);
    });
    // What it says now is that it has committed.
    database.on('data', (said) => (deaf ? end() : void desk.write(said)));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    port: address.port,
    commits: () => commits,
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
