/** A whole mail attached to another: read for fields, and never for a command. */
import { expect } from 'chai';
import { passedOn } from '../../src/mail/new-text/passed-on.ts';
import { FORWARD_HEADER as HEADER, mail, read } from './mails.ts';

describe('a mail attached whole to another', () => {
  const attached = (type: string, ...body: readonly string[]) =>
    mail(
      ['MIME-Version: 1.0', 'Content-Type: multipart/mixed; boundary=b'],
      '--b',
      'Content-Type: text/plain; charset=utf-8',
      '',
      'our words',
      '--b',
      type,
      '',
      ...body,
      '--b--',
    );
  const ORIGINAL = ['From: Hana <hana@mailbox.example>', 'Subject: =?utf-8?B?5qeY?=', '', 'APPROVE', 'name: Hana'];

  it('is read for fields, and what stands in it is never a command', async () => {
    const incoming = await read(attached('Content-Type: message/rfc822', ...ORIGINAL));
    expect(incoming.commandText?.trim()).to.equal('our words');
    expect(incoming.text.trim()).to.equal('our words');
    expect(passedOn(incoming)).to.deep.equal({
      outer: incoming.text,
      forwarded: incoming.enclosed?.[0]?.text,
      from: 'hana@mailbox.example',
      subject: '様',
    });
    expect(incoming.enclosed?.[0]?.text).to.include('name: Hana');
  });

  it('comes after what stands in the text itself', async () => {
    const incoming = await read(attached('Content-Type: message/rfc822', ...ORIGINAL));
    const both = {
      ...incoming,
      text: ['---------- Forwarded message ---------', ...HEADER, '', 'in the text'].join('\n'),
    };
    expect(passedOn(both)?.forwarded).to.equal('in the text');
  });

  it('may be anything without harm', async () => {
    for (const body of [[], ['no header at all'], ['From: x', '', ''], ['Content-Type: multipart/mixed', '', 'x']]) {
      const incoming = await read(attached('Content-Type: message/rfc822', ...body));
      expect(incoming.enclosed).to.have.length(1);
    }
  });

  it('is none in a mail without one', async () => {
    expect(passedOn(await read(mail([], 'plain')))).to.equal(null);
  });
});
