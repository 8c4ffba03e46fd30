/** Threats O03 to O06: one recipient, nothing but our own headers, and data that stay words. */
import { expect } from 'chai';
import fc from 'fast-check';
import { simpleParser } from 'mailparser';
import { composeLetter } from '../../src/letters/compose-letter.ts';
import { ALWAYS, APPLICANT, both, composing, headerNames, letter } from './composing.ts';
import { desk } from './our-letters.ts';

describe('A letter under attack', () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc
      .array(
        fc.constantFrom(
          '\r\n',
          '\n',
          '\r',
          '\u0000',
          '\u007f',
          '\u0085',
          '\u2028',
          'Bcc: a@b.example',
          ',',
          ';',
          '<',
          '>',
          '"',
          ' ',
          'x',
        ),
        { maxLength: 12 },
      )
      .map((parts) => parts.join('')),
  );

  it('O03: whatever stands in a name, a title or the answered Message-ID, the header has our fields and no others', () => {
    fc.assert(
      fc.property(hostile, hostile, (name, id) => {
        const attacked = letter({
          data: { ...letter().data, title: both(`手続き${name}`), officeName: both(name) },
          answers: `<${id}>`,
        });
        const expected = new Set([...ALWAYS, 'in-reply-to']);
        try {
          const names = headerNames(composeLetter(attacked, composing()).bytes);
          expect(names.filter((field) => !expected.has(field))).to.deep.equal([]);
          expect(new Set(names).size).to.equal(names.length);
        } catch (error) {
          expect(String(error)).to.match(/control character/);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('O03: a desk whose name would break its header is refused', () => {
    const attacked = composing({ desk: { ...desk, name: both('desk\r\nBcc: eve@mailbox.example') } });
    expect(() => composeLetter(letter(), attacked)).to.throw('control character');
  });

  it('O04: what looks like a template in data is words', async () => {
    for (const trick of [
      '{{constructor}}',
      '{{__proto__}}',
      '{{> foot-office}}',
      '{{#each @root}}{{this}}{{/each}}',
      '{{lookup this "constructor"}}',
    ]) {
      const attacked = letter({ data: { ...letter().data, officeName: both(trick) } });
      const { text = '' } = await simpleParser(composeLetter(attacked, composing()).bytes);
      expect(text.replace(/\s/g, '')).to.include(trick.replace(/\s/g, ''));
    }
  });

  it('O05: an object where a text should be never reads a file or an address', () => {
    for (const trick of [{ path: '/etc/hostname' }, { href: 'http://127.0.0.1/' }, { content: 'x', raw: 'y' }]) {
      const attacked = letter({ data: { ...letter().data, officeName: trick } });
      expect(() => composeLetter(attacked, composing())).to.throw('nothing to say');
    }
  });

  it('O06: the recipient is one plain address, exactly the one it was written to', async () => {
    for (const to of [
      'a@b.example,c@d.example',
      'A <a@b.example>',
      'group: a@b.example;',
      '"a b"@c.example',
      'a@b.example\r\nBcc: c@d.example',
      'a@b.example c@d.example',
      '',
      '.a@b.example',
      'a..b@c.example',
      'a@[127.0.0.1]',
    ]) {
      expect(() => composeLetter(letter({ to }), composing()), to).to.throw('not one plain address');
    }
    const { bytes, recipient } = composeLetter(letter({ to: APPLICANT }), composing());
    const { to, cc, bcc } = await simpleParser(bytes);
    expect(recipient).to.equal(APPLICANT);
    expect([to].flat().flatMap((field) => field?.value ?? [])).to.deep.equal([{ name: '', address: APPLICANT }]);
    expect([cc, bcc]).to.deep.equal([undefined, undefined]);
  });

  it('O06: any address it accepts is the one the mail goes to', async () => {
    const address = fc
      .tuple(fc.stringMatching(/^[a-z0-9'+_-]{1,9}(\.[a-z0-9'+_-]{1,9}){0,2}$/), fc.stringMatching(/^[a-z0-9]{1,10}$/))
      .map(([local, domain]) => `${local}@${domain}.example`);
    await fc.assert(
      fc.asyncProperty(address, async (to) => {
        const { bytes, recipient } = composeLetter(letter({ to }), composing());
        const header = bytes
          .toString('latin1')
          .split('\r\n')
          .find((line) => line.startsWith('To: '));
        expect(recipient).to.equal(to);
        expect(header).to.equal(`To: ${to}`);
      }),
      { numRuns: 500 },
    );
  });
});
