import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect } from 'chai';
import type { Job } from '../../src/jobs/job.ts';
import type { Kind } from '../../src/kinds/kind.ts';

/** Something a file makes for a register. */
interface Made {
  readonly file: string;
  readonly value: unknown;
}

/** How files of each kind say what they make; the first group is the exported name. */
const MAKES = {
  kind: /^export const (\w+)(?:: Kind\b[^=]*)? = kind[<(]/gm,
  keyword: /^export const (\w+): Keyword</gm,
  job: /^export const (\w+): Job = /gm,
  notification: /^export const (\w+): Notification\b/gm,
  migration: /^export class (\w+) implements MigrationInterface\b/gm,
};

/** The order in which kinds may claim a mail (design §3). */
const ORDER = [
  'own-mail',
  'delivery-report',
  'rehearsal',
  'staff-reply',
  'office-reply',
  'applicant-reply',
  'unverified-reply',
  'form-submission',
  'proxy-request',
  'unknown-request',
  'not-ours',
];

/** What `file` exports. Registers are loaded in the same way as what they hold, or the two would be different objects. */
function load(file: string): Promise<Record<string, unknown>> {
  return import(`../../${file}`);
}

/** The names that `text` makes for a register. */
function makesIn(text: string, makes: RegExp): string[] {
  return [...text.matchAll(makes)].map((found) => found[1] ?? '');
}

/** Everything the files of `folder` make, by what they say. */
async function made(folder: string, makes: RegExp): Promise<Made[]> {
  const files = readdirSync(folder).filter((name) => name.endsWith('.ts'));
  const all = await Promise.all(
    files.map(async (name) => {
      const file = join(folder, name);
      const names = makesIn(readFileSync(file, 'utf8'), makes);
      if (names.length === 0) return [];
      const exported = await load(file);
      return names.map((one) => ({ file, value: exported[one] }));
    }),
  );
  return all.flat();
}

/** Files whose work is in no register. */
function strays(all: readonly Made[], register: readonly unknown[]): string[] {
  return all.filter(({ value }) => !register.includes(value)).map(({ file }) => file);
}

/** Names that do not stand in the order of `order`, or that it does not have. */
function outOfOrder(names: readonly string[], order: readonly string[]): string[] {
  const places = names.map((name) => order.indexOf(name));
  return names.filter((_, at) => {
    const place = places[at] ?? -1;
    return place < 0 || places.slice(0, at).some((earlier) => earlier > place);
  });
}

function foldersOf(parent: string): string[] {
  return readdirSync(parent, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name));
}

describe('The registers', () => {
  it('KINDS has every kind that a folder of src/kinds makes, in the order of the design', async () => {
    const KINDS = (await load('src/kinds/routing-table.ts')).KINDS as readonly Kind[];
    const kinds = (await Promise.all(foldersOf('src/kinds').map((folder) => made(folder, MAKES.kind)))).flat();
    expect(kinds.length).to.be.at.least(8);
    expect(strays(kinds, KINDS)).to.deep.equal([]);
    expect(KINDS.filter((kind) => !kinds.some(({ value }) => value === kind)).map(({ name }) => name)).to.deep.equal(
      [],
    );
    const names = KINDS.map(({ name }) => name);
    expect(outOfOrder(names, ORDER)).to.deep.equal([]);
    for (const { file, value } of kinds)
      expect(dirname(file).endsWith(`/${(value as Kind).name}`), file).to.equal(true);
  });

  const keywordFolders = foldersOf('src/kinds').filter((folder) => folder.endsWith('/keywords'));

  it('there are folders of keywords', () => {
    expect(keywordFolders).to.include.members(['src/kinds/staff-reply/keywords', 'src/kinds/office-reply/keywords']);
  });

  for (const folder of keywordFolders) {
    it(`${folder}.ts has the keyword of every file in its folder`, async () => {
      const exported = await load(`${folder}.ts`);
      const register = Object.values(exported).filter(Array.isArray).flat();
      const keywords = await made(folder, MAKES.keyword);
      expect(strays(keywords, register)).to.deep.equal([]);
      const files = new Set(keywords.map(({ file }) => file));
      expect(
        readdirSync(folder)
          .map((name) => join(folder, name))
          .filter((file) => !files.has(file)),
        'files that make no keyword',
      ).to.deep.equal([]);
    });
  }

  it('JOBS has every job of src/jobs, each under the name of its file', async () => {
    const JOBS = (await load('src/jobs/register.ts')).JOBS as readonly Job[];
    const jobs = await made('src/jobs', MAKES.job);
    expect(jobs.length).to.equal(JOBS.length);
    expect(strays(jobs, JOBS)).to.deep.equal([]);
    for (const { file, value } of jobs) expect(file).to.equal(`src/jobs/${(value as Job).name}.ts`);
  });

  it('NOTIFICATIONS has every notification of src/notifications', async () => {
    const { NOTIFICATIONS } = await load('src/notifications/register.ts');
    const notifications = await made('src/notifications', MAKES.notification);
    expect(notifications.length).to.be.at.least(10);
    expect(strays(notifications, Object.values(NOTIFICATIONS as object))).to.deep.equal([]);
  });

  for (const database of ['sqlite', 'postgres']) {
    it(`every migration of ${database} is run, in the order of its time`, async () => {
      const register = (await load(`src/store/migrations/${database}/register.ts`)).MIGRATIONS as readonly unknown[];
      const migrations = await made(`src/store/migrations/${database}`, MAKES.migration);
      expect(strays(migrations, register)).to.deep.equal([]);
      const inTime = migrations.toSorted((one, other) => one.file.localeCompare(other.file));
      expect(register).to.deep.equal(inTime.map(({ value }) => value));
    });
  }

  describe('the gate fires', () => {
    const says: [keyof typeof MAKES, string][] = [
      ['kind', 'export const stray = kind<true>({ name: "own-mail" });'],
      ['keyword', "export const stray: Keyword<StaffOrder> = bareKeyword({ name: 'stray' });"],
      ['job', "export const stray: Job = { name: 'stray' };"],
      ['notification', 'export const stray: Notification<Stray> = () => [];'],
      ['migration', 'export class stray implements MigrationInterface {'],
    ];
    for (const [what, text] of says) {
      it(`for a ${what} that is in no register`, () => {
        expect(makesIn(`/** A stray. */\n${text}`, MAKES[what])).to.deep.equal(['stray']);
        const stray = {};
        expect(strays([{ file: 'stray.ts', value: stray }], [{}])).to.deep.equal(['stray.ts']);
        expect(strays([{ file: 'stray.ts', value: stray }], [stray])).to.deep.equal([]);
      });
    }

    it('for a kind that stands in the wrong place, or that the design does not have', () => {
      expect(outOfOrder(['own-mail', 'not-ours', 'proxy-request'], ORDER)).to.deep.equal(['proxy-request']);
      expect(outOfOrder(['own-mail', 'newsletter'], ORDER)).to.deep.equal(['newsletter']);
    });
  });
});
