import { expect } from 'chai';
import { readTags } from '../../src/mail/header/tag-list.ts';
import { readSignature, whyUnusable } from '../../src/mail/origin/dkim-signature.ts';
import { withLoneSignature } from '../../src/mailbox/reading/lone-signature.ts';

const GOOD =
  ' v=1; a=rsa-sha256; c=relaxed/relaxed; d=Staff.Desk.example;\ts=s1; t=1780448340; h=From:Date: Subject :Message-ID:Content-Type; bh=AAAA=; b=AA AA\tAA==;';

describe('A DKIM signature', () => {
  it('is read whatever its folding, its blanks and the case of its names', () => {
    expect(readSignature(GOOD)).to.deep.equal({
      ...{ domain: 'staff.desk.example', selector: 's1', algorithm: 'rsa-sha256', identity: 'staff.desk.example' },
      ...{ covers: ['from', 'date', 'subject', 'message-id', 'content-type'], cutsBody: false, expires: null },
    });
  });

  const unreadable: Readonly<Record<string, string>> = {
    'names a tag twice': `${GOOD} d=evil.example`,
    'names a tag in two cases': `${GOOD} D=evil.example`,
    'has a comment': GOOD.replace('s=s1', 's=s1 (d=evil.example)'),
    'has a quote': GOOD.replace('s=s1', 's="s1"'),
    'has a backslash': GOOD.replace('s=s1', 's=s\\1'),
    'has a tag without a value': GOOD.replace('s=s1', 's'),
    'has an empty tag in the middle': GOOD.replace('s=s1;', 's=s1;;'),
    'is of another version': GOOD.replace('v=1', 'v=2'),
    'has no domain': GOOD.replace('d=Staff.Desk.example;', ''),
    'has a domain that is none': GOOD.replace('d=Staff.Desk.example', 'd=staff..example'),
    'has a selector that reaches elsewhere': GOOD.replace('s=s1', 's=a/b'),
    'signs no field': GOOD.replace(/h=[^;]*;/, ''),
    'names a field that cannot be': GOOD.replace('From:', 'From::'),
    'expires before it was made': GOOD.replace('t=1780448340', 't=1780448340; x=1780448340'),
    'has a time that is none': GOOD.replace('t=1780448340', 't=soon'),
    'has 8-bit bytes': GOOD.replace('s=s1', 's=s\xe9'),
  };
  for (const [what, value] of Object.entries(unreadable))
    it(`that ${what} is none`, () => {
      expect(readSignature(value)).to.equal(null);
    });

  it('in the name of somebody beneath or beside its domain is told apart', () => {
    const word = (identity: string) => {
      const signature = readSignature(GOOD.replace('s=s1', `s=s1; i=${identity}`));
      return signature && whyUnusable(signature, '2026-06-03T01:00:00.000Z');
    };
    expect(word('@x.staff.desk.example')).to.equal(null);
    expect(word('mori@staff.desk.example')).to.equal(null);
    expect(word('@desk.example')).to.equal('auth.malformed');
    expect(word('@evilstaff.desk.example')).to.equal('auth.malformed');
  });

  it('that stands on other signatures proves nothing, for each is checked alone', () => {
    const signature = readSignature(GOOD.replace('h=From', 'h=DKIM-Signature:From'));
    expect(signature && whyUnusable(signature, '2026-06-03T01:00:00.000Z')).to.equal('auth.malformed');
  });

  it('is found malformed in a time that grows with its length', () => {
    for (const bomb of ['a=', ';', '=', 'a=b;', ' ', 'h=:'])
      expect(readTags(bomb.repeat(5_000)), bomb).to.satisfy((tags: unknown) => tags === null || tags instanceof Map);
  });
});

describe('A mail with one signature left', () => {
  it('keeps every byte of the others’ fields and of the body, and loses the other signatures and all of ARC', () => {
    const raw = Buffer.from(
      'ARC-Seal: i=1\r\nDKIM-Signature: one\r\n folded\r\nFrom: a@b.example\r\ndkim-signature: two\r\n\ttoo\r\nX: \xe9\r\n\r\nDKIM-Signature: body\r\n\xff',
      'latin1',
    );
    expect(withLoneSignature(raw, 1).toString('latin1')).to.equal(
      'From: a@b.example\r\ndkim-signature: two\r\n\ttoo\r\nX: \xe9\r\n\r\nDKIM-Signature: body\r\n\xff',
    );
    expect(withLoneSignature(raw, 0).toString('latin1')).to.contain('DKIM-Signature: one\r\n folded\r\nFrom');
  });
});
