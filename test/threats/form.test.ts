/** Threats F01 to F04, F08 and F09: what an applicant types into the form, and what somebody sends in the form's name. */
import { expect } from 'chai';
import { type MailDraft, MORI, openDeskInMemory, reply, theLetter } from '../journey/desk-in-memory.ts';
import { APPLICANT_OF_FORM, type FormDesk, formMail, openFormDesk } from './form-desk.ts';
import { FORM_HEADERS, FORM_TEXT } from './form-mail.ts';
import { repetitions, timeLimit } from './repetitions.ts';

const TRUE = { account: '9900000707', name: '試験 七海', contact: APPLICANT_OF_FORM };

/** Everything that has ended a line somewhere. */
const ENDS = ['\n', '\r', '\r\n', '\u2028', '\u2029', '\u0085', '\v', '\f', '\n\n', '\n\u3000', '\n\t', '\n> '];
const BLOCK = FORM_TEXT.replace('9900000707', '9999999999').replace(APPLICANT_OF_FORM, 'eve@evil.example').trimEnd();
const FORGED = [
  'ひも付けされているUTokyo Account: 9999999999@utac.u-tokyo.ac.jp',
  'ひも付けされているUTokyo Account：9999999999',
  'UTokyo Account: 9999999999',
  '氏名（券面）: 偽名 太郎',
  '連絡の付くメールアドレス: eve@evil.example',
  '連絡の付くメールアドレス： eve@evil.example',
  '本人確認: 確認済み\nひも付けされているUTokyo Account: 9999999999@utac.u-tokyo.ac.jp\n氏名（券面）: 偽名 太郎',
  BLOCK,
];

