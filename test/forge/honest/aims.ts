/** What the control group must show, and what it has shown. */
import { table } from '../report.ts';
import type { Reply } from './control-group.ts';

export interface Aim {
  readonly what: string;
  readonly found: number;
  readonly of: number;
  readonly met: boolean;
}

function counted(replies: readonly Reply[], became: Reply['became']): number {
  return replies.filter((reply) => reply.became === became).length;
}

/** Japanese mails with a greeting or a closing, written above the quote, to the token. */
export function greetingsFirstTry(replies: readonly Reply[]): readonly Reply[] {
  return replies.filter(
    ({ tongue, greets, place, keepsToken }) =>
      tongue === 'ja' && greets && keepsToken && (place === 'top' || place === 'alone'),
  );
}

export function aims(replies: readonly Reply[]): readonly Aim[] {
  const heard = counted(replies, 'acts') + counted(replies, 'help');
  const wrong = counted(replies, 'wrong direction');
  const greeting = greetingsFirstTry(replies);
  const first = counted(greeting, 'acts');
  const share = (part: number, whole: number) => (whole === 0 ? 0 : part / whole);
  return [
    {
      what: 'acts or gets help: at least 99.5 %',
      found: heard,
      of: replies.length,
      met: share(heard, replies.length) >= 0.995,
    },
    { what: 'wrong direction: none', found: wrong, of: replies.length, met: wrong === 0 },
    {
      what: 'Japanese with greetings acts at once: at least 90 %',
      found: first,
      of: greeting.length,
      met: share(first, greeting.length) >= 0.9,
    },
  ];
}

const OUTCOMES = ['acts', 'help', 'nothing', 'wrong direction'] as const;

function row(name: string, replies: readonly Reply[]): readonly (string | number)[] {
  return [name, replies.length, ...OUTCOMES.map((became) => counted(replies, became))];
}

function nameOf({ program, tongue }: Reply): string {
  return `${program} (${tongue})`;
}

export function controlTable(replies: readonly Reply[]): string {
  const names = [...new Set(replies.map(nameOf))];
  return table(
    ['program', 'replies', ...OUTCOMES],
    [
      ...names.map((name) =>
        row(
          name,
          replies.filter((reply) => nameOf(reply) === name),
        ),
      ),
      row('all', replies),
    ],
  );
}

/** What did not act though it was written above the quote, and what came to nothing at all: to be read. */
export function notUnderstood(replies: readonly Reply[]): string {
  const above = ({ place, keepsToken }: Reply) => keepsToken && (place === 'top' || place === 'alone');
  const read = replies.filter((reply) => reply.became === 'nothing' || (reply.became === 'help' && above(reply)));
  return read
    .map((reply) => `${reply.became} ${reply.reason} (${nameOf(reply)}, ${reply.place}): ${JSON.stringify(reply.text)}`)
    .join('\n');
}
