/** Mails passed on in the text of another: where they begin, who sent them, and what is none. */
import { expect } from 'chai';
import fc from 'fast-check';
import { forwardedPart } from '../../src/mail/new-text/forwarded.ts';
import { BODY, OUR_WORDS, PROGRAMS } from './forwarding-programs.ts';
import { FORWARD_HEADER as HEADER } from './mails.ts';

describe('a mail passed on in the text of another', () => {
  for (const [program, { subject, above }] of Object.entries(PROGRAMS)) {
    it(`is cut out as ${program} writes it`, () => {
      const found = forwardedPart(subject, [OUR_WORDS, '', ...above, ...BODY].join('\n'));
      expect(found).to.deep.equal({
        outer: OUR_WORDS,
        forwarded: BODY.join('\n'),
        from: 'hana@mailbox.example',
        subject: 'my data',
      });
    });

    it(`is cut out as ${program} writes it, with quote marks and nothing above`, () => {
      const marked = [...above, ...BODY].map((line) => `> ${line}`);
      const found = forwardedPart(subject, marked.join('\n'));
      expect(found).to.include({ outer: '', forwarded: BODY.join('\n') });
    });
  }

  it('is read under the signature of whoever passes it on', () => {
    const text = [
      OUR_WORDS,
      '',
      '-- ',
      '作例 三郎',
      '',
      '---------- Forwarded message ---------',
      ...HEADER,
      '',
      ...BODY,
    ].join('\n');
    expect(forwardedPart('Fwd: my data', text)).to.deep.include({
      outer: `${OUR_WORDS}\n\n--\n作例 三郎`,
      forwarded: BODY.join('\n'),
    });
  });

  it('keeps further forwards within it for whoever asks again', () => {
    const inner = ['---------- Forwarded message ---------', ...HEADER, '', ...BODY].join('\n');
    const outer = forwardedPart(
      'Fwd: x',
      ['---------- Forwarded message ---------', 'From: b@b.example', 'Subject: Fwd: my data', '', inner].join('\n'),
    );
    expect(outer?.from).to.equal('b@b.example');
    expect(forwardedPart(outer?.subject ?? '', outer?.forwarded ?? '')).to.include({
      from: 'hana@mailbox.example',
      forwarded: BODY.join('\n'),
    });
  });

  it('may be under an attribution, when the subject says that it is passed on', () => {
    const text = [
      OUR_WORDS,
      '',
      '2026年6月3日(水) 10:12 見本 花 <hana@mailbox.example>:',
      '',
      ...BODY.map((line) => `> ${line}`),
    ].join('\n');
    expect(forwardedPart('Fwd: my data', text)).to.deep.equal({
      outer: OUR_WORDS,
      forwarded: BODY.join('\n'),
      from: 'hana@mailbox.example',
      subject: 'my data',
    });
    expect(forwardedPart('Re: my data', text)).to.equal(null);
  });

  it('names no sender where the text names none by address', () => {
    const text = ['-----Original Message-----', 'From: Hana Mihon', 'Subject: my data', '', ...BODY].join('\n');
    expect(forwardedPart('FW: my data', text)).to.deep.equal({
      outer: '',
      forwarded: BODY.join('\n'),
      from: null,
      subject: 'my data',
    });
  });
});

describe('an answer', () => {
  const answers: Readonly<Record<string, readonly [string, readonly string[]]>> = {
    'with an Outlook header': ['RE: my data', ['はい。', '', ...HEADER, '', ...BODY]],
    'with an Outlook header and no word in its subject': ['my data', ['はい。', '', ...HEADER, '', ...BODY]],
    'with the original below a rule': ['Re: my data', ['はい。', '-----Original Message-----', ...HEADER, '', ...BODY]],
    'with the original below a Japanese rule': [
      '返信: my data',
      ['はい。', '-----元のメッセージ-----', '差出人: a@b.example', '件名: x', '', ...BODY],
    ],
    'with an attribution': [
      'Re: my data',
      ['はい。', 'On Wed, 3 Jun 2026 at 10:12, Hana <hana@mailbox.example> wrote:', '> a'],
    ],
    'with quote marks only': ['Re: my data', ['はい。', '> From: hana@mailbox.example', '> Subject: x', '> ', '> a']],
    'to a forward that it quotes': [
      'Re: Fwd: x',
      [
        'はい。',
        'On Wed, 3 Jun 2026 at 10:12, Hana <hana@mailbox.example> wrote:',
        '> ---------- Forwarded message ---------',
        ...HEADER.map((line) => `> ${line}`),
      ],
    ],
    'that only speaks of a forwarded message': [
      'Re: x',
      ['Please look at the forwarded message:', 'it says everything.', '', 'Thanks'],
    ],
    'of one word': ['Re: x', ['承認']],
    'of nothing': ['', []],
  };
  for (const [what, [subject, lines]] of Object.entries(answers))
    it(`is none passed on: ${what}`, () => {
      expect(forwardedPart(subject, lines.join('\n'))).to.equal(null);
    });

  it('is none passed on, whatever its subject, when it is a request of its own', () => {
    expect(forwardedPart('Fwd: クラウドの件', [OUR_WORDS, ...BODY, '宛先：a@b.example'].join('\n'))).to.equal(null);
  });
});

describe('any text', () => {
  it('is cut without an exception, and no line of it is lost or invented', () => {
    const line = fc.oneof(
      fc.string(),
      fc.constantFrom(
        '',
        ...HEADER,
        ...BODY,
        '> ',
        '---------- Forwarded message ---------',
        '-----Original Message-----',
        'On 3 June x wrote:',
      ),
    );
    fc.assert(
      fc.property(fc.constantFrom('', 'Fwd: x', 'Re: x', '転送: x'), fc.array(line), (subject, lines) => {
        const text = lines.join('\n');
        const found = forwardedPart(subject, text);
        for (const one of found?.forwarded.split('\n') ?? []) expect(text).to.include(one);
        for (const one of found?.outer.split('\n') ?? []) expect(text).to.include(one);
      }),
      { numRuns: 500 },
    );
  });

  it('is cut without taking long', () => {
    for (const bomb of [
      '>',
      '-',
      '--\n',
      '\n',
      'From: a\n',
      'a: b',
      '> > \n',
      ':',
      'On 1 a\n',
      '[',
      '-----Original Message-----\n',
    ])
      for (const subject of ['', 'Fwd: x', bomb.repeat(1000)])
        expect(() => forwardedPart(subject, `x\n${bomb.repeat(4000)}`)).to.not.throw();
  }).timeout(8000);
});
