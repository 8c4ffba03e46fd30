/** One page with every letter, text and HTML beside each other: to be read before a changed letter is sent to anybody. */
import { escaped } from '../html/line-markup.ts';
import { STYLE_SHEET } from '../html/style-sheet.ts';
import type { ShownLetter } from './shown-letters.ts';

/** The page's own words; the letters bring theirs. */
const WORDS = {
  ja: {
    title: 'メールの見本',
    note: '架空の人物による見本です。このページからは何も送られません。',
    contents: '目次',
    text: 'テキスト',
    html: 'HTML',
    role: { applicant: '申請者へ', office: '部局の窓口へ', staff: '担当者へ' },
  },
  en: {
    title: 'The letters',
    note: 'The people in these letters are invented. Nothing is sent from this page.',
    contents: 'Contents',
    text: 'Text',
    html: 'HTML',
    role: { applicant: 'To applicants', office: 'To offices', staff: 'To staff' },
  },
} as const;

const ROLES = ['applicant', 'office', 'staff'] as const;

const PAGE_STYLE = `:root{color-scheme:light dark}
body{margin:0 auto;max-width:90rem;padding:1rem;font:16px/1.6 sans-serif}
article{border-top:2px solid;margin-top:2.5rem;padding-top:.5rem}
.beside{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,30rem),1fr));gap:1rem}
.beside>div{min-width:0;border:1px solid;overflow:auto;resize:horizontal}
pre{margin:0;padding:1rem;font-size:.85rem;white-space:pre-wrap;overflow-wrap:anywhere}
h3,h4{overflow-wrap:anywhere}`;

/** The letter's own rules, inside the root it is shown in: what is the page there is the host here. */
const LETTER_STYLE = STYLE_SHEET.replaceAll('body{', ':host{display:block;').replaceAll(':root{', ':host{');

function languageOf(language: string): keyof typeof WORDS {
  return language === 'ja' ? 'ja' : 'en';
}

function idOf({ language, stem, variant }: ShownLetter): string {
  return `${language}-${stem}${variant === '' ? '' : `-${variant}`}`.replace(/[^\w-]/g, '-');
}

function nameOf({ stem, variant }: ShownLetter): string {
  return variant === '' ? stem : `${stem} (${variant})`;
}

function article(letter: ShownLetter, occasions: ReadonlyMap<string, string>): string {
  const words = WORDS[languageOf(letter.language)];
  const { html } = letter;
  const body = html.slice(html.indexOf('<body>') + '<body>'.length, html.lastIndexOf('</body>'));
  const occasion = occasions.get(letter.stem);
  return `<article id="${idOf(letter)}" lang="${escaped(letter.language)}">
<h3>${escaped(letter.subject)}</h3>
<p><code>${escaped(letter.language)}/${escaped(letter.stem)}.hbs</code>${letter.variant === '' ? '' : ` (${escaped(letter.variant)})`}${occasion === undefined ? '' : ` — ${escaped(occasion)}`}</p>
<div class="beside">
<div role="group" aria-label="${words.text}" tabindex="0"><pre>${lines(letter.text)}</pre></div>
<div role="group" aria-label="${words.html}" tabindex="0"><template shadowrootmode="open"><style>${LETTER_STYLE}</style>${body}</template></div>
</div>
</article>`;
}

function lines(text: string): string {
  return text.trimEnd().split('\n').map(escaped).join('\n');
}

/** Every sample has the same number. */
function withoutNumber(subject: string): string {
  return subject.replace(/^\[[^\]]{1,40}\] /, '');
}

function contents(letters: readonly ShownLetter[]): string {
  return ROLES.map((role) => {
    const own = letters.filter((letter) => letter.role === role);
    const [first] = own;
    if (!first) return '';
    const items = own
      .map(
        (letter) =>
          `<li><a href="#${idOf(letter)}">${escaped(withoutNumber(letter.subject))}</a> <code>${escaped(nameOf(letter))}</code></li>`,
      )
      .join('\n');
    return `<h4>${WORDS[languageOf(first.language)].role[role]}</h4>\n<ul>\n${items}\n</ul>`;
  }).join('\n');
}

export interface PreviewedLanguage {
  readonly language: string;
  readonly letters: readonly ShownLetter[];
  /** Who gets it when, by the stem of the template. */
  readonly occasions: ReadonlyMap<string, string>;
}

function section({ language, letters, occasions }: PreviewedLanguage): string {
  const { contents: heading } = WORDS[languageOf(language)];
  const name = new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language;
  return `<section lang="${escaped(language)}">
<h2>${escaped(name)}</h2>
<nav aria-label="${heading}: ${escaped(name)}">
<h3>${heading}</h3>
${contents(letters)}
</nav>
${letters.map((letter) => article(letter, occasions)).join('\n')}
</section>`;
}

/** The whole page; it needs no network and no script. */
export function previewPage(languages: readonly PreviewedLanguage[]): string {
  const language = languages[0]?.language ?? 'ja';
  const { title, note } = WORDS[languageOf(language)];
  return `<!DOCTYPE html>
<html lang="${escaped(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${title}</title>
<style>
${PAGE_STYLE}
</style>
</head>
<body>
<main>
<h1>${title}</h1>
<p>${note}</p>
${languages.map(section).join('\n')}
</main>
</body>
</html>
`;
}
