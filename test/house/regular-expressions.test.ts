import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { expect } from 'chai';
import type { Diagnostics } from 'recheck';
import { parse } from 'yaml';
import { type Expression, expressionsIn } from './expressions-in.ts';

const { resolve: find } = createRequire(import.meta.url);

/** The same checker compiled to machine code is three times as fast, where its package is installed. */
function isCompiledCheckerHere(): boolean {
  try {
    return find(`recheck-${process.platform}-${process.arch}/package.json`) !== '';
  } catch {
    return false;
  }
}
process.env.RECHECK_BACKEND ??= isCompiledCheckerHere() ? 'native' : 'pure';
const { check } = await import('recheck');

/** What an expression is built from, where only the running program knows: any value of that kind has this shape. */
const EXAMPLES = {
  // A ticket prefix is two to six capital letters (config/keys/people.ts).
  'mail/ticket-number.ts: start': 'CDS',
  // A ticket number, in the demo.
  'sandbox/demo.ts: found.id': 'CDS-2026-0042-K',
  // Of each procedure file below.
  'kinds/application/values/read-student-number.ts: definition.usual': '^[0-9]$',
  'kinds/application/applicants/personal-values.ts: usual': '^[0-9]$',
};

/**
 * Quadratic, and looked for only in texts of a bounded length: by file and expression, what bounds the text.
 * An entry that no file has any more fails the test.
 */
const BOUNDED: Readonly<Record<string, string>> = {
  'kinds/application/values/read-address.ts: /[.\\u3040-\\u30ff\\u4e00-\\u9fff。]+$/u':
    'LONGEST, 300 characters of one piece',
  'kinds/application/values/empty-value.ts: /[\\s\\p{P}]+$/u': 'LONGEST_EMPTY, 60 characters',
};

const place = ({ file, written }: Expression) => `${file}: ${written}`;

/** Whether some part may repeat without a bound, or a repetition is itself repeated; all others take no longer for a longer text per start. */
function canRunAway({ source }: Expression): boolean {
  const bare = (source ?? '').replace(/\\./g, 'x').replace(/\[[^\]]*\]/g, 'x');
  return /[*+]|\{\d+,\}|\)\{/.test(bare);
}

type Verdict = Pick<Diagnostics, 'status'> & { readonly complexity?: { readonly type: string } | undefined };

/** Null when the expression takes time in proportion to the text; else what is wrong with it. */
function breach(expression: Expression, verdict: Verdict): string | null {
  const { status, complexity } = verdict;
  return status === 'safe' ? null : `${place(expression)} is ${complexity?.type ?? status}`;
}

async function breaches(expressions: readonly Expression[]): Promise<string[]> {
  const unlike = [...new Map(expressions.map((one) => [place(one), one])).values()];
  const unknown = unlike
    .filter(({ source }) => source === null)
    .map((one) => `${place(one)} is built from the unknown`);
  const found: string[] = [];
  const due = unlike.filter((one) => one.source !== null && canRunAway(one));
  const work = async () => {
    for (let one = due.shift(); one; one = due.shift()) {
      const wrong = breach(one, await check(one.source ?? '', one.flags, { timeout: null, attackTimeout: null }));
      if (wrong !== null) found.push(wrong);
    }
  };
  // The checker takes a process for each expression: all at once would take the whole machine.
  await Promise.all([work(), work()]);
  return [...unknown, ...found.sort()];
}

/** A project of one file that holds `text`, in memory only. */
function planted(text: string): readonly Expression[] {
  const files = {
    '/planted/tsconfig.json': '{ "compilerOptions": { "noLib": true, "types": [] }, "include": ["src"] }',
    '/planted/src/planted.ts': text,
  };
  return expressionsIn('/planted/tsconfig.json', '/planted/src', {}, files);
}

function usualShapes(folder: string): Expression[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .flatMap((name) => {
      const { fields } = parse(readFileSync(`${folder}/${name}`, 'utf8')) as {
        fields: Record<string, { usual?: string }>;
      };
      return Object.values(fields).flatMap(({ usual }) =>
        usual === undefined ? [] : [{ file: name, line: 0, written: usual, source: usual, flags: 'u' }],
      );
    });
}

describe('Regular expressions', function () {
  this.timeout(900_000);

  it('of the program all take time in proportion to the text, or the text is short', async () => {
    const all = expressionsIn(resolve('tsconfig.json'), resolve('src'), EXAMPLES);
    expect(all.length).to.be.at.least(150);
    const found = await breaches(all.filter((one) => !(place(one) in BOUNDED)));
    expect(found).to.deep.equal([]);
    const places = new Set(all.map(place));
    expect(Object.keys(BOUNDED).filter((one) => !places.has(one))).to.deep.equal([]);
  });

  it('of the procedures too', async () => {
    const shapes = usualShapes('templates/procedure');
    expect(shapes).to.not.deep.equal([]);
    expect(await breaches(shapes)).to.deep.equal([]);
  });

  const bad: [string, string, string][] = [
    ['exponential', 'const x = /^(a+)+$/;', 'planted.ts: /^(a+)+$/ is exponential'],
    ['exponential by alternatives', 'const x = /^(?:a|a)*$/.test(s);', 'planted.ts: /^(?:a|a)*$/ is exponential'],
    ['quadratic', 'const x = [/\\s+$/u];', 'planted.ts: /\\s+$/u is polynomial'],
    [
      'built from constants',
      `const A = 'a*'; const x = new RegExp(\`^\${A}\${A}$\`);`,
      `planted.ts: new RegExp(\`^\${A}\${A}$\`) is polynomial`,
    ],
    ['called without new', "const x = RegExp('(a*)*b', 'i');", "planted.ts: RegExp('(a*)*b', 'i') is exponential"],
    [
      'built from the unknown',
      'const x = (y: string) => new RegExp(y);',
      'planted.ts: new RegExp(y) is built from the unknown',
    ],
  ];
  for (const [what, text, seen] of bad) {
    it(`the gate fires: ${what}`, async () => {
      expect(await breaches(planted(text))).to.deep.equal([seen]);
    });
  }

  it('the gate lets pass what is linear, and takes a division for one', async () => {
    const text = `const x = 6 / 2 / 1; const y = /^[a-z]+$/; const z = new RegExp(\`\${'a'}+b\`);`;
    const found = planted(text);
    expect(found.map(({ source }) => source)).to.deep.equal(['^[a-z]+$', 'a+b']);
    expect(await breaches(found.slice(0, 1))).to.deep.equal([]);
  });
});
