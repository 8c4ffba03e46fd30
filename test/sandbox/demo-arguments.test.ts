import { expect } from 'chai';
import { demoAsked } from '../../src/sandbox/demo-arguments.ts';

describe('npm run demo', () => {
  it('runs through, or stays open on the usual port or another', () => {
    expect(demoAsked([])).to.deep.equal({ stay: false });
    expect(demoAsked(['--stay'])).to.deep.equal({ stay: true, port: 8025 });
    expect(demoAsked(['--stay', '--port', '0'])).to.deep.equal({ stay: true, port: 0 });
    expect(demoAsked(['--port=9000', '--stay'])).to.deep.equal({ stay: true, port: 9000 });
  });

  it('says what is wrong, that nothing was started, and what may be asked for', () => {
    for (const args of [
      ['--port', '9000'],
      ['--stay', '--port', 'x'],
      ['--stay', '--port='],
      ['--stay', '--port', '70000'],
      ['--stays'],
      ['now'],
    ]) {
      const asked = demoAsked(args);
      expect(asked, args.join(' '))
        .to.have.property('mistake')
        .that.matches(/Nothing was started\. Usage: npm run demo/);
    }
  });
});
