import { expect } from 'chai';
import {
  base32,
  bounceAddress,
  bounceKeysIn,
  ourMessageId,
  ourMessageIds,
  referencesOf,
  tokenAddress,
  tokensIn,
} from '../../src/mail/origin/possession.ts';
import { makeTicketNumber } from '../../src/mail/ticket-number.ts';
import { DESK, mail, read } from './mails.ts';

const TOKEN = base32(Uint8Array.from({ length: 16 }, (_, at) => at * 16));
const OTHER = base32(new Uint8Array(16).fill(0xff));

describe('a token', () => {
  it('is 128 bits in base32 (RFC 4648 §10)', () => {
    expect(TOKEN).to.match(/^[a-z2-7]{26}$/);
    expect(base32(new TextEncoder().encode('foobar'))).to.equal('mzxw6ytboi');
    expect(base32(new TextEncoder().encode('f'))).to.equal('my');
    expect(base32(new Uint8Array())).to.equal('');
  });

  it('comes back in the address it travelled in, in whatever case', () => {
    expect(tokenAddress(DESK, TOKEN)).to.equal(`desk+t${TOKEN}@desk.example`);
    const recipients = [DESK, tokenAddress(DESK, TOKEN).toUpperCase(), 'x@other.example'];
    expect(tokensIn(recipients, DESK)).to.deep.equal([TOKEN]);
  });

  it('is found once for each letter, and never in a bounce address', () => {
    const recipients = [tokenAddress(DESK, TOKEN), tokenAddress(DESK, OTHER), tokenAddress(DESK, TOKEN)];
    expect(tokensIn([...recipients, bounceAddress(DESK, TOKEN)], DESK)).to.deep.equal([TOKEN, OTHER]);
    expect(bounceKeysIn([...recipients, bounceAddress(DESK, OTHER)], DESK)).to.deep.equal([OTHER]);
  });

  const foreign = [
    `desk+t${TOKEN}@desk.example.evil.example`,
    `desk+t${TOKEN}@evil-desk.example`,
    `xdesk+t${TOKEN}@desk.example`,
    `desk+t${TOKEN}x@desk.example`,
    `desk+t${TOKEN.slice(1)}@desk.example`,
    `desk+${TOKEN}@desk.example`,
    `desk+t@desk.example`,
    `desk+t${TOKEN.slice(1)}1@desk.example`,
  ];
  for (const recipient of foreign)
    it(`does not stand in ${recipient}`, () => {
      expect(tokensIn([recipient], DESK)).to.deep.equal([]);
    });
});

describe('a keyed Message-ID', () => {
  const ours = ourMessageId(DESK, TOKEN);

  it('is recognised by its shape among the references', () => {
    expect(ours).to.equal(`<o.${TOKEN}@desk.example>`);
    expect(ourMessageIds(['<a@b.example>', ours, ours.toUpperCase()], 'desk.example')).to.deep.equal([ours]);
  });

  it('is nothing that only resembles one', () => {
    const alike = [
      `<o.${TOKEN}@desk.example.evil.example>`,
      `<xo.${TOKEN}@desk.example>`,
      `<o.${TOKEN}x@desk.example>`,
      `<o-${TOKEN}@desk.example>`,
      `o.${TOKEN}@desk.example`,
      `<o.@desk.example>`,
    ];
    expect(ourMessageIds(alike, 'desk.example')).to.deep.equal([]);
  });
});

describe('what a mail refers to', () => {
  it('is its tokens, our ids it answers, and the ticket numbers it names', async () => {
    const number = makeTicketNumber('CDS', 2026, 42);
    const ours = ourMessageId(DESK, OTHER);
    const raw = mail(
      [
        `To: =?utf-8?b?56qT5Y+j?= <${tokenAddress(DESK, TOKEN)}>`,
        `Subject: Re: [${number}] review`,
        `In-Reply-To: ${ours}`,
        `References: <a@b.example> ${ours}`,
      ],
      'APPROVE',
    );
    const answer = await read(raw);
    const sentAt = answer.header.find(({ name }) => name === 'date')?.value.trim();
    expect(referencesOf(answer, { address: DESK, ticketPrefix: 'CDS' })).to.deep.equal({
      tokens: [TOKEN],
      messageId: '<m1@office.example>',
      identity: `<m1@office.example> ${sentAt} Re: [${number}] review`,
      references: [ours],
      ticketNumbers: [number],
      reported: { envelopes: [], messageIds: [] },
    });
  });
});
