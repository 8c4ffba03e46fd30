/** The smaller run of `npm run forge`: no forged approval is accepted, honest replies are heard, and the measure can fail. */
import { expect } from 'chai';
import { SENDERS } from './families/senders.ts';
import { FAMILIES } from './families.ts';
import { acceptedIn, forge } from './forge.ts';
import { aims, controlTable, greetingsFirstTry, notUnderstood } from './honest/aims.ts';
import { controlGroup, type Reply } from './honest/control-group.ts';
import { acceptedMails, forgeTable } from './report.ts';

const SEED = 20260603;

describe('Forged approvals', () => {
  it('come in at least sixty families, each under a name of its own', () => {
    expect(FAMILIES.length).to.be.at.least(60);
    expect(new Set(FAMILIES.map(({ name, row }) => `${row} ${name}`)).size).to.equal(FAMILIES.length);
  });

  it('1,000 of them, of every family: none is accepted', async () => {
    const rows = await forge({ mails: 1_000, seed: SEED });
    expect(rows.reduce((sum, { tried }) => sum + tried, 0)).to.equal(1_000);
    for (const { family, tried } of rows) expect(tried, family.name).to.be.at.least(5);
    expect(acceptedIn(rows), acceptedMails(rows, 1)).to.equal(0);
    expect(forgeTable(rows)).to.match(/families +1000 +0/);
  }).timeout(240_000);

  it('at a desk that takes every From for proven they are accepted, and the forge says so', async () => {
    const families = SENDERS.slice(0, 3);
    const rows = await forge({ mails: 6, seed: SEED, families, broken: { trustSender: true } });
    for (const { family, accepted } of rows) expect(accepted.length, family.name).to.be.at.least(1);
    expect(forgeTable(rows)).to.not.match(/families +6 +0/);
    expect(acceptedMails(rows, 1)).to.include('approved');
  }).timeout(120_000);
});

describe('Honest replies', () => {
  it('400 of them, by nine programs in two languages: each acts or gets help, none goes the wrong way', async () => {
    const replies = await controlGroup(400, SEED);
    expect(replies).to.have.length(400);
    expect(greetingsFirstTry(replies).length).to.be.at.least(100);
    const missed = aims(replies).filter(({ met }) => !met);
    expect(missed, `${controlTable(replies)}\n${notUnderstood(replies)}`).to.deep.equal([]);
  }).timeout(240_000);

  it('the aims are missed when one in a hundred comes to nothing, or a single one goes the wrong way', () => {
    const heard: Reply = {
      ...{
        program: 'Gmail',
        tongue: 'ja',
        place: 'top',
        keepsToken: true,
        greets: true,
        intent: 'approve',
        text: '承認',
      },
      ...{ became: 'acts', reason: null },
    };
    const group = (count: number, became: Reply['became']) =>
      Array.from({ length: count }, () => ({ ...heard, became }));
    const missed = (replies: readonly Reply[]) =>
      aims(replies).flatMap(({ what, met }) => (met ? [] : [what.split(':')[0]]));
    expect(missed(group(400, 'acts'))).to.deep.equal([]);
    expect(missed([...group(396, 'acts'), ...group(4, 'nothing')])).to.deep.equal(['acts or gets help']);
    expect(missed([...group(399, 'acts'), ...group(1, 'wrong direction')])).to.deep.equal(['wrong direction']);
    expect(missed([...group(350, 'acts'), ...group(50, 'help')])).to.deep.equal([
      'Japanese with greetings acts at once',
    ]);
  });
});
