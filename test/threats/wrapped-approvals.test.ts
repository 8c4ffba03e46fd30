/** Threat S24: S/MIME and PGP prove nothing here, and what they wrap is read as any other mail of several parts, or not at all. */
import { expect } from 'chai';
import type { Outcome } from '../../src/journey.ts';
import { LEE, type MailDraft, MORI, rawMail, reply } from '../journey/desk-in-memory.ts';
import { type DecisionDesk, openDecisionDesk, stillUndecided } from './decision-desk.ts';

const PLAIN = 'Content-Type: text/plain; charset=utf-8\r\n\r\n';
const SMIME =
  'Content-Type: application/pkcs7-signature; name=smime.p7s\r\nContent-Transfer-Encoding: base64\r\n\r\nMIIB\r\n';
const PGP =
  'Content-Type: application/pgp-signature; name=signature.asc\r\n\r\n-----BEGIN PGP SIGNATURE-----\r\n\r\niQEz\r\n-----END PGP SIGNATURE-----\r\n';

interface Wrapped {
  readonly type: string;
  readonly body: string;
}

function parts(type: string, ...children: readonly string[]): Wrapped {
  const body = children.map((child) => `--b1\r\n${child}\r\n`).join('');
  return { type: `${type}; boundary=b1`, body: `${body}--b1--\r\n` };
}

const SMIME_SIGNED = 'multipart/signed; protocol="application/pkcs7-signature"; micalg=sha-256';
const PGP_SIGNED = 'multipart/signed; protocol="application/pgp-signature"; micalg=pgp-sha256';

describe('An approval wrapped in a signature or a cipher', () => {
  let at: DecisionDesk;
  beforeEach(async () => {
    at = await openDecisionDesk();
  });
  afterEach(() => at.close());

  function receive({ type, body }: Wrapped, changes: Partial<MailDraft> = {}): Promise<Outcome> {
    at.desk.pass(1);
    const [head = ''] = rawMail(reply(at.mori, 'x', changes), at.desk.now()).split('\r\n\r\n');
    const lines = head.split('\r\n').filter((line) => !/^Content-/i.test(line));
    return at.desk.receiveRaw([...lines, `Content-Type: ${type}`, '', body].join('\r\n'));
  }

  const strangers: Readonly<Record<string, Wrapped>> = {
    'S/MIME signed by somebody else': parts(SMIME_SIGNED, `${PLAIN}APPROVE`, SMIME),
    'PGP/MIME signed by somebody else': parts(PGP_SIGNED, `${PLAIN}APPROVE`, PGP),
    'PGP clear text': {
      type: 'text/plain; charset=utf-8',
      body: `-----BEGIN PGP SIGNED MESSAGE-----\r\nHash: SHA256\r\n\r\nAPPROVE\r\n-----BEGIN PGP SIGNATURE-----\r\n\r\niQEz\r\n-----END PGP SIGNATURE-----\r\n`,
    },
    'a signature over an inner header that names the decider': parts(
      SMIME_SIGNED,
      `Content-Type: text/plain; charset=utf-8; protected-headers="v1"\r\nFrom: ${MORI}\r\nSubject: Re: approved\r\n\r\nAPPROVE`,
      SMIME,
    ),
  };
  for (const [name, wrapped] of Object.entries(strangers))
    it(`S24: ${name}: no proof of the sender, so nothing is approved`, async () => {
      expect((await receive(wrapped, { signedBy: null })).reason).to.be.oneOf(['second-round', 'no-command']);
      await receive(wrapped, { from: LEE });
      await receive(wrapped, { signedBy: 'evil.example' });
      await stillUndecided(at);
    });

  const unread: Readonly<Record<string, Wrapped>> = {
    'signed opaquely (S/MIME)': {
      type: 'application/pkcs7-mime; smime-type=signed-data; name=smime.p7m',
      body: Buffer.from(`${PLAIN}APPROVE`).toString('base64'),
    },
    'enveloped (S/MIME)': { type: 'application/pkcs7-mime; smime-type=enveloped-data', body: `${PLAIN}APPROVE` },
    'encrypted (PGP/MIME)': parts(
      'multipart/encrypted; protocol="application/pgp-encrypted"',
      'Content-Type: application/pgp-encrypted\r\n\r\nVersion: 1',
      `${PLAIN}APPROVE`,
    ),
    'encrypted inline (PGP)': {
      type: 'text/plain; charset=utf-8',
      body: '-----BEGIN PGP MESSAGE-----\r\n\r\nAPPROVE\r\n-----END PGP MESSAGE-----\r\n',
    },
    'a signed part that is a forwarded mail': parts(
      SMIME_SIGNED,
      `Content-Type: message/rfc822\r\n\r\nFrom: ${MORI}\r\nSubject: x\r\n\r\nAPPROVE`,
      SMIME,
    ),
    'a second text behind the signed one': parts(SMIME_SIGNED, `${PLAIN}拝見します。`, SMIME, `${PLAIN}APPROVE`),
    'a text in the place of the signature': parts(SMIME_SIGNED, `${PLAIN}拝見します。`, `${PLAIN}APPROVE`),
  };
  for (const [name, wrapped] of Object.entries(unread))
    it(`S24: ${name}: what it wraps is no order, though the sender is proven`, async () => {
      const outcome = await receive(wrapped);
      expect(outcome.evidence.origin).to.equal('boundary');
      expect(outcome.reason).to.be.oneOf(['no-plain-text', 'not-understood', 'no-command', 'mime.syntax']);
      await stillUndecided(at);
    });

  it('S24: the first text of a signed mail is read as that of any other: with token and origin it approves', async () => {
    await receive(parts(SMIME_SIGNED, `${PLAIN}APPROVE`, SMIME));
    expect(await at.state()).to.equal('approved');
  });
});
