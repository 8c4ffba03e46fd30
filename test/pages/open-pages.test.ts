import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { html } from 'hono/html';
import { serveAssets } from '../../src/pages/assets.ts';
import { isHostOfOurs } from '../../src/pages/host-check.ts';
import { openPages, type PageRules } from '../../src/pages/open-pages.ts';
import { isOwnRequest } from '../../src/pages/origin-check.ts';
import { servePages } from '../../src/pages/serve-pages.ts';

const HOST = '127.0.0.1:4000';

function counting(rules?: PageRules) {
  let done = 0;
  const app = openPages(rules);
  app.get('/', (context) => context.html(html`<p>${'<script>alert(1)</script>'}</p>`));
  app.post('/do', (context) => {
    done += 1;
    return context.text('done');
  });
  const ask = (path: string, headers: Record<string, string>, method = 'GET') =>
    app.request(`http://${HOST}${path}`, { method, headers });
  return { ask, done: () => done };
}

describe('Pages on loopback', () => {
  it('answer to the names of loopback, with and without port, and to those that are allowed besides', () => {
    for (const host of ['127.0.0.1', HOST, 'localhost:80', 'LOCALHOST', '[::1]:4000'])
      expect(isHostOfOurs(host), host).to.equal(true);
    expect(isHostOfOurs('Desk.u.example', ['desk.U.example'])).to.equal(true);
  });

  it('answer to no other name: a site that resolves to 127.0.0.1 learns nothing', async () => {
    const others = [
      'evil.example',
      'localhost.evil.example',
      '127.0.0.1.evil.example',
      'evil.example:4000',
      '',
      'localhost@evil.example',
      '127.0.0.1:4000:1',
    ];
    for (const host of others) expect(isHostOfOurs(host), host).to.equal(false);
    expect(isHostOfOurs(undefined)).to.equal(false);
    const answer = await counting().ask('/', { host: 'evil.example' });
    expect(answer.status).to.equal(421);
    expect(await answer.text()).to.include('Nothing was done');
  });

  it('let only themselves change something', async () => {
    const { ask, done } = counting();
    const refused: Record<string, string>[] = [
      { host: HOST },
      { host: HOST, origin: 'http://evil.example' },
      { host: HOST, origin: 'null' },
      { host: HOST, origin: 'http://127.0.0.1:4001' },
      { host: HOST, origin: `https://${HOST}` },
      { host: HOST, 'sec-fetch-site': 'cross-site' },
      { host: HOST, 'sec-fetch-site': 'none' },
      { host: HOST, 'sec-fetch-site': 'same-site', origin: `http://${HOST}` },
      { host: HOST, 'sec-fetch-site': 'same-origin', origin: 'http://evil.example' },
    ];
    for (const headers of refused)
      expect((await ask('/do', headers, 'POST')).status, JSON.stringify(headers)).to.equal(403);
    expect(done()).to.equal(0);
    expect((await ask('/do', { host: HOST, origin: `http://${HOST}` }, 'POST')).status).to.equal(200);
    expect((await ask('/do', { host: HOST, 'sec-fetch-site': 'same-origin' }, 'POST')).status).to.equal(200);
    expect(done()).to.equal(2);
    for (const method of ['PUT', 'DELETE', 'PATCH'])
      expect(isOwnRequest({ method, host: HOST, origin: undefined, fetchSite: undefined })).to.equal(false);
  });

  it('allow the browser nothing that is not ours, and let nobody keep or frame them', async () => {
    const { headers } = await counting().ask('/', { host: HOST });
    expect(headers.get('content-security-policy')).to.equal(
      "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    );
    expect(headers.get('cache-control')).to.equal('no-store');
    expect(headers.get('x-content-type-options')).to.equal('nosniff');
    expect(headers.get('referrer-policy')).to.equal('no-referrer');
    const scripted = await counting({ script: true }).ask('/', { host: HOST });
    const policy = scripted.headers.get('content-security-policy') ?? '';
    expect(policy).to.include("script-src 'self'; connect-src 'self'; require-trusted-types-for 'script'");
    expect(policy).to.not.match(/unsafe|https?:|\*/);
  });

  it('say so on what they refuse and do not know, too', async () => {
    for (const [path, host] of [
      ['/nowhere', HOST],
      ['/', 'evil.example'],
    ] as const) {
      const { headers } = await counting().ask(path, { host });
      expect(headers.get('content-security-policy'), path).to.include("default-src 'none'");
      expect(headers.get('cache-control'), path).to.equal('no-store');
    }
  });

  it('escape what they show', async () => {
    const page = await (await counting().ask('/', { host: HOST })).text();
    expect(page).to.equal('<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>');
  });

  it('serve the assets that are named, and no other file', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'assets-'));
    try {
      writeFileSync(join(folder, 'page.css'), 'body { margin: 0 }');
      writeFileSync(join(folder, 'secret.css'), 'not named');
      const app = serveAssets(folder, ['page.css']);
      const sheet = await app.request('/page.css');
      expect([await sheet.text(), sheet.headers.get('content-type')]).to.deep.equal([
        'body { margin: 0 }',
        'text/css; charset=utf-8',
      ]);
      for (const path of ['/secret.css', '/../secret.css', '/%2e%2e/secret.css'])
        expect((await app.request(path)).status).to.equal(404);
      expect(() => serveAssets(folder, ['missing.css'])).to.throw('ENOENT');
      expect(() => serveAssets(folder, ['page.exe'])).to.throw('page.exe');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('are served on 127.0.0.1 until they are closed; a taken port is an error with its word', async () => {
    const app = openPages();
    app.get('/', (context) => context.text('here'));
    const server = await servePages(app, 0);
    const url = `http://127.0.0.1:${server.port}/`;
    expect(await (await fetch(url)).text()).to.equal('here');
    const second = await servePages(app, server.port).then(
      () => null,
      (error: { code?: string }) => error.code,
    );
    expect(second).to.equal('EADDRINUSE');
    await server.close();
    expect(
      await fetch(url).then(
        () => 'answered',
        () => 'closed',
      ),
    ).to.equal('closed');
  });
});
