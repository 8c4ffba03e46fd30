/** Threats F05 to F07: whom the form's mail makes the desk write to, and what. */
import { expect } from 'chai';
import { FORM, type Letter, MORI, openDeskInMemory, reply, theLetter } from '../journey/desk-in-memory.ts';
import { APPLICANT_OF_FORM, CANARY, type FormDesk, formMail, openFormDesk } from './form-desk.ts';
import { FORM_HEADERS } from './form-mail.ts';

describe('Whom the form’s mail makes the desk write to', () => {
  let at: FormDesk;
  beforeEach(async () => {
    at = await openFormDesk();
  });
  afterEach(() => at.close());

  const own = [
    'desk@desk.example',
    'DESK@desk.example',
    `desk+t${'a'.repeat(26)}@desk.example`,
    `desk+b${'a'.repeat(26)}@desk.example`,
    MORI,
    'lee@staff.desk.example',
    'kyomu@eng.office.example',
    FORM,
  ];
  const lists = [
    'a@x.example,b@y.example',
    'a@x.example;b@y.example',
    'a@x.example b@y.example',
    '["a@x.example","b@y.example"]',
    'a@x.example\nb@y.example',
    'g: a@x.example, b@y.example;',
  ];
  const odd = [
    'a@[192.0.2.1]',
    'a@[IPv6:::1]',
    '"a b"@x.example',
    '"a@x.example"@y.example',
    'a@x.example@y.example',
    '<@x.example:a@y.example>',
    'a(c)@x.example',
    'a@x',
    'a',
    '@x.example',
    'a@',
    'a..b@x.example',
    '.a@x.example',
    'a@-x.example',
    'a@x..example',
    'a@x.example.',
    'а@x.example',
    'a@xn--.example',
    'a＠x.example',
    'a@x。example',
    '=?utf-8?q?a=40x.example?=',
    'a@x.example\r\nBcc: eve@evil.example',
    'a%b@x.example',
    'a!b@x.example',
    `${'a'.repeat(65)}@x.example`,
    `a@${'x'.repeat(64)}.example`,
    'mailto:a@x.example',
    'http://a@x.example/',
    'javascript:a@x.example',
    'a@x.example?subject=x',
  ];
  const plain = [
    'noreply@x.example',
    'list-request@x.example',
    'postmaster@x.example',
    "o'neil@x.example",
    'a+b@x.example',
    'A.B@X.example',
  ];

  it(`F05: ${own.length + lists.length + odd.length + plain.length} contacts: at most one recipient, always the one that is shown, and never the desk, its staff or an office`, async () => {
    for (const contact of [...own, ...lists, ...odd, ...plain]) {
      at.desk.pass(1);
      const before = await at.count();
      await at.receive(formMail({ contact }));
      const letters = (await at.desk.newLetters()).filter(({ template }) => template === 'acknowledgement');
      if ((await at.count()) === before) {
        expect(letters, contact).to.deep.equal([]);
        continue;
      }
      const { contact: taken } = await at.values();
      expect(
        letters.map(({ to }) => to),
        contact,
      ).to.deep.equal(taken === undefined ? [] : [taken]);
      if (own.includes(contact) || lists.includes(contact)) expect(taken, contact).to.equal(undefined);
      if (plain.includes(contact)) expect(taken?.toLowerCase(), contact).to.equal(contact.toLowerCase());
      if (taken !== undefined) expect(contact.normalize('NFKC').toLowerCase()).to.include(taken.toLowerCase());
    }
  }).timeout(300_000);

  it('F06: nothing that was typed leaves with the acknowledgement', async () => {
    await at.receive(formMail({ reason: CANARY, services: `OneDrive ${CANARY}` }));
    await at.receive({ ...formMail({ reason: `${CANARY} 2` }), subject: CANARY });
    const named = formMail();
    await at.receive({ ...named, text: named.text.replace('試験 七海', CANARY) });
    await at.receive({ ...named, text: `${named.text}\n${CANARY}`, headers: [...FORM_HEADERS, `X-Note: ${CANARY}`] });
    const letters = (await at.desk.newLetters()).filter(({ to }) => to === APPLICANT_OF_FORM);
    expect(letters.length).to.be.greaterThan(0);
    for (const letter of letters) expect(everythingIn(letter)).to.not.include('canary');
  });

  it('F07: nobody in Cc takes part, and what others send to a token address goes no further', async () => {
    await at.receive({ ...formMail(), headers: [...FORM_HEADERS, 'Cc: eve@evil.example'] });
    const first = await at.desk.newLetters();
    const acknowledgement = theLetter(first, 'acknowledgement', APPLICANT_OF_FORM);
    const code = 'Your verification code is 314159. https://chat.example/verify?c=314159';
    const outcome = await at.desk.receive({
      ...reply(acknowledgement, code),
      from: 'no-reply@chat.example',
      subject: 'Verify your address',
      text: code,
      headers: ['Cc: eve@evil.example'],
    });
    expect(outcome.verdict).to.be.oneOf(['ignored', 'not-ours']);
    await at.desk.receive(
      reply(acknowledgement, 'よろしくお願いします。', {
        headers: [`In-Reply-To: ${acknowledgement.mail.messageId}`, 'Cc: eve@evil.example'],
      }),
    );
    const letters = [...first, ...(await at.desk.newLetters())];
    expect(letters.map(({ to }) => to))
      .to.not.include('eve@evil.example')
      .and.not.include('no-reply@chat.example');
    for (const letter of letters.filter(({ to }) => to === APPLICANT_OF_FORM))
      expect(everythingIn(letter)).to.not.include('314159');
    for (const { mail } of letters) expect([mail.cc, mail.bcc]).to.deep.equal([undefined, undefined]);
  });

  it('the control: a desk without this form takes its mail for nobody’s', async () => {
    const desk = await openDeskInMemory((config) => {
      config.forms = [];
    });
    expect((await desk.receive(formMail())).kind).to.not.equal('form-submission');
    await desk.close();
  });
});

/** Header, text and HTML of a letter as one text. */
function everythingIn({ subject, text, mail }: Letter): string {
  return [
    subject,
    text,
    typeof mail.html === 'string' ? mail.html : '',
    [...mail.headerLines].map(({ line }) => line).join('\n'),
  ].join('\n');
}
