import { expect } from 'chai';
import { addressesIn, fromAddress, NOBODY, strictAddress } from '../../src/mail/header/address.ts';

describe('a strict address', () => {
  for (const text of ['a@b.example', 'first.last+tag@sub.b-c.example', "o'brien@b.example", 'x@xn--bcher-kva.example'])
    it(`is ${text}`, () => {
      expect(strictAddress(text)).to.equal(text);
    });

  it('is given in lower case', () => {
    expect(strictAddress('Hana.MIHON@Office.Example')).to.equal('hana.mihon@office.example');
  });

  const refused = [
    '',
    'a',
    '@b.example',
    'a@',
    'a@b',
    'a@b.example.',
    'a@.b.example',
    'a@b..example',
    'a..b@c.example',
    '.a@b.example',
    'a.@b.example',
    'a@-b.example',
    'a@b-.example',
    'a@b_c.example',
    'a@[192.0.2.1]',
    'a@192.0.2.1',
    '"a"@b.example',
    'a b@c.example',
    ' a@b.example',
    'a@b.example\n',
    'a@b@c.example',
    'a@b.example,c@d.example',
    '<a@b.example>',
    'a(x)@b.example',
    'a＠b.example',
    'а@b.example',
    'a\u202e@b.example',
    'a\u200d@b.example',
    'a@bücher.example',
    'Kelvin-\u212a@b.example',
    `${'a'.repeat(65)}@b.example`,
    `a@${'b'.repeat(64)}.example`,
    `a@${'b.'.repeat(130)}example`,
  ];
  for (const text of refused)
    it(`is not ${JSON.stringify(text.slice(0, 40))}`, () => {
      expect(strictAddress(text)).to.equal(null);
    });
});

describe('the sender of a From line', () => {
  const read: Readonly<Record<string, string>> = {
    ' a@b.example': 'a@b.example',
    ' <A@B.example> ': 'a@b.example',
    ' Hana Mihon <a@b.example>': 'a@b.example',
    ' Hana M. Mihon <a@b.example>': 'a@b.example',
    ' "Mihon, Hana (desk)" <a@b.example>': 'a@b.example',
    ' "say \\"hi\\"" <a@b.example>': 'a@b.example',
    ' =?utf-8?b?6KaL5pys?= =?utf-8?q?=E8=8A=B1?= <a@b.example>': 'a@b.example',
    ' "staff@desk.example" <x@evil.example>': 'x@evil.example',
    ' MAILER-DAEMON@mx.b.example (Mail Delivery System)': 'mailer-daemon@mx.b.example',
  };
  for (const [value, address] of Object.entries(read))
    it(`of${value} is ${address}`, () => {
      expect(fromAddress(value)).to.equal(address);
    });

  it('is nobody when a mail server has no address', () => {
    expect(fromAddress(' MAILER-DAEMON <>')).to.equal(NOBODY);
    expect(fromAddress(' Mail Delivery Subsystem <MAILER-DAEMON>')).to.equal(NOBODY);
    expect(fromAddress(' Mail Delivery Subsystem <mailer-daemon@localhost>')).to.equal(NOBODY);
  });

  const refused = [
    ' staff@desk.example, evil@evil.example',
    ' Staff <staff@desk.example>, Evil <evil@evil.example>',
    ' <staff@desk.example> <x@evil.example>',
    ' Staff: staff@desk.example;',
    ' undisclosed: ;',
    ' <@evil.example:staff@desk.example>',
    ' <@evil.example,@b.example:staff@desk.example>',
    ' staff@desk.example(@evil.example',
    ' staff@desk.example (@evil.example)',
    ' staff@desk.example (a (b) c)',
    ' staff(x)@desk.example',
    ' <staff(x)@desk.example>',
    ' (x) <staff@desk.example>',
    ' <staff@desk.example> (x)',
    ' <staff@desk.example> x',
    ' < staff@desk.example>',
    ' <staff@desk.example',
    ' staff@desk.example>',
    ' "staff@desk.example"',
    ' "a"@desk.example',
    ' <"staff"@desk.example>',
    ' "open <staff@desk.example>',
    ' staff@desk.example <x@evil.example>',
    ' =?utf-8?q?=3Cstaff=40desk=2Eexample=3E?=',
    ' =?utf-8?q?staff=40desk=2Eexample?= <>x',
    ' <=?utf-8?q?staff?=@desk.example>',
    ' Stäff <staff@desk.example>'.replace('ä', '\xe4'),
    ' \x1b$B4A\x1b(B <staff@desk.example>',
    ' staff＠desk.example',
    ' <staff@[192.0.2.1]>',
    ' <staff@desk.example.>',
    ' staff',
    ' <staff>',
    '',
  ];
  for (const value of refused)
    it(`is not to be had from${value}`, () => {
      expect(fromAddress(value)).to.equal(null);
    });
});

describe('the addresses of a To line', () => {
  it('are all that look like one, lower case, each once, names left out', () => {
    const value = ' "x@y.example" <A@b.example>, c@d.example;, group: e@f.example, A@B.example;';
    expect(addressesIn(value)).to.deep.equal(['a@b.example', 'c@d.example', 'e@f.example']);
  });

  it('are still found when a quote is never closed', () => {
    expect(addressesIn(' "open <a@b.example>')).to.deep.equal(['a@b.example']);
  });

  it('are at most a hundred, and of no value more than its first 16 KB are read', () => {
    const many = Array.from({ length: 500 }, (_, at) => `a${at}@b.example`).join(', ');
    expect(addressesIn(many)).to.have.length(100);
    expect(addressesIn(`${' '.repeat(20_000)}a@b.example`)).to.deep.equal([]);
    for (const bomb of ['@', '"', '\\"', '(', 'a@', '<a@b.example>,', 'a'])
      expect(addressesIn(bomb.repeat(50_000)).length).to.be.at.most(100);
  });
});
