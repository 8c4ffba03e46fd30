/** Which kind claims a mail: the order of the table, and that it has every kind there is. */
import { existsSync, readdirSync } from 'node:fs';
import { expect } from 'chai';
import { KINDS, whichKind } from '../../src/kinds/routing-table.ts';
import { OFFICE } from '../domain/given.ts';
import { answered, answeredByOffice, known, mail } from './what-arrives.ts';

const NOTHING_KNOWN = { tickets: new Map() };
const PRIVATE = { from: 'somebody@elsewhere.example', subject: 'lunch' };

describe('the routing table', () => {
  it('has the kinds in the order of the design', () => {
    expect(KINDS.map(({ name }) => name)).to.deep.equal([
      'own-mail',
      'delivery-report',
      'rehearsal',
      'staff-reply',
      'office-reply',
      'applicant-reply',
      'unverified-reply',
      'form-submission',
      'proxy-request',
      'unknown-request',
      'not-ours',
    ]);
  });

  it('has every kind that has a folder', () => {
    const folders = readdirSync('src/kinds').filter((name) => existsSync(`src/kinds/${name}/${name}.ts`));
    expect(KINDS.map(({ name }) => name)).to.have.members(folders);
  });

  it('only lets forms and bounces act on what a machine wrote; own letters and others’ mails are left alone', () => {
    const readers = KINDS.filter(({ readsMachines }) => readsMachines).map(({ name }) => name);
    expect(readers).to.deep.equal(['own-mail', 'delivery-report', 'form-submission', 'not-ours']);
  });

  it('takes our own letter for nothing else, whatever it answers', () => {
    expect(whichKind(mail('APPROVE'), known({ ownLetter: true, answered: answered() })).kind.name).to.equal('own-mail');
  });

  it('gives each answer to whom it belongs', () => {
    expect(whichKind(mail('承認'), known({ answered: answered() })).kind.name).to.equal('staff-reply');
    const fromOffice = mail('CONFIRM', { from: OFFICE });
    expect(whichKind(fromOffice, known({ answered: answeredByOffice() })).kind.name).to.equal('office-reply');
    expect(whichKind(fromOffice, known({ answered: answered() })).kind.name).to.equal('unverified-reply');
  });

  it('leaves people’s mail to people', () => {
    const arrived = mail('Shall we?', PRIVATE);
    const knowing = known(NOTHING_KNOWN);
    const { kind, claim } = whichKind(arrived, knowing);
    expect(kind.name).to.equal('not-ours');
    expect(kind.read(claim, arrived, knowing)).to.deep.equal({
      verdict: 'not-ours',
      reason: null,
      filing: 'leave',
      asks: [],
      notices: [],
    });
  });

  it('files our own letter away and does nothing', () => {
    const knowing = known({ ownLetter: true });
    const { kind, claim } = whichKind(mail('APPROVE'), knowing);
    expect(kind.read(claim, mail('APPROVE'), knowing)).to.deep.include({
      verdict: 'ignored',
      reason: 'own-mail',
      filing: 'done',
      asks: [],
    });
  });
});
