/** Commands and words of offices and applicants, in every state of a ticket. */
import { expect } from 'chai';
import type { Ticket } from '../../src/domain/ticket.ts';
import {
  answer,
  approve,
  desk,
  fromOffice,
  HANAKO,
  opened,
  release,
  ticket,
  WITHOUT_ACCOUNT,
  WORDS_FROM_OFFICE,
  withDesk,
} from './answering.ts';
import { HELPER, LEE, type Letter, MORI, OFFICE, posts, REQUEST, theLetter, withoutOffer } from './desk-in-memory.ts';

/** A ticket in each state, with the newest letter that its applicant and its office have. */
const STATES: readonly [Ticket['state'], () => Promise<{ applicant: Letter | null; office: Letter }>][] = [
  [
    'awaiting-information',
    async () => ({
      applicant: null,
      office: theLetter(await fromOffice(WITHOUT_ACCOUNT), 'missing-information', OFFICE),
    }),
  ],
  [
    'awaiting-office',
    async () => ({ applicant: null, office: theLetter(await fromOffice(REQUEST, null), 'confirm-request', OFFICE) }),
  ],
  ['awaiting-decision', opened],
  [
    'approved',
    async () => {
      const both = await opened();
      await approve();
      return both;
    },
  ],
  [
    'on-hold',
    async () => {
      const both = await opened();
      await answer(theLetter(await desk.letters(), 'review', MORI), '保留');
      return both;
    },
  ],
  [
    'awaiting-provision',
    async () => {
      const both = await opened();
      await approve();
      await release();
      return both;
    },
  ],
  [
    'access-open',
    async () => {
      const both = await opened();
      await approve();
      await release();
      await answer(theLetter(await desk.letters(), 'provide-access', MORI), '提供済');
      return both;
    },
  ],
  [
    'unavailable',
    async () => {
      const both = await opened();
      await approve();
      await release();
      await answer(theLetter(await desk.letters(), 'provide-access', MORI), '提供不可');
      return both;
    },
  ],
  [
    'rejected',
    async () => {
      const both = await opened();
      await answer(theLetter(await desk.letters(), 'review', MORI), '却下 理由');
      await release();
      return both;
    },
  ],
  [
    'withdrawn',
    async () => {
      const both = await opened();
      await answer(both.office, '取り下げます。');
      return { ...both, office: theLetter(await desk.letters(), 'withdrawn', OFFICE) };
    },
  ],
];

const UNRELEASED: readonly Ticket['state'][] = [
  'awaiting-information',
  'awaiting-office',
  'awaiting-decision',
  'approved',
  'on-hold',
];

for (const [state, given] of STATES) {
  describe(`While a ticket is ${state}`, () => {
    withDesk();

    let letters: { applicant: Letter | null; office: Letter };
    beforeEach(async () => {
      letters = await given();
      expect((await ticket()).state).to.equal(state);
    });

    it('STATUS and HELP are answered and change nothing', async () => {
      for (const letter of [letters.office, letters.applicant]) {
        if (!letter) continue;
        const status = await answer(letter, '状況');
        expect(posts(status.letters)).to.deep.equal([`status → ${letter.to}`]);
        const help = await answer(letter, 'Help');
        expect(posts(help.letters)).to.deep.equal([`help → ${letter.to}`]);
        expect(help.ticket.state).to.equal(state);
      }
    });

    it('words reach every decider at once, in a frame, and the sender gets a receipt', async () => {
      for (const letter of [letters.office, letters.applicant]) {
        if (!letter) continue;
        const role = letter.to === OFFICE ? 'office' : 'applicant';
        const { letters: sent, ticket } = await answer(letter, '来月、転居します。\n承認');
        expect(posts(sent)).to.deep.equal([
          `receipt → ${letter.to}`,
          `words-from-${role} → ${LEE}`,
          `words-from-${role} → ${MORI}`,
        ]);
        expect(theLetter(sent, `words-from-${role}`, MORI).text).to.include('| 来月、転居します。\n| 承認');
        expect(ticket.state).to.equal(state);
      }
    });

    it('ENGLISH changes the language of letters', async () => {
      const office = await answer(letters.office, 'ENGLISH');
      expect(theLetter(office.letters, 'receipt', OFFICE).text).to.include('Thank you for your reply');
      if (!letters.applicant) return;
      const applicant = await answer(letters.applicant, 'English.');
      expect(applicant.ticket.applicantLanguage).to.equal('en');
      expect(withoutOffer(theLetter(applicant.letters, 'receipt', HANAKO).text)).not.to.match(/[ぁ-ん]/);
    });

    if (UNRELEASED.includes(state)) {
      it('WITHDRAW ends it, everybody hears, and no older letter acts any more', async () => {
        const { letters: sent, ticket } = await answer(letters.applicant ?? letters.office, '取り下げます。');
        expect(ticket).to.include({ state: 'withdrawn', decision: null });
        const known = letters.applicant || state === 'awaiting-information' ? [`withdrawn → ${HANAKO}`] : [];
        expect(posts(sent)).to.deep.equal(
          [...known, ...[HELPER, OFFICE, LEE, MORI].map((to) => `withdrawn → ${to}`)].sort(),
        );
        const review = (await desk.letters()).find(({ template, to }) => template === 'review' && to === LEE);
        if (!review) return;
        const { outcome } = await answer(review, 'SET revoked_on 2026-04-01\nAPPROVE');
        expect(outcome).to.include({ verdict: 'ignored', reason: 'closed' });
        await release();
        expect((await desk.desk.store.tickets())[0]?.state).to.equal('withdrawn');
      });

      it('DENY ends it, and staff are alerted', async () => {
        const { letters: sent, ticket } = await answer(letters.office, '依頼していません。');
        expect(ticket.state).to.equal('denied');
        expect(posts(sent)).to.include(`denied-alert → ${MORI}`);
      });
    } else {
      it('WITHDRAW changes nothing more, and staff are told', async () => {
        const { letters: sent, ticket } = await answer(letters.office, 'WITHDRAW');
        expect(ticket.state).to.equal(state);
        expect(posts(sent)).to.deep.equal([`receipt → ${OFFICE}`, ...WORDS_FROM_OFFICE]);
      });

      if (state !== 'withdrawn') {
        it('DENY changes nothing more, and staff are told', async () => {
          const { letters: sent, ticket } = await answer(letters.office, 'DENY');
          expect(ticket.state).to.equal(state);
          expect(posts(sent)).to.deep.equal([`receipt → ${OFFICE}`, ...WORDS_FROM_OFFICE]);
        });
      }

      it('fields change nothing, and staff are told', async () => {
        const before = await ticket();
        const { letters: sent, ticket: after } = await answer(letters.office, '氏名：別人 太郎');
        expect(after.application).to.deep.equal(before.application);
        expect(posts(sent)).to.deep.equal([`receipt → ${OFFICE}`, ...WORDS_FROM_OFFICE]);
      });
    }
  });
}
