/** Threats A11 to A20: approvals by the wrong people, on the way to the wrong place, and taking one back. */
import { expect } from 'chai';
import type { Registry, Staff } from '../../src/domain/rules/registry.ts';
import { journey } from '../../src/journey.ts';
import {
  HELPER,
  LEE,
  type MailDraft,
  MORI,
  OFFICE,
  REQUEST,
  rawMail,
  reply,
  theLetter,
} from '../journey/desk-in-memory.ts';
import {
  coolingOffEnds,
  type DecisionDesk,
  openDecisionDesk,
  readyTicket,
  requestOf,
  stillUndecided,
} from './decision-desk.ts';

const APPLICANT = 'hanako1@mailbox.example';
const BOSS = 'boss@staff.desk.example';

describe('An approval by somebody else', () => {
  let at: DecisionDesk;
  beforeEach(async () => {
    at = await openDecisionDesk();
  });
  afterEach(() => at.close());

  it('A11: a forwarded letter answered by a colleague, the applicant or a stranger decides nothing, and its owner hears of it', async () => {
    for (const from of [LEE, HELPER, APPLICANT, BOSS, 'eve@evil.example'])
      await at.desk.receive({ ...reply(at.mori, 'APPROVE'), from });
    await stillUndecided(at);
    const letters = await at.desk.newLetters();
    expect(letters.filter(({ template, to }) => template === 'alert' && to === MORI).length).to.be.at.least(1);
    expect(letters.map(({ to }) => to))
      .to.not.include(BOSS)
      .and.not.include('eve@evil.example');
  });

  it('A13: nobody approves the request of their own office', async () => {
    const own = await openDecisionDesk((config) => {
      const office = {
        id: 'own',
        name: { ja: '森研究室', en: 'Mori Lab' },
        language: 'ja',
        signers: ['staff.desk.example'],
      };
      config.offices = [...(config.offices as unknown[]), { ...office, address: MORI }];
    });
    await own.desk.receive({
      from: MORI,
      subject: 'クラウドデータ救出',
      text: REQUEST.replace('9900000101', '9900300999'),
    });
    const letters = await own.desk.newLetters();
    await own.desk.receive(reply(theLetter(letters, 'review', MORI), '訂正 失効日 2026-04-01\n承認'));
    const ticket = (await own.desk.desk.store.tickets()).at(-1);
    expect(ticket).to.include({ state: 'awaiting-decision', decision: null });
    await own.desk.receive(reply(theLetter(letters, 'review', LEE), 'SET revoked_on 2026-04-01\nAPPROVE'));
    expect((await own.desk.desk.store.tickets()).at(-1)?.state, 'the control: a colleague may').to.equal('approved');
    await own.close();
  });

  it('A13: nobody approves an application of their own, also who has joined the staff since', async () => {
    const applicant = 'hanako2@mailbox.example';
    await at.desk.receive({ from: OFFICE, subject: 'クラウドデータ救出', text: requestOf(2) });
    const review = theLetter(await at.desk.newLetters(), 'review', LEE);
    const { registry } = at.desk.desk.setting;
    const joined = { ...registry.staff[0], address: applicant, signers: ['mailbox.example'] } as Staff;
    const staff = [...registry.staff, joined];
    const today = { ...at.desk.desk, setting: { ...at.desk.desk.setting, registry: { ...registry, staff } } };
    const receive = (draft: MailDraft) => {
      const raw = Buffer.from(rawMail(draft, at.desk.now()));
      return journey({ raw, receivedAt: at.desk.now(), folder: 'inbox' }, today);
    };
    await receive(reply(review, 'SET revoked_on 2026-04-01'));
    const letters = await at.desk.newLetters();
    const own = await receive(reply(theLetter(letters, 'review-changed', applicant), '承認'));
    expect(own.reason).to.equal('own-application');
    expect((await at.desk.desk.store.tickets()).at(-1)).to.include({ state: 'awaiting-decision', decision: null });
    await receive(reply(theLetter(letters, 'review-changed', MORI), '承認'));
    expect((await at.desk.desk.store.tickets()).at(-1)?.state, 'the control: a colleague may').to.equal('approved');
  });

  it('A14: an approval out of a stolen mailbox is shown to all staff, and a STOP within half an hour keeps it from being released', async () => {
    await at.desk.receive(reply(at.mori, 'APPROVE'));
    const recorded = (await at.desk.newLetters()).filter(({ template }) => template === 'recorded');
    expect(recorded.map(({ to }) => to).toSorted()).to.deep.equal([HELPER, LEE, MORI]);
    await at.desk.send();
    await at.desk.settle();
    at.desk.pass(29);
    await at.desk.settle();
    expect(await at.state()).to.equal('approved');
    await at.desk.receive(reply(theLetter(recorded, 'recorded', LEE), 'STOP', { signedBy: null }));
    at.desk.pass(60);
    await at.desk.settle();
    await stillUndecided(at);
    expect(
      (await at.desk.letters()).filter(({ to, template }) => to === APPLICANT && template === 'approved'),
    ).to.deep.equal([]);
  });

  it('A15: whoever has left the staff, or is a helper now, decides nothing with a letter of before', async () => {
    const { registry } = at.desk.desk.setting;
    const staffs = [
      registry.staff.filter(({ address }) => address !== MORI),
      registry.staff.map((member) => (member.address === MORI ? { ...member, role: 'helper' as const } : member)),
    ];
    for (const staff of staffs) {
      const today = { ...at.desk.desk, setting: { ...at.desk.desk.setting, registry: { ...registry, staff } } };
      at.desk.pass(1);
      const raw = Buffer.from(rawMail(reply(at.mori, 'APPROVE'), at.desk.now()));
      await journey({ raw, receivedAt: at.desk.now(), folder: 'inbox' }, today);
      await stillUndecided(at);
    }
  });

  it('A15: whoever leaves the staff between the letter with the code and its answer decides nothing', async () => {
    const { registry } = at.desk.desk.setting;
    await at.desk.receive(reply(at.mori, 'APPROVE', { signedBy: null }));
    const letter = theLetter(await at.desk.newLetters(), 'second-round', MORI);
    const code = /確認コード：([A-Z2-7]{6})$/m.exec(letter.text)?.[1];
    expect(code).to.be.a('string');
    const answer = async (staff: Registry['staff']) => {
      const today = { ...at.desk.desk, setting: { ...at.desk.desk.setting, registry: { ...registry, staff } } };
      at.desk.pass(1);
      const raw = Buffer.from(rawMail(reply(letter, `承認 ${code}`), at.desk.now()));
      return journey({ raw, receivedAt: at.desk.now(), folder: 'inbox' }, today);
    };
    const removed = await answer(registry.staff.filter(({ address }) => address !== MORI));
    expect(removed).to.include({ kind: 'unverified-reply', verdict: 'ignored' });
    await stillUndecided(at);
    const helper = registry.staff.map((one) => (one.address === MORI ? { ...one, role: 'helper' as const } : one));
    expect((await answer(helper)).reason).to.equal('not-a-decider');
    await stillUndecided(at);
    await answer(registry.staff);
    expect(await at.state(), 'the control: on staff the same code approves').to.equal('approved');
  });

  it('A16: a token that went to others with a reply to all is worth nothing to them', async () => {
    const token = at.mori.mail.replyTo?.value[0]?.address;
    for (const from of [APPLICANT, 'eve@evil.example', LEE])
      await at.desk.receive({ ...reply(at.mori, 'APPROVE', { to: `${MORI}, ${token}, ${APPLICANT}` }), from });
    for (const signedBy of [null, 'mailbox.example', 'desk.example'])
      await at.desk.receive(
        reply(at.mori, 'APPROVE', {
          to: `${token}, ${APPLICANT}`,
          signedBy,
          subject: `Re: ${signedBy} ${at.mori.subject}`,
        }),
      );
    await stillUndecided(at);
  });

  it('A17: our own letter in the inbox, as it was sent or with a word above it, decides nothing', async () => {
    const entries = await at.desk.desk.store.letters();
    const review = entries.find(({ messageId }) => messageId === at.mori.mail.messageId);
    const bytes = review?.bytes.toString('latin1') ?? '';
    for (const raw of [bytes, `Received: from a by b; x\r\n${bytes}`])
      expect((await at.desk.receiveRaw(raw)).kind).to.equal('own-mail');
    const { messageId = '' } = at.mori.mail;
    const pretended = rawMail(reply(at.mori, 'APPROVE'), at.desk.now()).replace(
      /^Message-ID: .*$/m,
      `Message-ID: ${messageId}`,
    );
    expect((await at.desk.receiveRaw(pretended)).kind).to.equal('own-mail');
    await stillUndecided(at);
  });

  it('A18: full width acts, a hidden character does not, and a reply that lost its plus-address is asked for a code (the design: the code is for the second round only)', async () => {
    await at.desk.receive(reply(at.mori, 'APP\u200bROVE'));
    await stillUndecided(at);
    const lost = await at.desk.receive(reply(at.mori, '承認', { to: 'desk@desk.example' }));
    expect(lost.reason).to.equal('second-round');
    expect((await at.desk.newLetters()).map(({ template, to }) => [template, to])).to.deep.include([
      'second-round',
      MORI,
    ]);
    await stillUndecided(at);
    await at.desk.receive(reply(at.mori, 'ＡＰＰＲＯＶＥ　'));
    expect(await at.state()).to.equal('approved');
  });

  it('A19: anybody who decides may take a decision back until it is released; afterwards the mail says that it is too late', async () => {
    const recordedTo = async (address: string) => {
      const letters = (await at.desk.newLetters()).filter(({ template }) => template === 'recorded');
      return theLetter(letters, 'recorded', address);
    };
    const newest = async () => (await at.desk.desk.store.tickets()).at(-1);
    for (const [decision, undoer, word] of [
      ['APPROVE', LEE, 'UNDO'],
      ['APPROVE', MORI, '取り消します'],
      ['REJECT window', LEE, 'STOP'],
      ['REJECT window', MORI, '取消'],
    ] as const) {
      const { mori } = await readyTicket(at.desk, 600 + (await at.desk.desk.store.tickets()).length);
      await at.desk.receive(reply(mori, decision));
      expect((await newest())?.decision?.by).to.equal(MORI);
      await at.desk.receive(reply(await recordedTo(undoer), word, { signedBy: null }));
      expect((await newest())?.state, `${word} by ${undoer}`).to.equal('awaiting-decision');
      await at.desk.newLetters();
    }
    await at.desk.receive(reply(at.lee, 'APPROVE'));
    const recorded = await recordedTo(MORI);
    await coolingOffEnds(at.desk);
    expect(await at.state()).to.equal('awaiting-provision');
    const late = await at.desk.receive(reply(recorded, 'UNDO'));
    expect(late.reason).to.equal('already-released');
    expect(await at.state()).to.equal('awaiting-provision');
  });

  it('A20: a contact that is another one at the release than at the approval gets nothing, and staff are asked again', async () => {
    await at.desk.receive(reply(at.mori, 'APPROVE'));
    await at.desk.newLetters();
    const ticket = await at.ticket();
    const values = { ...ticket.application.values, contact: 'eve@evil.example' };
    await at.desk.desk.store.transaction(async (tx) => {
      const read = await tx.ticket(ticket.id);
      if (read) await tx.updateTicket({ ...read, application: { ...read.application, values } });
    });
    await coolingOffEnds(at.desk);
    expect(await at.ticket()).to.include({ state: 'awaiting-decision', decision: null });
    const letters = await at.desk.newLetters();
    expect(letters.filter(({ to, template }) => to === 'eve@evil.example' || template === 'approved')).to.deep.equal(
      [],
    );
    expect(letters.filter(({ to }) => to === MORI || to === LEE).length).to.be.at.least(2);
  });
});
