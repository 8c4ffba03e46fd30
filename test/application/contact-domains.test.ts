/** Which domains of a mail the desk asks DNS about, and what is made of those that take no mail. */
import { expect } from 'chai';
import fc from 'fast-check';
import { contactDomainsIn, MOST_DOMAINS } from '../../src/kinds/application/contact-domains.ts';
import type { IntakeLayout } from '../../src/kinds/application/forms/intake-layout.ts';
import { readApplication } from '../../src/kinds/application/read-application.ts';
import { isSpecialUse } from '../../src/mail/special-use.ts';
import { CIRCUMSTANCES, LAYOUT, OFFICE, request } from './reading.ts';
import { FORM, known, mail, PROVEN, UNPROVEN } from './what-is-known.ts';

const SETTING = known({ policy: { ...known().policy, unreachableContactDomains: ['closed.example.org'] } });
const CONTACT = '連絡先：hana@post.example.net';

/** The domains asked about in `text` of an office whose mail is proven. */
function domainsIn(text: string, changes: Parameters<typeof mail>[2] = {}): readonly string[] {
  return contactDomainsIn(mail(OFFICE, text, changes), PROVEN, SETTING);
}

describe('Domains worth asking about', () => {
  it('are those of the addresses in a mail that gives a contact, each once, in their order', () => {
    const text = `${CONTACT}\nhana@other.example.net, taro@post.example.net`;
    expect(domainsIn(text)).to.deep.equal(['post.example.net', 'other.example.net']);
  });

  for (const written of [
    'hana@post.example.net。',
    'hana@post.example.net.',
    'ｈａｎａ＠ｐｏｓｔ．ｅｘａｍｐｌｅ．ｎｅｔ',
    '<HANA@Post.Example.NET>です',
  ])
    it(`are found in ${written}`, () => {
      expect(domainsIn(`連絡先：${written}`)).to.deep.equal(['post.example.net']);
    });

  it('are found in a mail that was attached whole', () => {
    const enclosed = [{ from: null, subject: '', text: CONTACT }];
    expect(domainsIn('転送します。', { enclosed })).to.deep.equal(['post.example.net']);
  });

  it('are never ours, the sender’s, familiar, closed, or names for special use', () => {
    const others = [
      'a@desk.example',
      `b@${OFFICE.split('@')[1]}`,
      'c@gmail.com',
      'd@x.closed.example.org',
      `e@${SETTING.procedure.unreachableContactDomains[0]}`,
    ];
    expect(domainsIn(`連絡先：${others.join(', ')}, f@mailbox.example, g@host.test, h@localhost`)).to.deep.equal([]);
  });

  it('are none in a mail that names no contact', () => {
    expect(domainsIn('会議の資料は taro@post.example.net までお送りください。')).to.deep.equal([]);
  });

  it('are those of an office that uses its address unproven, but of nobody who contradicts it', () => {
    const asked = (evidence: Parameters<typeof contactDomainsIn>[1]) =>
      contactDomainsIn(mail(OFFICE, CONTACT), evidence, SETTING);
    expect(asked(UNPROVEN)).to.deep.equal(['post.example.net']);
    expect(asked({ ...UNPROVEN, origin: 'contradicted' })).to.deep.equal([]);
  });

  it('are none of a stranger, unless a person moved the mail into the intake folder', () => {
    const from = (changes: Parameters<typeof mail>[2]) =>
      contactDomainsIn(mail('somebody@elsewhere.example.org', CONTACT, changes), PROVEN, SETTING);
    expect(from({})).to.deep.equal([]);
    expect(from({ folder: 'intake' })).to.deep.equal(['post.example.net']);
  });

  it('are those of a form that proves itself, and none of a mail in its name', () => {
    const form = (evidence: Parameters<typeof contactDomainsIn>[1]) =>
      contactDomainsIn(mail(FORM, '連絡の付くメールアドレス: hana@post.example.net'), evidence, SETTING);
    expect(form(PROVEN)).to.deep.equal(['post.example.net']);
    expect(form(UNPROVEN)).to.deep.equal([]);
  });

  it('are none of what anybody may type into an e-mail form, though the form proves itself', () => {
    const open: IntakeLayout = { ...LAYOUT, requests: { marks: [], labels: 2 } };
    const setting = { ...SETTING, layouts: new Map([['identity-service', open]]) };
    expect(contactDomainsIn(mail(FORM, CONTACT), PROVEN, setting)).to.deep.equal([]);
  });

  it('are few whatever is written, each once, and never one that must not be asked about', () => {
    const label = fc.stringMatching(/^[a-z0-9]{1,8}$/);
    const domain = fc.oneof(
      fc
        .tuple(label, label, fc.constantFrom('example.net', 'example', 'test', 'invalid', 'jp'))
        .map((all) => all.join('.')),
      fc.constantFrom('desk.example', 'gmail.com', 'closed.example.org', 'post.example.net'),
    );
    const piece = fc.oneof(
      fc.string(),
      domain.map((name) => ` hana@${name} `),
      fc.constant('\n連絡先：'),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const found = domainsIn(`連絡先：${pieces.join('')}`);
        expect(found.length).to.be.at.most(MOST_DOMAINS);
        expect(new Set(found).size).to.equal(found.length);
        for (const name of found) {
          expect(isSpecialUse(name), name).to.equal(false);
          expect(name).to.match(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/);
          expect(['desk.example', 'gmail.com', 'closed.example.org']).to.not.include(name);
        }
      }),
    );
  });
});

describe('A contact whose domain takes no mail', () => {
  const dead = { ...CIRCUMSTANCES, deadDomains: ['post.example.net'] };
  const text = request({ contact: '連絡先：hana@post.example.net' });
  const WORDS = ['contact-typo', 'contact-no-mail'];

  it('is missing from an office’s request, which is told why', () => {
    const { application } = readApplication(text, { ...dead, route: 'office' });
    expect(application.values).to.not.have.property('contact');
    expect(application).to.deep.include({ missing: ['contact'], warnings: WORDS });
    expect(application.unusable).to.deep.equal({ contact: { word: 'contact-no-mail' } });
  });

  it('stays with what came by a form, with a warning for staff: nobody else can be asked', () => {
    const { application } = readApplication(text, { ...dead, route: 'form' });
    expect(application.values.contact).to.equal('hana@post.example.net');
    expect(application).to.deep.include({ missing: [], warnings: WORDS });
  });

  it('changes nothing else of a request, and no request with another contact', () => {
    fc.assert(
      fc.property(fc.constantFrom('office', 'form'), fc.boolean(), fc.boolean(), (route, isDead, hasReason) => {
        const written = request({ contact: '連絡先：hana@post.example.net', ...(hasReason ? {} : { reason: null }) });
        const deadDomains = [isDead ? 'post.example.net' : 'other.example.net'];
        const { application: before } = readApplication(written, { ...CIRCUMSTANCES, route });
        const { application: after } = readApplication(written, { ...CIRCUMSTANCES, route, deadDomains });
        if (!isDead) {
          expect(after).to.deep.equal(before);
          return;
        }
        const { contact: _before, ...values } = before.values;
        const { contact: _after, ...kept } = after.values;
        expect(kept).to.deep.equal(values);
        expect(after.services).to.deep.equal(before.services);
        expect(after.missing.filter((field) => field !== 'contact')).to.deep.equal(before.missing);
        expect(after.warnings.filter((word) => !WORDS.includes(word))).to.deep.equal(before.warnings);
      }),
    );
  });
});
