import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { expect } from 'chai';

const SRC = resolve('src');
const CORE = ['domain', 'mail', 'kinds', 'notifications'];
const SHELL = [
  'mailbox',
  'letters',
  'store',
  'outbox',
  'jobs',
  'sandbox',
  'config',
  'cli',
  'health',
  'credentials',
  'pages',
  'board',
];
/** Packages the core may import; node:crypto for hashes only. */
const CORE_PACKAGES = ['zod', 'node:crypto'];
const IMPURE = [
  { name: 'the clock', pattern: /new Date\(\)|Date\.now|performance\.now/ },
  { name: 'randomness', pattern: /Math\.random|randomBytes|randomUUID|getRandomValues/ },
  { name: 'the process', pattern: /\bprocess\.|globalThis|\bfetch\(|setTimeout|setInterval/ },
];

interface SourceFile {
  readonly path: string;
  readonly text: string;
  readonly imports: readonly string[];
}

function importsOf(text: string): string[] {
  return [
    ...text.matchAll(/^(?:import|export)\b[^'"]*?from '([^']+)';|^import '([^']+)';|\bimport\('([^']+)'\)/gm),
  ].map((match) => match[1] ?? match[2] ?? match[3] ?? '');
}

function sourceFile(path: string, text: string): SourceFile {
  return { path, text, imports: importsOf(text) };
}

function sources(): SourceFile[] {
  return readdirSync(SRC, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.d.ts'))
    .map((path) => sourceFile(path, readFileSync(join(SRC, path), 'utf8')));
}

/** The room of a file under src: its first folder, or the file's own name at the top. */
function roomOf(path: string): string {
  return path.split('/')[0] ?? path;
}

function targetRoom(file: SourceFile, imported: string): string {
  return roomOf(relative(SRC, resolve(SRC, dirname(file.path), imported)));
}

/** Every breach of the house's boundaries in one file, in words. */
function breaches(file: SourceFile): string[] {
  const room = roomOf(file.path);
  const found: string[] = [];
  for (const imported of file.imports) {
    const own = imported.startsWith('.');
    if (CORE.includes(room)) {
      if (own && !CORE.includes(targetRoom(file, imported))) found.push(`${file.path}: core imports ${imported}`);
      if (!own && !CORE_PACKAGES.includes(imported)) found.push(`${file.path}: core imports the package ${imported}`);
    }
    if (room === 'journey.ts' && own && ![...CORE, 'store'].includes(targetRoom(file, imported))) {
      found.push(`${file.path}: the journey imports ${imported}`);
    }
    if (own && targetRoom(file, imported) === 'wiring.ts' && [...CORE, 'journey.ts'].includes(room)) {
      found.push(`${file.path}: imports the wiring`);
    }
  }
  if (CORE.includes(room)) {
    for (const { name, pattern } of IMPURE)
      if (pattern.test(file.text)) found.push(`${file.path}: core touches ${name}`);
  }
  return found;
}

describe('The house', () => {
  it('keeps its boundaries: core imports core, the journey core and store, and the core has no clock, chance or process', () => {
    expect(sources().flatMap(breaches)).to.deep.equal([]);
  });

  it('has no room that nobody named', () => {
    const rooms = readdirSync(SRC, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(rooms.map((entry) => entry.name).filter((name) => ![...CORE, ...SHELL].includes(name))).to.deep.equal([]);
  });

  it('the gate fires: each kind of breach is seen', () => {
    const planted: [string, string, string][] = [
      ['domain/x.ts', "import { simpleParser } from 'mailparser';", 'core imports the package mailparser'],
      ['mail/x.ts', "import { Store } from '../store/store.ts';", 'core imports ../store/store.ts'],
      ['kinds/x.ts', 'const now = new Date();', 'core touches the clock'],
      ['notifications/x.ts', 'const chance = Math.random();', 'core touches randomness'],
      ['journey.ts', "import { send } from './outbox/send.ts';", 'the journey imports ./outbox/send.ts'],
    ];
    for (const [path, text, breach] of planted) {
      expect(breaches(sourceFile(path, text)), path).to.include(`${path}: ${breach}`);
    }
  });

  it('reads the journey on one screen: at most 100 lines, and no word of a particular kind of mail', () => {
    const text = readFileSync(join(SRC, 'journey.ts'), 'utf8');
    expect(text.split('\n').length).to.be.at.most(101);
    expect(text).to.not.match(
      /'(own-mail|staff-reply|office-reply|unverified-reply|form-submission|proxy-request|unknown-request|not-ours)'/,
    );
  });

  it('keeps files short, and each opens with a sentence', () => {
    const long = sources().filter((file) => file.text.split('\n').length > 251);
    expect(long.map((file) => file.path)).to.deep.equal([]);
    const silent = sources().filter((file) => !/^(#!.*\n)?\/\*\*/.test(file.text));
    expect(silent.map((file) => file.path)).to.deep.equal([]);
  });

  it('holds nothing particular to one procedure in src', () => {
    const particular = /\beccs\b|onedrive|\b180\b|g\.ecc|クラウドデータ|u-tokyo/i;
    const found = sources().filter((file) => particular.test(file.text.replace(/^\s*(\/\*\*|\*|\/\/).*$/gm, '')));
    expect(found.map((file) => file.path)).to.deep.equal([]);
  });
});
