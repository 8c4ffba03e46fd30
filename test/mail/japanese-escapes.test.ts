import { expect } from 'chai';
import { decodeStrictly } from '../../src/mail/mime/charset.ts';
import { bytes, mail, read } from './mails.ts';

const GOMU = '\x1b$B8aL3\x1b(B';

describe('escapes of ISO-2022-JP that change nothing', () => {
  it('are passed over where encoded words were put together', async () => {
    const word = '=?ISO-2022-JP?B?GyRCOGFMMxsoQg==?=';
    expect((await read(mail([`Subject: ${word}\r\n ${word}`], 'x'))).subject).to.equal('午務午務');
  });

  it('are passed over in a text, which may still carry commands', () => {
    expect(decodeStrictly(bytes(`${GOMU}${GOMU}`), 'iso-2022-jp')).to.equal('午務午務');
    expect(decodeStrictly(bytes(`\x1b(B\x1b(B${GOMU}`), 'iso-2022-jp')).to.equal('午務');
  });

  it('do not make a text right that is wrong in itself', () => {
    expect(decodeStrictly(bytes(`${GOMU}\x1b$Z`), 'iso-2022-jp')).to.equal(null);
    expect(decodeStrictly(bytes('\x1b$B8\x1b(B'), 'iso-2022-jp')).to.equal(null);
  });
});
