/** What stands in deploy/ must fit the program: files that are copied exist, options are those of the command line. */
import { existsSync, readFileSync } from 'node:fs';
import { expect } from 'chai';

describe('The files in deploy/', () => {
  const image = readFileSync('deploy/Dockerfile', 'utf8');
  const unit = readFileSync('deploy/salvage-desk.service', 'utf8');
  const all = (name: string) => [...unit.matchAll(new RegExp(`^${name}=(.*)$`, 'gm'))].map(([, value]) => value ?? '');

  it('the image copies what is there, and begins what the build makes', () => {
    const copied = [...image.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, files]) => (files ?? '').split(' '));
    expect(copied.length).to.be.at.least(4);
    expect(copied.filter((file) => !existsSync(file))).to.deep.equal([]);
    const { bin } = JSON.parse(readFileSync('package.json', 'utf8')) as { bin: Record<string, string> };
    expect(image).to.include(`ENTRYPOINT ["node", "/app/${bin['salvage-desk']}"]`);
    expect(all('ExecStart')[0]).to.include(`/${bin['salvage-desk']} run --config `);
  });

  it('the unit waits for READY and for signs of life, and starts anew what may pass but not what needs a person', () => {
    expect(all('Type')).to.deep.equal(['notify']);
    expect(all('NotifyAccess')).to.deep.equal(['all']);
    expect(all('WatchdogSec')).to.have.length(1);
    expect(all('Restart')).to.deep.equal(['always']);
    expect(all('RestartPreventExitStatus')).to.deep.equal(['1 2']);
    expect(all('StartLimitIntervalSec')).to.deep.equal(['0']);
  });

  it('the unit keeps secrets as credentials, named where desk.yaml is to find them', () => {
    for (const credential of all('LoadCredential').map((value) => value.split(':')[0]))
      expect(unit).to.include(`{ file: /run/credentials/salvage-desk.service/${credential} }`);
    expect(all('LoadCredential')).to.have.length(3);
  });
});
