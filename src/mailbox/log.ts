/** The part of a logger (pino's shape) that the mailbox, the outbox and the jobs use. Fields never hold personal data. */
export interface Log {
  info(fields: Readonly<Record<string, unknown>>, message: string): void;
  warn(fields: Readonly<Record<string, unknown>>, message: string): void;
  error(fields: Readonly<Record<string, unknown>>, message: string): void;
}

/**
 * What may be logged of an exception: its name, its code and where it was thrown. Its message and its other properties
 * may quote a mail or the parameters of a query.
 */
export function traceOf(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { error: typeof error };
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {};
  const frames = (error.stack ?? '').split('\n').filter((line) => line.startsWith('    at '));
  return { error: error.name, ...code, where: frames.slice(0, 4).map((line) => line.trim()) };
}
