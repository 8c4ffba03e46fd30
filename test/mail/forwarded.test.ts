import { expect } from 'chai';
import fc from 'fast-check';
import { forwardedPart } from '../../src/mail/forwarded.ts';
import { passedOn } from '../../src/mail/passed-on.ts';
import { mail, read } from './mails.ts';

const BODY = ['氏名：見本 花', '学籍番号：37-000001'];
const HEADER = [
  'From: Hana Mihon <hana@mailbox.example>',
  'Date: Wed, 3 Jun 2026 10:12',
  'Subject: my data',
  'To: <office@eng.example>',
];
const OUR_WORDS = 'お取り次ぎします。本人確認：済';

/** What each program writes above the mail it passes on, with the subject it gives to the whole; `null`: the text says it alone. */
const PROGRAMS: Readonly<Record<string, { readonly subject: string; readonly above: readonly string[] }>> = {
  Gmail: { subject: 'Fwd: my data', above: ['---------- Forwarded message ---------', ...HEADER, ''] },
  'Gmail in Japanese': {
    subject: 'Fwd: my data',
    above: [
      '---------- Forwarded message ---------',
      '差出人: 見本 花 <hana@mailbox.example>',
      'Date: 2026年6月3日(水) 10:12',
      'Subject: my data',
      'To: <office@eng.example>',
      '',
    ],
  },
  'Apple Mail': { subject: 'Fwd: my data', above: ['Begin forwarded message:', '', ...HEADER, ''] },
  'Apple Mail in Japanese': {
    subject: 'Fwd: my data',
    above: [
      '転送されたメッセージ:',
      '',
      '差出人: 見本 花 <hana@mailbox.example>',
      '件名: my data',
      '日付: 2026年6月3日 10:12',
      '宛先: office@eng.example',
      '',
    ],
  },
  Thunderbird: { subject: 'Fwd: my data', above: ['-------- Forwarded Message --------', ...HEADER, ''] },
  'Thunderbird in Japanese': {
    subject: 'Fwd: my data',
    above: [
      '-------- 転送メッセージ --------',
      '件名: \tmy data',
      '日付: \t2026年6月3日',
      '差出人: \tHana <hana@mailbox.example>',
      '宛先: \toffice@eng.example',
      '',
    ],
  },
  Outlook: { subject: 'FW: my data', above: ['________________________________', ...HEADER, ''] },
  'Outlook in Japanese': {
    subject: 'FW: my data',
    above: [
      '差出人: 見本 花 <hana@mailbox.example>',
      '送信日時: 2026年6月3日 10:12',
      '宛先: office@eng.example',
      '件名: my data',
      '',
    ],
  },
  'an older Outlook in Japanese': {
    subject: '転送: my data',
    above: ['-----元のメッセージ-----', '差出人： 見本 花 [mailto:hana@mailbox.example]', '件名： my data', ''],
  },
  'a webmail that runs the header together': {
    subject: 'Fwd: my data',
    above: [
      '   ----- Forwarded Message ----- From: Hana <hana@mailbox.example>To: office@eng.example <office@eng.example>Sent: Wednesday, 3 June 2026Subject: my data',
    ],
  },
  German: {
    subject: 'WG: my data',
    above: [
      'Von: Hana <hana@mailbox.example>',
      'Gesendet: Mittwoch, 3. Juni 2026',
      'An: office',
      'Betreff: my data',
      '',
    ],
  },
  French: {
    subject: 'TR: my data',
    above: ['De : Hana <hana@mailbox.example>', 'Envoyé : mercredi 3 juin 2026', 'À : office', 'Objet : my data', ''],
  },
  Italian: {
    subject: 'I: my data',
    above: ['Da: Hana <hana@mailbox.example>', 'Inviato: 3 giugno 2026', 'A: office', 'Oggetto: my data', ''],
  },
  Spanish: {
    subject: 'RV: my data',
    above: ['De: Hana <hana@mailbox.example>', 'Enviado: 3 de junio', 'Para: office', 'Asunto: my data', ''],
  },
  Polish: {
    subject: 'PD: my data',
    above: ['Od: Hana <hana@mailbox.example>', 'Wysłano: 3 czerwca', 'Do: office', 'Temat: my data', ''],
  },
  Turkish: {
    subject: 'İLT: my data',
    above: ['Kimden: Hana <hana@mailbox.example>', 'Tarih: 3 Haziran', 'Kime: office', 'Konu: my data', ''],
  },
  Swedish: {
    subject: 'VB: my data',
    above: ['Från: Hana <hana@mailbox.example>', 'Skickat: den 3 juni', 'Till: office', 'Ämne: my data', ''],
  },
  Ukrainian: {
    subject: 'Fwd: my data',
    above: [
      'Початок листа, що пересилається:',
      '',
      'Від кого: Hana <hana@mailbox.example>',
      'Тема: my data',
      'Дата: 3 червня',
      '',
    ],
  },
  Chinese: {
    subject: '转发: my data',
    above: ['发件人: Hana <hana@mailbox.example>', '发送时间: 2026年6月3日', '收件人: office', '主题: my data', ''],
  },
};

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

describe('a mail attached whole to another', () => {
  const attached = (type: string, ...body: readonly string[]) =>
    mail(
      ['MIME-Version: 1.0', 'Content-Type: multipart/mixed; boundary=b'],
      '--b',
      'Content-Type: text/plain; charset=utf-8',
      '',
      'our words',
      '--b',
      type,
      '',
      ...body,
      '--b--',
    );
  const ORIGINAL = ['From: Hana <hana@mailbox.example>', 'Subject: =?utf-8?B?5qeY?=', '', 'APPROVE', 'name: Hana'];

  it('is read for fields, and what stands in it is never a command', async () => {
    const incoming = await read(attached('Content-Type: message/rfc822', ...ORIGINAL));
    expect(incoming.commandText?.trim()).to.equal('our words');
    expect(incoming.text.trim()).to.equal('our words');
    expect(passedOn(incoming)).to.deep.equal({
      outer: incoming.text,
      forwarded: incoming.enclosed?.[0]?.text,
      from: 'hana@mailbox.example',
      subject: '様',
    });
    expect(incoming.enclosed?.[0]?.text).to.include('name: Hana');
  });

  it('comes after what stands in the text itself', async () => {
    const incoming = await read(attached('Content-Type: message/rfc822', ...ORIGINAL));
    const both = {
      ...incoming,
      text: ['---------- Forwarded message ---------', ...HEADER, '', 'in the text'].join('\n'),
    };
    expect(passedOn(both)?.forwarded).to.equal('in the text');
  });

  it('may be anything without harm', async () => {
    for (const body of [[], ['no header at all'], ['From: x', '', ''], ['Content-Type: multipart/mixed', '', 'x']]) {
      const incoming = await read(attached('Content-Type: message/rfc822', ...body));
      expect(incoming.enclosed).to.have.length(1);
    }
  });

  it('is none in a mail without one', async () => {
    expect(passedOn(await read(mail([], 'plain')))).to.equal(null);
  });
});
