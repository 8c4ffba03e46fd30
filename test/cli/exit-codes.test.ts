/** What a failure of the system over a named file means for whoever called the program. */
import { expect } from 'chai';
import { BAD_USAGE, endingOf, FAILED, TEMPORARY } from '../../src/cli/exit-codes.ts';

const failure = (code: string) => Object.assign(new Error(`${code}: no`), { code, path: '/somewhere/report.html' });

describe('the end of a command', () => {
  for (const [code, ending, todo] of [
    ['EACCES', BAD_USAGE, 'Name another place'],
    ['EISDIR', BAD_USAGE, 'Name another'],
    ['ENOSPC', TEMPORARY, 'Make room'],
  ] as const)
    it(`over ${code} says which file, what it means and what to do, and is no mistake in the program`, () => {
      const { code: exit, text } = endingOf(failure(code));
      expect(exit).to.equal(ending);
      expect(text).to.include('/somewhere/report.html').and.include(todo).and.include('No mail is affected');
    });

  it('over anything unheard of asks for a report', () => {
    expect(endingOf(failure('EWEIRD'))).to.include({ code: FAILED });
  });
});
