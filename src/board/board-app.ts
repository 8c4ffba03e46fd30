/** The board's addresses: the overview, the tickets of a state, one ticket. All of them are read; nothing here changes anything. */
import type { Context, Hono } from 'hono';
import type { Language } from '../domain/application/application.ts';
import { isSensitive } from '../domain/application/sensitive.ts';
import type { Setting } from '../domain/facts.ts';
import { TICKET_STATES } from '../domain/ticket.ts';
import type { Instant } from '../domain/time.ts';
import { explainIn, zoneIn } from '../letters/explain.ts';
import type { Templates } from '../letters/templates.ts';
import { type Log, traceOf } from '../mailbox/log.ts';
import { openPages } from '../pages/open-pages.ts';
import { databaseUnusable } from '../store/connection/database-unusable.ts';
import type { Store } from '../store/store.ts';
import type { PageContext } from './page-context.ts';
import type { Markup } from './pages/frame.ts';
import { isNewestFirst, listPage, TICKETS_A_PAGE } from './pages/list-page.ts';
import { messagePage, troublePage } from './pages/message-page.ts';
import { boundsOf, overviewPage } from './pages/overview-page.ts';
import { ticketPage } from './pages/ticket-page.ts';
import { type Asking, patientQuestions } from './patient-questions.ts';
import { STYLE_SHEET } from './style-sheet.ts';
import { en } from './words/en.ts';
import { ja } from './words/ja.ts';
import type { BoardWords } from './words/words.ts';

export interface BoardDesk {
  readonly setting: Setting;
  readonly store: Pick<Store, 'overview' | 'pageOfTickets' | 'ticketHistory' | 'rightsUsedElsewhere'>;
  readonly templates: Pick<Templates, 'voices'>;
  clock(): Instant;
}

export interface BoardRules {
  readonly showNames: boolean;
  /** Host names besides those of loopback. */
  readonly hosts: readonly string[];
  /** Who gets a letter and when, by language. */
  readonly occasions: Readonly<Record<Language, ReadonlyMap<string, string>>>;
  readonly log: Pick<Log, 'error'>;
  /** Default: three seconds of patience. */
  readonly asking?: Asking;
}

const WORDS: Readonly<Record<Language, BoardWords>> = { ja, en };
const LONGEST_NUMBER = 40;

/** The language asked for by the page, else the first of the browser's that we have, else Japanese. */
function languageOf({ req }: Context): Language {
  const asked = req.query('lang');
  if (asked === 'ja' || asked === 'en') return asked;
  const first = /(?:^|,)\s{0,9}(ja|en)\b/i.exec(req.header('accept-language') ?? '');
  return first?.[1]?.toLowerCase() === 'en' ? 'en' : 'ja';
}

export function boardApp(desk: BoardDesk, rules: BoardRules): Hono {
  const { store, setting, templates } = desk;
  const ask = rules.asking ?? patientQuestions();
  const contextOf = (request: Context, root: PageContext['root']): PageContext => {
    const language = languageOf(request);
    return {
      ...{ setting, language, root, now: desk.clock(), showNames: rules.showNames },
      words: WORDS[language],
      explain: explainIn(language, templates, setting.desk),
      zone: zoneIn(language, templates, setting.desk.timeZone),
      occasions: rules.occasions[language],
    };
  };
  /** Beside the pages of single tickets the way up is longer. */
  const rootOf = ({ req }: Context) => (/\/tickets\/./.test(req.path) ? ('../' as const) : ('./' as const));
  const answer = async (request: Context, status: 200 | 403 | 404 | 500 | 503, page: Markup) =>
    request.html(await page, status);

  const app = openPages({ hosts: rules.hosts });
  app.use(async ({ req, text }, next) => {
    if (req.method === 'GET' || req.method === 'HEAD') return next();
    return text('The board can only be looked at. Nothing was done.\n', 405, { allow: 'GET, HEAD' });
  });

  app.get('/board.css', (request) => request.body(STYLE_SHEET, 200, { 'content-type': 'text/css; charset=utf-8' }));

  app.get('/', async (request) => {
    const context = contextOf(request, './');
    const overview = await ask('overview', () => store.overview(boundsOf(context)));
    return answer(request, 200, overviewPage(overview, context));
  });

  app.get('/tickets', async (request) => {
    const context = contextOf(request, './');
    const number = request.req.query('number')?.trim();
    if (number) return request.redirect(`tickets/${encodeURIComponent(number)}?lang=${context.language}`, 303);
    const state = TICKET_STATES.find((one) => one === request.req.query('state'));
    if (!state) return answer(request, 404, messagePage(context.words.title, context.words.noSuchPage, context));
    const page = Math.max(1, Math.floor(Number(request.req.query('page')) || 1));
    const which = { state, newestFirst: isNewestFirst(state), page, size: TICKETS_A_PAGE };
    const found = await ask(`${state} ${page}`, () => store.pageOfTickets(which));
    return answer(request, 200, listPage(state, found, context));
  });

  app.get('/tickets/:id', async (request) => {
    const context = contextOf(request, '../');
    const id = request.req.param('id').slice(0, LONGEST_NUMBER).toUpperCase();
    const file = await ask(`ticket ${id}`, async () => {
      const history = await store.ticketHistory(id);
      return history && { history, usedElsewhere: await store.rightsUsedElsewhere(history.ticket) };
    });
    if (file && isSensitive(file.history.ticket, setting))
      return answer(request, 403, messagePage(id, context.words.sensitive.page, context));
    if (file) return answer(request, 200, ticketPage(file, context));
    return answer(request, 404, messagePage(id, context.words.noSuchTicket(id), context));
  });

  app.notFound((request) => {
    const context = contextOf(request, rootOf(request));
    return answer(request, 404, messagePage(context.words.title, context.words.noSuchPage, context));
  });

  app.onError((error, request) => {
    const context = contextOf(request, rootOf(request));
    if (databaseUnusable(error, '')) {
      request.header('retry-after', '30');
      return answer(request, 503, troublePage(context.words.databaseAway, context));
    }
    rules.log.error(traceOf(error), 'a page of the board could not be written; please report it. No mail is affected');
    return answer(request, 500, troublePage(context.words.mistake, context));
  });
  return app;
}
