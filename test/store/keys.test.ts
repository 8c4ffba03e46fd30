/** One secret, many keys. */
import { expect } from 'chai';
import { deriveKeys, keyedHash, PURPOSES } from '../../src/store/keys.ts';

const SECRET = 'a secret of at least thirty-two characters';

describe('the keys of the desk', () => {
  it('are the same for the same secret, and all different for another', () => {
    const other = deriveKeys(`${SECRET}.`);
    expect(deriveKeys(SECRET)).to.deep.equal(deriveKeys(SECRET));
    for (const purpose of PURPOSES) {
      expect(other[purpose].secret.equals(deriveKeys(SECRET)[purpose].secret)).to.equal(false);
      expect(other[purpose].id).not.to.equal(deriveKeys(SECRET)[purpose].id);
    }
  });

  it('differ from purpose to purpose, are 32 bytes long, and do not show in their ids', () => {
    const keys = PURPOSES.map((purpose) => deriveKeys(SECRET)[purpose]);
    expect(new Set(keys.map(({ secret }) => secret.toString('hex'))).size).to.equal(PURPOSES.length);
    expect(new Set(keys.map(({ id }) => id)).size).to.equal(PURPOSES.length);
    for (const { secret, id } of keys) {
      expect(secret).to.have.length(32);
      expect(secret.toString('hex')).not.to.contain(id);
    }
  });

  it('never give two lists of parts the same hash because they read alike when joined', () => {
    const { audit, ledger } = deriveKeys(SECRET);
    const lists = [['ab', 'c'], ['a', 'bc'], ['abc'], ['2:ab', 'c'], ['ab', '', 'c']];
    const hashes = lists.map((parts) => keyedHash(audit, ...parts));
    expect(new Set(hashes).size).to.equal(lists.length);
    expect(keyedHash(ledger, 'abc')).not.to.equal(keyedHash(audit, 'abc'));
  });
});
