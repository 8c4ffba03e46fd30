/** A practice application: its answer shows what a mail program does, acts on nothing, and opens no ticket. */
import { expect } from 'chai';
import { rehearse } from '../../src/cli/rehearse-command.ts';
import {
  type DeskInMemory,
  HELPER,
  LEE,
  type Letter,
  type MailDraft,
  MORI,
  OFFICE,
  openDeskInMemory,
  REQUEST,
  reply,
  theLetter,
} from './desk-in-memory.ts';

describe('A rehearsal', () => {
  let at: DeskInMemory;
  beforeEach(async () => {
    at = await openDeskInMemory();
  });
  afterEach(() => at.close());

  async function practice(address: string, role: 'staff' | 'office' = 'staff'): Promise<Letter> {
    await rehearse(at.desk, { role, address });
    return theLetter(await at.newLetters(), 'rehearsal', address);
  }

  async function result(draft: MailDraft): Promise<string> {
    expect(await at.receive(draft)).to.include({ kind: 'rehearsal', verdict: 'accepted', filing: 'done' });
    at.pass(1);
    return theLetter(await at.newLetters(), 'rehearsal-result', draft.from).text;
  }

  it('tells a decider, a helper and an office that all is well, each by the word of their own', async () => {
    for (const [address, role, word, well] of [
      [MORI, 'staff', '承認', '練習は終わりです'],
      [LEE, 'staff', 'APPROVE', 'Your practice is over'],
      [HELPER, 'staff', '状況', '練習は終わりです'],
      [OFFICE, 'office', '相違ありません', '練習は終わりです'],
    ] as const) {
      const letter = await practice(address, role);
      expect(letter.subject).to.include('PRACTICE').and.include('練習');
      expect(letter.text).to.include(word);
      expect(await result(reply(letter, `お疲れさまです。\n${word}`)), address).to.include(well);
    }
    expect(await at.desk.store.tickets()).to.deep.equal([]);
  });

  it('names what to change: an address that was not kept, HTML alone, a word among others, no proof of origin', async () => {
    const letter = await practice(LEE);
    const draft = reply(letter, 'APPROVE', { to: 'desk@desk.example', signedBy: null });
    expect(await result(draft))
      .to.include('did not go to the reply address')
      .and.include('Nothing proves');
    const others = reply(letter, 'I think APPROVE is what you want');
    expect(await result(others))
      .to.include('kept it')
      .and.include('was not understood');
    const html = reply(letter, '<p>APPROVE</p>');
    const raw = at.receiveRaw.bind(at);
    const headers = ['Authentication-Results: mx.desk.example; dkim=pass header.d=staff.desk.example', `From: ${LEE}`];
    const rest = [`To: ${html.to}`, 'Subject: Re: practice', 'Message-ID: <h@mail.example>', 'MIME-Version: 1.0'];
    const whole = [...headers, ...rest, 'Content-Type: text/html; charset=utf-8', '', '<p>APPROVE</p>', ''];
    expect(await raw(whole.join('\r\n'))).to.include({ kind: 'rehearsal' });
    expect(theLetter(await at.newLetters(), 'rehearsal-result', LEE).text).to.include('only HTML');
  });

  it('is known by its subject where a mail program has kept nothing, if the origin is proven; else nobody is written to', async () => {
    const letter = await practice(MORI);
    const lost: MailDraft = { from: MORI, subject: `Re: ${letter.subject}`, text: '承認します' };
    expect(await at.receive({ ...lost, text: '承認', signedBy: null })).to.include({
      verdict: 'not-ours',
      filing: 'leave',
    });
    expect(await at.newLetters()).to.deep.equal([]);
    expect(await result(lost)).to.include('元のメールとのつながりも失われています');
  });

  it('says when the reply address has expired', async () => {
    const letter = await practice(LEE);
    at.pass(8 * 24 * 60);
    expect(await result(reply(letter, 'APPROVE'))).to.include('The reply address has expired');
  });

  it('says nothing to a machine, and nothing to somebody else who has the letter', async () => {
    const letter = await practice(MORI);
    const away = reply(letter, '休暇中です', { headers: ['Auto-Submitted: auto-replied'] });
    expect(await at.receive(away)).to.include({ verdict: 'ignored', reason: 'machine' });
    const other = await at.receive(reply(letter, '承認', { from: LEE }));
    expect(other).to.include({ verdict: 'not-ours' });
    expect(await at.newLetters()).to.deep.equal([]);
  });

  it('never touches a real ticket, also when its token is sent with that ticket’s number', async () => {
    const letter = await practice(MORI);
    await at.receive({ from: OFFICE, subject: 'クラウドデータ救出', text: REQUEST });
    const [ticket] = await at.desk.store.tickets();
    await at.newLetters();
    await at.receive(reply(letter, '承認', { subject: `Re: [${ticket?.id}]` }));
    const [after] = await at.desk.store.tickets();
    expect(after).to.deep.equal(ticket);
  });

  it('leaves audit rows: that it was ordered, and that it was answered', async () => {
    const before = (await at.desk.store.auditHead())?.seq ?? 0;
    const letter = await practice(MORI);
    expect((await at.desk.store.auditHead())?.seq).to.equal(before + 1);
    await result(reply(letter, '承認'));
    expect((await at.desk.store.auditHead())?.seq).to.equal(before + 2);
  });
});
