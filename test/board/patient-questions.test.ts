/** Questions of the board to a database that is slow, stuck or broken. */
import { expect } from 'chai';
import { patientQuestions } from '../../src/board/patient-questions.ts';
import { databaseUnusable } from '../../src/store/connection/database-unusable.ts';
import { failureOf } from '../store/fresh-database.ts';

const never = () => new Promise<never>(() => {});

describe('A question of the board', () => {
  it('gets its answer, or the reason why there is none', async () => {
    const ask = patientQuestions();
    expect(await ask('one', async () => 1)).to.equal(1);
    expect((await failureOf(ask('one', () => Promise.reject(new Error('broken'))))).message).to.equal('broken');
    expect(await ask('one', async () => 2)).to.equal(2);
  });

  it('is asked once, however many people wait for it', async () => {
    const ask = patientQuestions();
    let asked = 0;
    let answer: (value: string) => void = () => {};
    const question = () => {
      asked += 1;
      return new Promise<string>((resolve) => {
        answer = resolve;
      });
    };
    const waiting = Array.from({ length: 50 }, () => ask('overview', question));
    answer('here');
    expect(new Set(await Promise.all(waiting))).to.deep.equal(new Set(['here']));
    expect(asked).to.equal(1);
  });

  it('is not waited for longer than people wait, and others do not pile up behind it', async () => {
    const ask = patientQuestions(1);
    const failures = await Promise.all(Array.from({ length: 30 }, (_, at) => failureOf(ask(`ticket ${at}`, never))));
    expect(failures.every((failure) => databaseUnusable(failure, '')?.word === 'unreachable')).to.equal(true);
    let reached = false;
    await failureOf(
      ask('another', async () => {
        reached = true;
      }),
    );
    expect(reached, 'twenty are still open').to.equal(false);
  });
});
