/** What a failure to send means. */
import { expect } from 'chai';
import { outcomeOf } from '../../src/outbox/send-outcome.ts';

const MEANS = { postponed: 'weather', refused: 'final', unanswered: 'weather in which it may have arrived' };

describe('a failure to send', () => {
  const cases: [string, object, 'postponed' | 'unanswered' | 'refused'][] = [
    ['a recipient refused with 550', { code: 'EENVELOPE', command: 'RCPT TO', responseCode: 550 }, 'refused'],
    ['a recipient refused with 450', { code: 'EENVELOPE', command: 'RCPT TO', responseCode: 450 }, 'postponed'],
    ['a letter refused with 554 after DATA', { code: 'EMESSAGE', command: 'DATA', responseCode: 554 }, 'refused'],
    ['a letter refused with 451 after DATA', { code: 'EMESSAGE', command: 'DATA', responseCode: 451 }, 'postponed'],
    ['a dialogue out of step (503)', { code: 'EENVELOPE', command: 'RCPT TO', responseCode: 503 }, 'postponed'],
    ['a sender refused with 550', { code: 'EENVELOPE', command: 'MAIL FROM', responseCode: 550 }, 'postponed'],
    ['a password refused with 535', { code: 'EAUTH', command: 'AUTH PLAIN', responseCode: 535 }, 'postponed'],
    ['a greeting of 554', { code: 'EPROTOCOL', command: 'CONN', responseCode: 554 }, 'postponed'],
    ['a relay without STARTTLS', { code: 'ETLS', command: 'STARTTLS', responseCode: 502 }, 'postponed'],
    ['a connection cut', { code: 'ECONNECTION', command: 'CONN' }, 'unanswered'],
    ['a relay that falls silent', { code: 'ETIMEDOUT', command: 'CONN', timeoutType: 'SOCKET_TIMEOUT' }, 'unanswered'],
    ['a relay that never greets', { code: 'ETIMEDOUT', command: 'CONN', timeoutType: 'GREETING_TIMEOUT' }, 'postponed'],
    ['a relay that is not there', { code: 'ESOCKET', command: 'CONN', syscall: 'connect' }, 'postponed'],
    ['a relay that says good-bye', { code: 'ECONNECTION', command: 'CONN', responseCode: 421 }, 'postponed'],
    ['an attempt given up by ourselves', { code: 'EABORT' }, 'unanswered'],
    ['an address that cannot be written down', { code: 'EENVELOPE', command: 'API' }, 'refused'],
    ['something unheard of', new Error('odd'), 'postponed'],
  ];
  for (const [what, failure, is] of cases) {
    it(`${what} is ${MEANS[is]}`, () => {
      expect(outcomeOf(failure).is).to.equal(is);
    });
  }

  it('has a word for the log without the words of the server', () => {
    const outcome = outcomeOf({
      command: 'RCPT TO',
      responseCode: 550,
      response: '550 <taro@applicant.example> unknown',
    });
    expect(outcome).to.deep.equal({
      is: 'refused',
      word: '550 at RCPT TO',
      reason: '550 <taro@applicant.example> unknown',
    });
  });
});
