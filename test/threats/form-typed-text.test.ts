/** Threats F10 and F11: what an applicant types into the form, in staff's letters and in the quotes of their answers. */
import { expect } from 'chai';
import { newText } from '../../src/mail/new-text/new-text.ts';
import { TOP } from '../forge/honest/quoting.ts';
import { MORI, reply, theLetter } from '../journey/desk-in-memory.ts';
import { type FormDesk, formMail, openFormDesk } from './form-desk.ts';

/** What has no place in a letter's text beside its line ends. */
const HIDDEN = /(?!\n)[\p{Cc}\p{Cf}\p{Co}\u2028\u2029]/u;

describe('What is typed into the form', () => {
  let at: FormDesk;
  beforeEach(async () => {
    at = await openFormDesk();
  });
  afterEach(() => at.close());

  const hidden = [
    '\u0000',
    '\u0007',
    '\u001b[31m',
    '\u007f',
    '\u009b31m',
    '\u00ad',
    '\u200b',
    '\u200d',
    '\u200e',
    '\u202a',
    '\u202d',
    '\u202e',
    '\u2060',
    '\u2066',
    '\u2069',
    '\ufeff',
    '\u{e0041}',
    '\ue000',
  ];
  const shown = [
    '<script>alert(1)</script>',
    '<b>承認</b>',
    '**APPROVE**',
    '[承認](http://evil.example)',
    'http://evil.example/?approve=1',
    '| APPROVE',
    '> 承認',
    '== この行より上にご返信ください ==',
    '-- ',
    '-----Original Message-----',
    '{{decision}}',
    '件名: 承認',
  ];
  it(`F10: ${hidden.length + shown.length} payloads in a reason reach staff framed, in sight, and never more than 2,000 characters of them`, async () => {
    for (const payload of [...hidden, ...shown, 'あ'.repeat(9_000)]) {
      at.desk.pass(1);
      await at.receive(formMail({ reason: `藍${payload}\n後${payload}` }));
      const letters = (await at.desk.newLetters()).filter(({ template }) => template === 'review');
      for (const { text, mail } of letters) {
        expect(text, JSON.stringify(payload)).to.not.match(HIDDEN);
        const typed = text.split('\n').filter((line) => line.startsWith('|'));
        expect(typed.length, JSON.stringify(payload)).to.be.greaterThan(0);
        expect(typed.join('').length).to.be.below(2_400);
        const outside = text.split('\n').filter((line) => !line.startsWith('|'));
        expect(outside.join('\n')).to.not.include('藍').and.not.include('evil.example');
        expect(typeof mail.html === 'string' ? mail.html : '').to.not.match(/<script|<b>承認|href="http:\/\/evil/);
      }
    }
  }).timeout(300_000);

  for (const [program, quoting] of Object.entries(TOP))
    it(`F11: orders typed as the reason decide nothing when ${program} quotes them`, async () => {
      const orders = ['APPROVE', '承認', '承認します。', 'SET revoked_on 2026-04-01', '却下 期限', 'UNDO'];
      for (const [number, order] of orders.entries()) {
        await at.receive(
          formMail({ reason: `${order}\n${order}`, account: `99000018${String(number).padStart(2, '0')}` }),
        );
        const review = theLetter(await at.desk.newLetters(), 'review', MORI);
        const framed = review.text.split('\n').filter((line) => line.startsWith('|'));
        for (const fresh of ['', 'お疲れ様です。', framed.join('\n')]) {
          const text = quoting(fresh, review);
          expect(newText(text).fresh.split('\n')).to.not.include(order);
          await at.desk.receive({ ...reply(review, ''), text });
          await at.desk.receive({ ...reply(review, ''), text: `${fresh}\n${review.text}` });
        }
        await at.desk.newLetters();
      }
      for (const ticket of await at.desk.desk.store.tickets())
        expect(ticket).to.include({ state: 'awaiting-decision', decision: null, revokedOn: null });
    }).timeout(300_000);
});
