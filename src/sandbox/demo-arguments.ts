/** What `npm run demo` was asked for: to run through and end, or to stay open for people. */
import { parseArgs } from 'node:util';

export type DemoAsked =
  | { readonly stay: false }
  | { readonly stay: true; readonly port: number }
  /** What is wrong with the arguments, and what they may be. */
  | { readonly mistake: string };

/** Where the page is without `--port`, so that a bookmark keeps. */
export const USUAL_PORT = 8025;

const HIGHEST_PORT = 65_535;
const USAGE = 'Nothing was started. Usage: npm run demo [-- --stay [--port N]], N from 0 (a free one) to 65535.';

export function demoAsked(args: readonly string[]): DemoAsked {
  try {
    const options = { stay: { type: 'boolean' }, port: { type: 'string' } } as const;
    const { stay = false, port } = parseArgs({ args: [...args], options }).values;
    if (port !== undefined && !stay) return { mistake: `--port is for the page of --stay. ${USAGE}` };
    if (!stay) return { stay };
    const number = port === undefined ? USUAL_PORT : Number(port || Number.NaN);
    const isPort = Number.isInteger(number) && number >= 0 && number <= HIGHEST_PORT;
    return isPort ? { stay, port: number } : { mistake: `"${port}" is no port. ${USAGE}` };
  } catch (error) {
    return { mistake: `${error instanceof Error ? error.message : String(error)}. ${USAGE}` };
  }
}
