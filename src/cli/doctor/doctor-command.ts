/** `salvage-desk doctor`: looks at the desk and its mailbox, and says what is to be put right. */
import { loadConfig } from '../../config/file.ts';
import { lookIntoMailbox } from '../../mailbox/look-into-mailbox.ts';
import { systemTxtLookup, type TxtLookup, withinTime } from '../../mailbox/txt-lookup.ts';
import { imapSettingsOf, openDesk } from '../../wiring.ts';
import { FAILED, FINE } from '../exit-codes.ts';
import type { Check, Finding } from './check.ts';
import { CHECKS, PROBES } from './register.ts';

export interface DoctorOptions {
  readonly config: string;
  readonly authProbe?: boolean;
  /** Where keys are looked up; default: the name servers of this machine. */
  readonly lookup?: TxtLookup;
}

const MARKS = { fine: '✔', told: '·', warning: '!', wrong: '✘' } as const;

function shown({ level, text }: Finding): string {
  return `${MARKS[level]} ${text.replaceAll('\n', '\n  ')}\n`;
}

/** Prints what each check finds; FAILED when something is wrong, FINE when there are only warnings or none. */
export async function doctorCommand(options: DoctorOptions): Promise<number> {
  const config = loadConfig(options.config);
  const lookup = withinTime(options.lookup ?? systemTxtLookup());
  const checks: readonly Check[] = options.authProbe ? [PROBES['auth-probe']] : CHECKS;
  const desk = await openDesk(config, { lookup, waitsForDns: false });
  try {
    const found = await lookIntoMailbox(imapSettingsOf(config), async (mailbox) => {
      const findings: Finding[] = [];
      for (const check of checks) {
        process.stdout.write(`${check.name}\n`);
        for (const finding of await check.look({ desk, config, mailbox, lookup })) {
          process.stdout.write(shown(finding));
          findings.push(finding);
        }
      }
      return findings;
    });
    return found.some(({ level }) => level === 'wrong') ? FAILED : FINE;
  } finally {
    await desk.store.close();
  }
}
