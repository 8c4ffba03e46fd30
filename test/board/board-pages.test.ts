/** The board as a browser gets it: what it shows, in two languages, and how it is guarded. */
import { expect } from 'chai';
import { boardApp } from '../../src/board/board-app.ts';
import type { Store } from '../../src/store/store.ts';
import { LEE, MORI, OFFICE } from '../journey/desk-in-memory.ts';
import { type BoardDesk, HIDDEN, numberOf, openBoardDesk } from './board-desk.ts';

const PAGES = [
  '/',
  '/?lang=en',
  ...[0, 1, 3, 6, 9, 30].map((at) => `/tickets/${numberOf(at)}?lang=${at % 2 === 0 ? 'ja' : 'en'}`),
  '/tickets?state=access-closed&lang=ja',
  '/tickets?state=awaiting-decision&lang=en',
];

/** On a ticket's page these people stand by their names. */
const NAMED_INSTEAD = [MORI, LEE, OFFICE];

describe('The board', () => {
  let desk: BoardDesk;
  const opened: BoardDesk[] = [];
  const open = async (...given: Parameters<typeof openBoardDesk>) => {
    const one = await openBoardDesk(...given);
    opened.push(one);
    return one;
  };
  before(async () => {
    desk = await open();
  });
  after(() => Promise.all(opened.map((one) => one.close())));

  const textOf = async (path: string, from = desk) => (await from.get(path)).text();

  it('answers every page, and all of them guarded: a strict CSP, nothing stored, nobody told where from', async () => {
    for (const path of [...PAGES, '/board.css', '/nowhere', '/tickets/NOBODY']) {
      const { status, headers } = await desk.get(path);
      expect(status, path).to.equal(/nowhere|NOBODY/.test(path) ? 404 : 200);
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy, path).to.match(/^default-src 'none'; style-src 'self'/);
      expect(policy).to.not.match(/script-src|unsafe|connect-src/);
      expect(headers.get('cache-control')).to.equal('no-store');
      expect(headers.get('referrer-policy')).to.equal('no-referrer');
      expect(headers.get('x-frame-options')).to.equal('DENY');
      expect(headers.get('x-content-type-options')).to.equal('nosniff');
      expect(headers.get('set-cookie')).to.equal(null);
    }
  });

  it('keeps an application that is for deciders alone to itself, also where names are shown', async () => {
    const told = [{ days: 1, state: 'awaiting-decision', changes: { sensitive: true } }] as const;
    const one = await open({ showNames: true, told });
    const id = numberOf(0);
    const { status } = await one.get(`/tickets/${id}`);
    expect(status).to.equal(403);
    expect(await textOf(`/tickets/${id}?lang=en`, one))
      .to.include('for deciders alone')
      .and.not.include('Qzname');
    const row = (await textOf('/tickets?state=awaiting-decision&lang=en', one))
      .split('<tr')
      .find((tr) => tr.includes(id));
    expect(row)
      .to.include('deciders only')
      .and.not.match(/Qzname|99118873/);
  });

  it('shows nothing of people: no name, no address, no text, and of an account its end', async () => {
    for (const path of PAGES) {
      const page = await textOf(path);
      expect(
        HIDDEN.filter((word) => page.includes(word)),
        path,
      ).to.deep.equal([]);
    }
    expect(await textOf('/')).to.include('*******310');
    expect(await textOf(`/tickets/${numberOf(0)}?lang=en`)).to.include('given (not shown)');
  });

  it('shows them with showNames, and whatever was written stays text', async () => {
    const named = await open({ showNames: true });
    const ticket = await textOf(`/tickets/${numberOf(9)}?lang=en`, named);
    expect(HIDDEN.filter((word) => !ticket.includes(word)).sort()).to.deep.equal(['qzrelay', ...NAMED_INSTEAD].sort());
    expect(ticket).to.include('Kim Lee');
    const pages = [ticket, await textOf('/', named)];
    for (const page of pages) {
      expect(page).to.not.match(/<(?:script|img|style|i>)|<[^>]*\son\w+=/i);
      expect(page).to.include('Qzname &lt;script&gt;');
    }
    const lost = pages[1]?.slice(pages[1].indexOf('id="letters"'));
    expect(lost, 'a row does not know whether its ticket is for deciders alone').to.not.match(/qzrelay|qzcontact/);
  });

  it('has no script, no style of its own and nothing from elsewhere in it', async () => {
    for (const path of PAGES) {
      const page = await textOf(path);
      expect(page, path).to.not.match(/<script|<style|\sstyle=|<iframe|<object|(?:src|href|action)="(?:\w+:|\/)/i);
    }
  });

  it('can only be looked at', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH']) {
      const own = { origin: 'http://127.0.0.1:9188', 'sec-fetch-site': 'same-origin' };
      const { status, headers } = await desk.get('/', { method, headers: own });
      expect([status, headers.get('allow')]).to.deep.equal([405, 'GET, HEAD']);
      expect((await desk.get('/', { method, headers: { origin: 'http://elsewhere.example' } })).status).to.equal(403);
    }
    const head = await desk.get('/', { method: 'HEAD' });
    expect([head.status, await head.text()]).to.deep.equal([200, '']);
  });

  it('answers to the names of loopback, and to those of the configuration', async () => {
    const asked = (host: string, from = desk) => from.get('/', { headers: { host } }).then(({ status }) => status);
    expect(await asked('localhost:9188')).to.equal(200);
    expect(await asked('board.desk.example')).to.equal(421);
    const proxied = await open({ told: [], hosts: ['board.desk.example'] });
    expect(await asked('board.desk.example', proxied)).to.equal(200);
    expect(await asked('evil.example', proxied)).to.equal(421);
  });

  it('speaks the language that is asked for, else that of the browser, else Japanese', async () => {
    const page = (path: string, accept?: string) =>
      desk.get(path, accept ? { headers: { 'accept-language': accept } } : {}).then((answer) => answer.text());
    expect(await page('/'))
      .to.include('<html lang="ja">')
      .and.include('窓口ですること');
    expect(await page('/', 'en-GB,ja;q=0.5'))
      .to.include('<html lang="en">')
      .and.include('For us to do');
    expect(await page('/', 'de-DE,ja;q=0.5,en;q=0.4')).to.include('<html lang="ja">');
    expect(await page('/?lang=en', 'ja')).to.include('<html lang="en">');
    expect(await page('/?lang=%22%3E', 'ja')).to.include('<html lang="ja">');
  });

  it('puts what is late first, then by day; what waits for others stands apart', async () => {
    const page = await textOf('/?lang=en');
    const [, forStaff = '', forOthers = '', windows = ''] = page.split(
      /<section id="(?:for-staff|for-others|windows)">/,
    );
    const numbers = (part: string) => [...part.matchAll(/>(CDS-2026-\d+-K)</g)].map(([, number]) => number);
    expect(numbers(forStaff)).to.deep.equal([3, 9, 0, 4, 1, 2].map(numberOf));
    expect(numbers(forOthers)).to.deep.equal([7, 6, 5].map(numberOf));
    expect(numbers(windows.split('<section')[0] ?? '')).to.deep.equal([9, 8].map(numberOf));
    expect(forStaff).to.include('decide, best by Tuesday 2 June 2026 (late)').and.include('28 days left');
    expect(windows).to.include('to be closed, ended 2 days ago').and.include('4 days left');
    expect(page).to.include('<b>6</b> <span>For us to do</span> <em>3 of them late</em>');
  });

  it('tells which letters failed or wait, by the code of the relay and not by its words', async () => {
    const page = await textOf('/?lang=en');
    expect(page).to.include('the relay answered 550 5.1.1').and.include('the relay answered 451');
    expect(page).to.include('<b>1</b> <span>Letters that failed (12 weeks)</span>');
  });

  it('draws the weeks, and says them as text and as a table', async () => {
    const page = await textOf('/?lang=en');
    expect(page.match(/<svg /g)).to.have.length(3);
    const rows = page.split('The numbers as a table</summary>')[1]?.match(/<tr role="row"><th role="rowheader"/g) ?? [];
    expect(rows).to.have.length(12);
    expect(page).to.include('aria-label="Applications. In twelve weeks the lowest is 2, the highest 8."');
  });

  it('shows a ticket: where it stands, what was checked, events and letters with their hours', async () => {
    const page = await textOf(`/tickets/${numberOf(0)}?lang=en`);
    for (const words of ['awaiting a decision', 'What was checked', 'A note was left', 'a decider', 'failed'])
      expect(page).to.include(words);
    expect(page).to.include('Student ID number'.slice(1)).and.include('Engineering');
    expect(await textOf(`/tickets/${numberOf(0).toLowerCase()}`)).to.include(numberOf(0));
  });

  it('finds a ticket by its number, and says so when there is none', async () => {
    const found = await desk.get(`/tickets?number=+${numberOf(2)}+&lang=en`);
    expect([found.status, found.headers.get('location')]).to.deep.equal([303, `tickets/${numberOf(2)}?lang=en`]);
    const hostile = await desk.get('/tickets?number=%2F%2Fevil.example%3C');
    expect(hostile.headers.get('location')).to.equal('tickets/%2F%2Fevil.example%3C?lang=ja');
    expect(await textOf('/tickets/%3Cscript%3E?lang=en')).to.include('There is no ticket &lt;SCRIPT&gt;');
  });

  it('is calm on a desk that has just begun', async () => {
    const empty = await open({ told: [] });
    for (const [language, words] of [
      ['ja', ['窓口で対応を待っている申請はありません。', 'この12週間に受け付けた申請はありません。']],
      ['en', ['No application waits for the desk.', 'Nobody has access at present.']],
    ] as const) {
      const page = await textOf(`/?lang=${language}`, empty);
      for (const sentence of words) expect(page).to.include(sentence);
    }
    expect((await empty.get('/tickets?state=denied')).status).to.equal(200);
  });

  it('says what to do when the database does not answer, and shows nothing of why', async () => {
    const away = Object.assign(new Error('qzsecret'), { code: 'SQLITE_BUSY' });
    const { store } = desk.memory.desk;
    const stuck: Store = { ...store, overview: () => Promise.reject(away) };
    const occasions = { ja: new Map(), en: new Map() };
    const rules = { showNames: false, hosts: [], occasions, log: { error: () => {} } };
    const app = boardApp({ ...desk.memory.desk, store: stuck }, rules);
    for (const [language, words] of [
      ['ja', 'データベースから返答がありません。'],
      ['en', 'The database does not answer.'],
    ]) {
      const answer = await app.request(`/?lang=${language}`, { headers: { host: 'localhost' } });
      expect([answer.status, answer.headers.get('retry-after')]).to.deep.equal([503, '30']);
      expect(answer.headers.get('content-security-policy')).to.match(/^default-src 'none'/);
      expect(await answer.text())
        .to.include(words)
        .and.not.include('qzsecret');
    }
  });

  it('tells the log of a mistake without what it quotes, and the reader what to do', async () => {
    const lines: unknown[] = [];
    const occasions = { ja: new Map(), en: new Map() };
    const log = { error: (...line: unknown[]) => void lines.push(line) };
    const broken: Store = { ...desk.memory.desk.store, overview: () => Promise.reject(new Error('qzsecret')) };
    const app = boardApp({ ...desk.memory.desk, store: broken }, { showNames: false, hosts: [], occasions, log });
    const answer = await app.request('/?lang=en', { headers: { host: 'localhost' } });
    expect(answer.status).to.equal(500);
    expect(await answer.text())
      .to.include('Tell the operator')
      .and.not.include('qzsecret');
    expect(JSON.stringify(lines)).to.include('the board could not be written').and.not.include('qzsecret');
  });
});
