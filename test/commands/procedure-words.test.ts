/** The words of the procedures that come with the desk: every service and every reason can be named in a command. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect } from 'chai';
import { parse } from 'yaml';
import { procedureSchema } from '../../src/domain/rules/procedure.ts';
import { fold } from '../../src/kinds/staff-reply/fold.ts';
import { KEYWORDS } from '../../src/kinds/staff-reply/keywords.ts';
import { readCommands } from '../../src/kinds/staff-reply/read-commands.ts';

const FOLDER = 'templates/procedure';

for (const file of readdirSync(FOLDER)) {
  const procedure = procedureSchema.parse(parse(readFileSync(`${FOLDER}/${file}`, 'utf8')));
  const read = (text: string) => readCommands(text, { keywords: KEYWORDS, staffNames: [], procedure });

  describe(`the words of ${file}`, () => {
    for (const [id, service] of Object.entries(procedure.services)) {
      it(`name ${id} in an approval`, () => {
        for (const word of service.words) {
          expect(read(`APPROVE ${word}`), word).to.deep.equal({
            orders: [{ type: 'approve', services: [id], echo: `APPROVE ${id}` }],
          });
          expect(read(`承認　${word}。`), word).to.have.property('orders');
          expect(read(`APPROVE not ${word}`), word).to.deep.equal({ misread: 'approve-unclear' });
        }
      });
    }

    it('name all services at once', () => {
      for (const word of procedure.serviceWords.all) {
        expect(read(`APPROVE ${word}`), word)
          .to.have.nested.property('orders[0].services')
          .that.deep.equals([]);
      }
    });

    for (const [id, reason] of Object.entries(procedure.reasons)) {
      it(`name the reason ${id} in a rejection`, () => {
        for (const word of reason.words) {
          expect(read(`却下 ${word}\nご確認ください。`), word).to.deep.equal({
            orders: [{ type: 'reject', reason: id, words: 'ご確認ください。', echo: `REJECT ${id}` }],
          });
          expect(read(`REJECT ${word}`), word).to.have.property(reason.needsWords ? 'misread' : 'orders');
        }
      });
    }

    it('give no reason word to two reasons, and no command a word of another', () => {
      const reasons = Object.values(procedure.reasons).flatMap(({ words }) => words.map(fold));
      expect(new Set(reasons).size).to.equal(reasons.length);
      const commands = KEYWORDS.flatMap(({ name, words }) => [...words, ...(procedure.commands[name] ?? [])].map(fold));
      expect(new Set(commands).size).to.equal(commands.length);
    });
  });
}
