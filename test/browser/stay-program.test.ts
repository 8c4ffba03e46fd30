/** The desk to try as a program: started as README says, served, and ended by Ctrl-C. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';

describe('npm run demo -- --stay', function () {
  this.timeout(120_000);

  it('says where its page is, serves it, and ends by Ctrl-C with nothing left', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'stay-'));
    const demo = spawn(process.execPath, ['--import', 'tsx', 'src/sandbox/demo.ts', '--stay', '--port', '0'], {
      env: { ...process.env, TMPDIR: folder },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const ended = once(demo, 'exit');
    try {
      const url = await new Promise<string>((resolve, reject) => {
        let said = '';
        demo.stdout.on('data', (words: Buffer) => {
          said += words.toString();
          const [found] = /http:\/\/127\.0\.0\.1:\d+\//.exec(said) ?? [];
          if (found && said.includes('Ctrl-C')) resolve(found);
        });
        demo.once('exit', (code) => reject(new Error(`it ended with ${code} and had said: ${said}`)));
      });
      expect(await (await fetch(url)).text()).to.include('<!DOCTYPE html>');
      demo.kill('SIGINT');
      expect(await ended).to.deep.equal([0, null]);
      expect(readdirSync(folder).filter((name) => name.startsWith('salvage-desk'))).to.deep.equal([]);
    } finally {
      demo.kill('SIGKILL');
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