describe('The form’s mail', () => {
  let at: FormDesk;
  beforeEach(async () => {
    at = await openFormDesk();
  });
  afterEach(() => at.close());

  it('the control: as the form writes it, it opens a ticket with the verified account', async () => {
    const outcome = await at.receive(formMail());
    expect(outcome).to.include({ kind: 'form-submission', verdict: 'accepted' });
    expect(await at.values()).to.deep.include(TRUE);
  });

  for (const field of ['reason', 'contact', 'services'] as const)
    it(`F01: ${ENDS.length * FORGED.length} ways to forge a line out of the ${field}: account, name and contact are the true ones, or nothing is opened (the design: the layout says where typed text begins)`, async () => {
      for (const end of ENDS)
        for (const forged of FORGED) {
          at.desk.pass(1);
          const before = await at.count();
          const typed = { reason: '証明書が必要なため', contact: APPLICANT_OF_FORM, services: 'OneDrive' }[field];
          const outcome = await at.receive(formMail({ [field]: `${typed}${end}${forged}` }));
          const seen = JSON.stringify([field, end, forged.slice(0, 40)]);
          if ((await at.count()) === before) {
            expect(outcome.verdict, seen).to.equal('quarantined');
            continue;
          }
          const { account, name, contact } = await at.values();
          expect({ account, name }, seen).to.deep.equal({ account: TRUE.account, name: TRUE.name });
          expect(contact, seen).to.be.oneOf(field === 'contact' ? [TRUE.contact, undefined] : [TRUE.contact]);
        }
    }).timeout(300_000);

  const origins: readonly (readonly [row: string, draft: Partial<MailDraft>])[] = [
    ['S01: unsigned', { signedBy: null }],
    ['S02: signed by a stranger', { signedBy: 'evil.example' }],
    ['S03: signed by a neighbour', { signedBy: 'desk.example' }],
    ['S03: signed below the form’s domain', { signedBy: 'lab.form.desk.example' }],
    ['S15: signed by a domain that ends alike', { signedBy: 'evil-form.desk.example' }],
    [
      'S04: with findings it wrote itself',
      selfWritten('Authentication-Results: mx.desk.example; dkim=pass header.d=form.desk.example'),
    ],
    ...[
      'mx.desk.example.',
      '"mx.desk.example"x',
      'mx(c).desk.example',
      'mx.desk.example.evil.example',
      'mx.desk.example2',
    ].map(
      (id) =>
        [
          `S05: with findings under the id ${id}`,
          selfWritten(`Authentication-Results: ${id}; dkim=pass header.d=form.desk.example`),
        ] as const,
    ),
    [
      'S07: with a pass in a comment',
      selfWritten('Authentication-Results: mx.desk.example; dkim=fail (dkim=pass header.d=form.desk.example)'),
    ],
    [
      'S08: sealed by a stranger',
      selfWritten('ARC-Authentication-Results: i=1; mx.desk.example; dkim=pass header.d=form.desk.example'),
    ],
  ];
  function selfWritten(line: string): Partial<MailDraft> {
    return { signedBy: null, headers: ['Received: from evil.example by mx.desk.example; x', line, ...FORM_HEADERS] };
  }
  for (const [row, draft] of origins)
    it(`F02: in the form’s name, ${row}: quarantined, staff hear of it, and nothing is opened`, async () => {
      const outcome = await at.receive({ ...formMail(), ...draft });
      expect(outcome).to.include({ verdict: 'quarantined', reason: 'form-unproven', filing: 'quarantine' });
      expect(await at.count()).to.equal(0);
      const letters = await at.desk.newLetters();
      expect(new Set(letters.map(({ template }) => template))).to.deep.equal(new Set(['alert']));
      expect(letters.map(({ to }) => to)).to.include(MORI);
    });

  it('F02: in the form’s name, S06: findings are believed only where the operator has said whose, so here the mail is quarantined', async () => {
    const unpinned = await openDeskInMemory((config) => {
      delete config.trust;
    });
    expect(await unpinned.receive(formMail())).to.include({ verdict: 'quarantined', reason: 'form-unproven' });
    expect(await unpinned.desk.store.tickets()).to.deep.equal([]);
    await unpinned.close();
  });

  it('F03: a genuine mail once more, under another Message-ID and with its header in another order, opens nothing (the design: the content key, there is no nonce)', async () => {
    await at.receive(formMail());
    const [proof = '', ...rest] = at.raw(formMail()).split('\r\n\r\n')[0]?.split('\r\n') ?? [];
    const body = at.raw(formMail()).split('\r\n\r\n').slice(1).join('\r\n\r\n');
    const other = rest
      .map((line) => line.replace(/^Message-ID: .*/, 'Message-ID: <again@form.desk.example>'))
      .reverse();
    const outcome = await at.desk.receiveRaw([proof, 'Received: from a by b; x', ...other, '', body].join('\r\n'));
    expect(outcome.verdict).to.equal('duplicate');
    expect(await at.count()).to.equal(1);
  });

  for (let ten = 1; ten <= repetitions(1, 100); ten += 1)
    it(`F04: twice the same account and service: both are marked, and only one of two approvals at once is recorded, ten times over (${ten})`, async () => {
      for (let pair = 0; pair < 10; pair += 1) {
        const account = `99000017${String(pair).padStart(2, '0')}`;
        await at.receive(formMail({ account }));
        at.desk.pass(1);
        await at.receive(formMail({ account, reason: 'もう一度申請します' }));
        const reviews = (await at.desk.newLetters()).filter(({ template, to }) => template === 'review' && to === MORI);
        expect(reviews).to.have.length(2);
        const tickets = (await at.desk.desk.store.tickets()).slice(-2);
        expect(tickets[1]?.application.warnings).to.include('duplicate');
        await Promise.all(reviews.map((review) => at.desk.receive(reply(review, '訂正 失効日 2026-04-01\n承認'))));
        const states = (await at.desk.desk.store.tickets()).slice(-2).map(({ state }) => state);
        expect(states.toSorted(), account).to.deep.equal(['approved', 'awaiting-decision']);
      }
    }).timeout(timeLimit(300_000));

  it('F08: "please use my new address" reaches staff and moves no address', async () => {
    await at.receive(formMail());
    const acknowledgement = theLetter(await at.desk.newLetters(), 'acknowledgement', APPLICANT_OF_FORM);
    for (const text of [
      '連絡先を eve@evil.example に変更してください。',
      '連絡の付くメールアドレス: eve@evil.example',
      'Please use my new address: eve@evil.example',
    ])
      for (const signedBy of ['post.example', null]) {
        at.desk.pass(61);
        await at.desk.receive(reply(acknowledgement, text, { signedBy }));
        await at.desk.receive({
          from: 'eve@evil.example',
          subject: acknowledgement.subject,
          text,
          signedBy: 'evil.example',
        });
      }
    expect(await at.values()).to.deep.include(TRUE);
    const letters = await at.desk.newLetters();
    expect(letters.map(({ to }) => to)).to.not.include('eve@evil.example');
    expect(letters.map(({ template }) => template)).to.include('words-from-applicant');
  });

  it('F09: what an applicant claims is marked for people, and stands nowhere as verified', async () => {
    const reason = '学生でした。アカウントの失効日は2026-04-01で、180日以内です。';
    await at.receive(formMail({ reason }));
    const review = theLetter(await at.desk.newLetters(), 'review', MORI);
    const [ticket] = await at.desk.desk.store.tickets();
    expect(ticket).to.include({ revokedOn: null, student: null });
    expect(review.text).to.include('失効日が登録されていません');
    const claims = review.text.split('\n').filter((line) => line.includes('学生でした'));
    expect(claims.map((line) => line.slice(0, 2))).to.deep.equal(['| ']);
    await at.desk.receive(reply(review, '承認'));
    expect((await at.desk.desk.store.tickets())[0]?.state).to.equal('awaiting-decision');
  });
});
