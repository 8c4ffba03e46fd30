/** `salvage-desk doctor`: looks at the desk and its mailbox, and says what is to be put right. */
import { loadConfig } from '../../config/file.ts';
import { imapSettingsOf } from '../../config/server-settings.ts';
import type { Instant } from '../../domain/time.ts';
import { pause } from '../../mailbox/connection/pause.ts';
import { lookIntoMailbox } from '../../mailbox/look-into-mailbox.ts';
import { systemTxtLookup, type TxtLookup, withinTime } from '../../mailbox/origin/txt-lookup.ts';
import { openDesk } from '../../wiring.ts';
import { FAILED, FINE, TEMPORARY } from '../exit-codes.ts';
import type { Finding, LocalPatient, Patient } from './check.ts';
import { CHECKS, LOCAL_CHECKS, PROBES } from './register.ts';

export interface DoctorOptions {
  readonly config: string;
  readonly authProbe?: boolean;
  /** Where keys are looked up; default: the name servers of this machine. */
  readonly lookup?: TxtLookup;
  /** Default: the clock of this machine. */
  readonly clock?: () => Instant;
  /** Waits between two looks for a mail that is on its way; default: a second. */
  readonly aSecond?: () => Promise<void>;
}

const MARKS = { fine: '✔', told: '·', warning: '!', weather: '~', wrong: '✘' } as const;

function shown({ level, text }: Finding): string {
  return `${MARKS[level]} ${text.replaceAll('\n', '\n  ')}\n`;
}

async function perform<P>(
  checks: readonly { readonly name: string; look(patient: P): Promise<readonly Finding[]> }[],
  patient: P,
): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const check of checks) {
    process.stdout.write(`${check.name}\n`);
    for (const finding of await check.look(patient)) {
      process.stdout.write(shown(finding));
      findings.push(finding);
    }
  }
  return findings;
}

/**
 * Prints what each check finds: FAILED when something is wrong, TEMPORARY when only the network is in the way, FINE when
 * there are only warnings or none. Rejects with MailboxUnreachable, ConfigMistake or DatabaseUnusable.
 */
export async function doctorCommand(options: DoctorOptions): Promise<number> {
  const config = loadConfig(options.config);
  const lookup = withinTime(options.lookup ?? systemTxtLookup());
  const aSecond = options.aSecond ?? (() => pause(1_000, new AbortController().signal));
  const desk = await openDesk(config, {
    lookup,
    waitsForDns: false,
    ...(options.clock ? { clock: options.clock } : {}),
  });
  try {
    const local: LocalPatient = { desk, config, file: options.config };
    const found = options.authProbe ? [] : [...(await perform(LOCAL_CHECKS, local))];
    const checks = options.authProbe ? [PROBES['auth-probe']] : CHECKS;
    const more = await lookIntoMailbox(imapSettingsOf(config), (mailbox) =>
      perform<Patient>(checks, { ...local, mailbox, lookup, aSecond }),
    );
    const levels = [...found, ...more].map(({ level }) => level);
    if (levels.includes('wrong')) return FAILED;
    return levels.includes('weather') ? TEMPORARY : FINE;
  } finally {
    await desk.store.close();
  }
}
