/** The files templates are made of: a desk's own folder first, and ours for whatever it does not have. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface TemplateFile {
  readonly path: string;
  readonly text: string;
}

export interface LanguageFiles {
  /** templates/letters/<language>/<stem>.hbs by stem: a template's name, or name and role where readers get different texts. */
  readonly letters: ReadonlyMap<string, TemplateFile>;
  /** parts/<name>.hbs: what several letters have in common. */
  readonly parts: ReadonlyMap<string, TemplateFile>;
  /** words.yaml, ours first: a desk's own replaces single sentences. */
  readonly words: readonly TemplateFile[];
}

const ENDING = '.hbs';

function read(path: string): TemplateFile {
  return { path, text: readFileSync(path, 'utf8').replace(/\r\n/g, '\n') };
}

function templatesIn(folders: readonly string[]): ReadonlyMap<string, TemplateFile> {
  const found = new Map<string, TemplateFile>();
  for (const folder of folders.filter((path) => existsSync(path))) {
    for (const name of readdirSync(folder).sort()) {
      const stem = name.slice(0, -ENDING.length);
      if (name.endsWith(ENDING) && !found.has(stem)) found.set(stem, read(join(folder, name)));
    }
  }
  return found;
}

/** Every language for which one of `folders` has a folder, with its files. The first folder that has a file wins. */
export function readTemplateFiles(folders: readonly string[]): ReadonlyMap<string, LanguageFiles> {
  const present = folders.filter((folder) => existsSync(folder));
  const languages = new Set(
    present.flatMap((folder) =>
      readdirSync(folder, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map((entry) => entry.name),
    ),
  );
  const files = new Map<string, LanguageFiles>();
  for (const language of [...languages].sort()) {
    const own = present.map((folder) => join(folder, language));
    const words = own.map((folder) => join(folder, 'words.yaml')).filter((path) => existsSync(path));
    files.set(language, {
      letters: templatesIn(own),
      parts: templatesIn(own.map((folder) => join(folder, 'parts'))),
      words: words.map(read).reverse(),
    });
  }
  return files;
}
