/** What stands around every page of the board: its title, the way back, the other language, and what the page is not for. */
import { html } from 'hono/html';
import { linkTo, type PageContext } from '../page-context.ts';
import { shortTime } from '../times.ts';

export type Markup = ReturnType<typeof html>;

export interface Framed {
  /** Before the name of the desk in the window's title. */
  readonly title: string;
  readonly heading: string | Markup;
  /** This page from the root of the board, for the link to it in the other language. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly main: Markup;
  /** Without a way back to itself. */
  readonly isOverview?: true;
}

export function frame(page: Framed, context: PageContext): Markup {
  const { language, words, setting, now, showNames, root } = context;
  const other = language === 'ja' ? 'en' : 'ja';
  const desk = setting.desk.name[language];
  const { isOverview = false } = page;
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${page.title} – ${desk}</title>
<link rel="stylesheet" href="${root}board.css">
</head>
<body>
<a class="skip" href="#main">${words.skip}</a>
<header>
<p class="desk">${isOverview ? desk : html`<a href="${linkTo(context, '')}">${desk}</a>`}</p>
<nav>
<form action="${root}tickets" method="get"><input type="hidden" name="lang" value="${language}"><label>${words.findNumber} <input name="number" autocomplete="off" spellcheck="false" size="17" maxlength="40" placeholder="${setting.desk.ticketPrefix}-2026-0042-K"></label><button>${words.find}</button></form>
<a lang="${other}" hreflang="${other}" href="${linkTo({ ...context, language: other }, page.path, page.query)}">${words.otherLanguage}</a>
</nav>
</header>
<main id="main" tabindex="-1">
<div class="head"><h1>${page.heading}</h1>
<p class="asof">${words.asOf(shortTime(now, context), context.zone)} <a href="${linkTo(context, page.path, page.query)}">${words.again}</a></p></div>
${page.main}
</main>
<footer><p>${words.readOnly} ${showNames ? words.unmasked : words.masked}</p>${isOverview ? '' : html`<p><a href="${linkTo(context, '')}">${words.overview}</a></p>`}</footer>
</body>
</html>
`;
}
