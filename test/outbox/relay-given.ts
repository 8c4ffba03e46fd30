/** Given: a relay that behaves as a test says, and letters that are sent through it at one moment. */
import { type DeliverOptions, deliver } from '../../src/outbox/deliver.ts';
import type { SmtpSettings } from '../../src/outbox/smtp-settings.ts';
import { type LetterTransport, openTransport, type SendTimeouts } from '../../src/outbox/transport.ts';
import { type Behaviour, type SandboxSmtpOptions, startSmtpServer } from '../../src/sandbox/smtp-server.ts';
import type { LettersInMemory } from './letters-in-memory.ts';

export const NOW = '2026-04-01T09:00:00.000Z';

export type RelaySettings = Pick<SmtpSettings, 'connections'>;

/** `behave` is asked at each step, so that a relay may change its mind. */
export async function openRelay(
  behave: () => Behaviour,
  options: SandboxSmtpOptions,
  timeouts: SendTimeouts,
  settings: RelaySettings = {},
) {
  const server = await startSmtpServer({
    behave: new Proxy({}, { get: (_, step: keyof Behaviour) => behave()[step] }),
    ...options,
  });
  const { host, port } = server;
  return { server, transport: openTransport({ host, port, tls: 'none', ...settings }, timeouts) };
}

/** Sends what is due; chance always gives the middle. */
export function deliverAt(now: string, store: LettersInMemory, transport: LetterTransport, options: DeliverOptions) {
  return deliver(
    store,
    transport,
    () => now,
    () => 0.5,
    options,
  );
}
