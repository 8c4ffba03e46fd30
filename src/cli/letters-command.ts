/** `salvage-desk letters preview`: every letter on one page, with the desk's own templates where it has some. */
import { existsSync, writeFileSync } from 'node:fs';
import { type ConfigFile, parseConfig, readConfig } from '../config/file.ts';
import { SAMPLE_CONFIG } from '../config/sample.ts';
import { settingOf, templateFolders } from '../config/setting.ts';
import { readOccasions } from '../letters/preview/occasions.ts';
import { previewPage } from '../letters/preview/preview-page.ts';
import { shownLetters } from '../letters/preview/shown-letters.ts';
import { templatesOf } from '../wiring.ts';
import { BAD_USAGE, FINE } from './exit-codes.ts';

export interface PreviewOptions {
  readonly out: string;
  readonly language?: string;
  /** Without it desk.yaml, and where that is missing the configuration that `init` writes. */
  readonly config?: string;
}

const USUAL = 'desk.yaml';

function configOf({ config }: PreviewOptions): ConfigFile {
  if (config !== undefined) return readConfig(config);
  return existsSync(USUAL) ? readConfig(USUAL) : parseConfig(SAMPLE_CONFIG, USUAL);
}

/** Writes the page over whatever is in the file; throws ConfigMistake with every mistake of a template. */
export function previewLetters(options: PreviewOptions): number {
  const config = configOf(options);
  const { procedure, desk } = settingOf(config);
  const templates = templatesOf(config, procedure);
  const known = [...templates.letters.keys()];
  if (options.language !== undefined && !known.includes(options.language)) {
    process.stderr.write(`--language ${options.language}: there are letters in: ${known.join(', ')}.\n`);
    return BAD_USAGE;
  }
  const folders = templateFolders(config);
  const languages = (options.language === undefined ? known.reverse() : [options.language]).map((language) => ({
    language,
    letters: shownLetters(language, templates, procedure, desk),
    occasions: readOccasions(folders, language),
  }));
  try {
    writeFileSync(options.out, previewPage(languages));
  } catch {
    process.stderr.write(`${options.out}: cannot be written. Check the folder and its rights.\n`);
    return BAD_USAGE;
  }
  const count = languages.reduce((sum, { letters }) => sum + letters.length, 0);
  process.stdout.write(`${options.out} shows ${count} letters. Open it in a browser.\n`);
  return FINE;
}
