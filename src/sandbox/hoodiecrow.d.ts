/** The part of hoodiecrow-imap that the sandbox uses; the package has no types. */
declare module 'hoodiecrow-imap' {
  import type { Server, Socket } from 'node:net';

  namespace hoodiecrow {
    interface Message {
      uid: number;
      flags: string[];
      /** One character a byte. */
      raw: string;
      /** As IMAP writes it: `01-Apr-2026 09:00:00 +0900`. */
      internaldate: string;
    }
    interface Folder {
      path: string;
      messages: Message[];
      subscribed: boolean;
      uidvalidity: number;
    }
    interface Connection {
      socket: Socket | null;
      /** Takes the next line of the client while a command waits for it (IDLE). */
      inputHandler: ((line: string) => void) | false;
    }
    interface HoodiecrowServer {
      readonly server: Server;
      readonly connectionHandlers: ((connection: Connection) => void)[];
      readonly folderCache: Record<string, Folder>;
      /** By the name of the item that is fetched. */
      readonly fetchHandlers: Record<string, (connection: Connection, message: Message) => unknown>;
      listen(port: number, host: string, listening: () => void): void;
      close(closed: () => void): void;
      getMailbox(path: string): Folder | undefined;
      createMailbox(path: string): void;
      deleteMailbox(path: string): void;
      appendMessage(path: string, flags: string[], internaldate: string, raw: string): { message: Message };
    }
    interface Options {
      plugins?: string[];
      users?: Record<string, { password: string; xoauth2?: { readonly accessToken: string } }>;
      storage?: Record<string, object>;
    }
  }

  function hoodiecrow(options: hoodiecrow.Options): hoodiecrow.HoodiecrowServer;
  export = hoodiecrow;
}
