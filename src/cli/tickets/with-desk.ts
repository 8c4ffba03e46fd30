/** What commands about tickets share: the desk they look at, and how they speak. */
import { loadConfig } from '../../config/file.ts';
import { type OpenDesk, openDesk } from '../../wiring.ts';

export interface DeskOptions {
  readonly config: string;
}

export function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

export function complain(code: number, text: string): number {
  process.stderr.write(`${text}\n`);
  return code;
}

/** Opens the desk for `look`, and closes it whatever comes. */
export async function withDesk<T>(options: DeskOptions, look: (desk: OpenDesk) => Promise<T>): Promise<T> {
  const desk = await openDesk(loadConfig(options.config));
  try {
    return await look(desk);
  } finally {
    await desk.close();
  }
}
