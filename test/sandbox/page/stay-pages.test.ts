import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { HtmlValidate } from 'html-validate';
import type { Draft } from '../../../src/sandbox/demo-mails.ts';
import { openMailboxes } from '../../../src/sandbox/page/people/mailboxes.ts';
import { ASSETS, assetFolder } from '../../../src/sandbox/page/routes/page-assets.ts';
import { stayPages } from '../../../src/sandbox/page/routes/stay-pages.ts';
import type { StayDesk } from '../../../src/sandbox/page/stay-desk.ts';
import { openDeskClock } from '../../../src/sandbox/page/time/desk-clock.ts';
import type { ticketView } from '../../../src/sandbox/page/views/ticket-view.ts';
import { LABELS } from '../../../src/sandbox/page/words/labels.ts';
import { type DeskInMemory, OFFICE, openDeskInMemory, REQUEST, START } from '../../journey/desk-in-memory.ts';

const HOST = '127.0.0.1:8025';
const HOSTILE = '<img src=x onerror=alert(1)>';

describe('The page of the desk to try', () => {
  let inMemory: DeskInMemory;
  let sent: Draft[];
  let leaps: string[];
  let stay: StayDesk;
  let app: ReturnType<typeof stayPages>;
  before(async () => {
    inMemory = await openDeskInMemory();
  });
  after(() => inMemory.close());
  beforeEach(() => {
    sent = [];
    leaps = [];
    let isDown = false;
    stay = {
      desk: inMemory.desk,
      clock: openDeskClock(() => 0, START),
      mailboxes: openMailboxes(),
      journal: { log: { info: () => {}, warn: () => {}, error: () => {} }, lines: () => [] },
      isRelayDown: () => isDown,
      setRelayDown: (down) => {
        isDown = down;
      },
      send: (draft) => void sent.push(draft),
      leap: async (name) => void leaps.push(name),
      isLeaping: () => false,
      onChange: () => () => {},
      close: async () => {},
    };
    app = stayPages(stay);
  });

  const get = (path: string, headers: Record<string, string> = {}) =>
    app.request(`http://${HOST}${path}`, { headers: { host: HOST, ...headers } });
  const post = (path: string, body: unknown = {}, headers: Record<string, string> = {}) =>
    app.request(`http://${HOST}${path}`, {
      method: 'POST',
      headers: { host: HOST, origin: `http://${HOST}`, 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  const letter = (owner: string) =>
    stay.mailboxes.arrived({
      ...{ at: START, to: owner },
      mail: {
        ...{ subject: HOSTILE, text: `${HOSTILE}\n`, messageId: '<a@desk.example>' },
        from: { value: [{ address: 'desk@desk.example', name: HOSTILE }] },
        replyTo: { value: [{ address: 'desk+t@desk.example' }] },
      } as never,
    });

  it('is written in the language that is asked for, and says so', async () => {
    for (const [path, headers, language] of [
      ['/?lang=ja', {}, 'ja'],
      ['/?lang=en', { 'accept-language': 'ja' }, 'en'],
      ['/', { 'accept-language': 'en-GB,en;q=0.9' }, 'en'],
      ['/', { 'accept-language': 'ja' }, 'ja'],
      ['/', {}, 'ja'],
    ] as const) {
      const page = await (await get(path, headers)).text();
      expect(page).to.include(`<html lang="${language}">`);
      expect(page).to.include(LABELS[language].lead);
    }
  });

  it('loads nothing but its own files, and has no script in it', async () => {
    const answer = await get('/');
    expect(answer.headers.get('content-security-policy')).to.match(/default-src 'none'.*script-src 'self'/);
    const page = await answer.text();
    const loaded = [...page.matchAll(/\b(?:src|href)="([^"]+)"/g)].map(([, address = '']) => address);
    expect(loaded.filter((address) => !/^(?:\/assets\/|\?lang=)/.test(address))).to.deep.equal([]);
    expect(page).to.not.match(/<script(?![^>]* src=)|\son\w+=|style=/);
  });

  it('is HTML as the standard has it, in both languages', async () => {
    const checker = new HtmlValidate({ extends: ['html-validate:recommended'] });
    for (const language of ['ja', 'en']) {
      const { results } = checker.validateStringSync(await (await get(`/?lang=${language}`)).text());
      const mistakes = results.flatMap(({ messages }) =>
        messages.map(({ ruleId, message, line }) => `${line} ${ruleId}: ${message}`),
      );
      expect(mistakes).to.deep.equal([]);
    }
  });

  it('has every asset that lies in its folder, and no script makes HTML of a text', async () => {
    const files = readdirSync(assetFolder()).filter((name) => /\.(?:js|css|svg)$/.test(name));
    expect([...ASSETS].sort()).to.deep.equal(files.sort());
    for (const name of ASSETS) expect((await get(`/assets/${name}`)).status, name).to.equal(200);
    const scripts = files.filter((name) => name.endsWith('.js'));
    const making = /innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function/;
    expect(scripts.filter((name) => making.test(readFileSync(join(assetFolder(), name), 'utf8')))).to.deep.equal([]);
  });

  it('turns away whoever asks by another name, and whatever another site sends', async () => {
    expect((await get('/desk', { host: 'evil.example' })).status).to.equal(421);
    const mail = { from: OFFICE, subject: 'x', text: 'y', answers: null };
    for (const headers of [{ origin: 'http://evil.example' }, { 'sec-fetch-site': 'cross-site' }] as Record<
      string,
      string
    >[]) {
      for (const path of ['/mails', '/clock/day', '/relay', '/occasions/form']) {
        expect((await post(path, mail, headers)).status, path).to.equal(403);
      }
    }
    expect([sent, leaps, stay.isRelayDown()]).to.deep.equal([[], [], false]);
  });

  it('gives what people wrote as text, never as HTML', async () => {
    letter('taro.yamada@staff.desk.example');
    for (const path of ['/desk', '/mails/m1']) {
      const answer = await get(path);
      expect(answer.headers.get('content-type'), path).to.match(/^application\/json/);
      expect(answer.headers.get('x-content-type-options')).to.equal('nosniff');
    }
  });

  it('sends what a person of the page writes, to where the letter says', async () => {
    letter('taro.yamada@staff.desk.example');
    const mail = { from: 'taro.yamada@staff.desk.example', subject: 'Re: x', text: '承認' };
    expect((await post('/mails', { ...mail, answers: 'm1' })).status).to.equal(200);
    expect((await post('/mails', { ...mail, answers: null })).status).to.equal(200);
    expect(sent.map(({ to }) => to)).to.deep.equal(['desk+t@desk.example', 'desk@desk.example']);
  });

  it('sends nothing for strangers, for letters of others, or from what is no mail', async () => {
    letter('taro.yamada@staff.desk.example');
    const mail = { from: 'taro.yamada@staff.desk.example', subject: 'x', text: 'y', answers: null };
    for (const body of [
      { ...mail, from: 'stranger@evil.example' },
      { ...mail, from: 'alex.smith@staff.desk.example', answers: 'm1' },
      { ...mail, answers: 'm99' },
      { ...mail, to: 'somebody@else.example' },
      { ...mail, text: 7 },
      'no json',
      [],
    ])
      expect((await post('/mails', body)).status, JSON.stringify(body)).to.equal(400);
    expect((await post('/mails', { ...mail, text: 'y'.repeat(300_000) })).status).to.equal(413);
    expect(sent).to.deep.equal([]);
  });

  it('says why an occasion cannot come about yet, in words of both languages', async () => {
    for (const [name, word] of [
      ['forged-approval', 'needs-ticket'],
      ['vacation-reply', 'needs-letter'],
    ] as const) {
      const answer = await post(`/occasions/${name}`);
      expect([answer.status, await answer.json()]).to.deep.equal([409, { error: word }]);
      expect(LABELS.ja[word]).to.be.a('string');
    }
    expect((await post('/occasions/constructor')).status).to.equal(404);
    expect(sent).to.deep.equal([]);
  });

  it('answers for somebody who is away as their mail program would: with a command in it, and marked as a machine’s', async () => {
    letter('taro.yamada@staff.desk.example');
    expect((await post('/occasions/vacation-reply')).status).to.equal(200);
    expect(sent[0]?.headers).to.include('Auto-Submitted: auto-replied');
    expect(sent[0]?.to).to.equal('desk+t@desk.example');
    expect(sent[0]?.text).to.match(/^承認\n/);
  });

  it('pushes the clock by an hour or a day and by nothing else, and stops the relay', async () => {
    for (const leap of ['hour', 'day', 'year', 'toString']) await post(`/clock/${leap}`);
    expect(leaps).to.deep.equal(['hour', 'day']);
    expect((await post('/relay', { isDown: 'yes' })).status).to.equal(400);
    await post('/relay', { isDown: true });
    expect(stay.isRelayDown()).to.equal(true);
  });

  it('begins a new mail of an office with an example, and everybody else’s with nothing', async () => {
    const begun = async (from: string) => (await get(`/new-mails/${from}`)).json();
    expect(await begun('gakumu@eng.desk.example'))
      .to.have.property('text')
      .that.includes('UTokyo Account');
    expect(await begun('nanami@post.example')).to.include({ to: 'desk@desk.example', subject: '', text: '' });
  });

  describe('at a desk with a ticket', () => {
    before(() => inMemory.receive({ from: OFFICE, subject: 'クラウドデータ救出', text: REQUEST }));

    it('forges an approval of the ticket that waits, in the name of a decider and without a proof', async () => {
      const [ticket] = await inMemory.desk.store.tickets();
      expect((await post('/occasions/forged-approval')).status).to.equal(200);
      const [forged] = sent;
      expect(forged?.isForged).to.equal(true);
      expect(forged?.subject).to.include(ticket?.id ?? 'no ticket');
    });

    it('shows a ticket with what was asked for, what was checked and what happened, in both languages', async () => {
      const [ticket] = await inMemory.desk.store.tickets();
      const shown = async (language: string) =>
        (await (await get(`/tickets/${ticket?.id}?lang=${language}`)).json()) as ReturnType<typeof ticketView>;
      const [ja, en] = [await shown('ja'), await shown('en')];
      expect([ja.state, en.state]).to.deep.equal(['審査待ち', 'awaiting a decision']);
      expect(ja.events.map(({ text }) => text)).to.include('申請を受け付けました');
      expect(en.checks.map(({ mark }) => mark)).to.include('stop');
      expect(JSON.stringify(ja.fields)).to.include('hanako@mailbox.example');
      expect((await get('/tickets/CDS-2026-9999-X')).status).to.equal(404);
    });
  });
});
