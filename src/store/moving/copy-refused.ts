/** Why a database was not copied: a machine word, and for people what happened, what it means and what to do. */

export type RefusalWord =
  | 'same-database'
  | 'nothing-there'
  | 'in-memory'
  | 'in-use'
  | 'not-empty'
  | 'other-key'
  | 'chain-broken'
  | 'not-the-same'
  | 'file-exists'
  | 'taken-over';

const MEANING: Readonly<Record<RefusalWord, string>> = {
  'same-database': 'Nothing was copied. Give two different databases.',
  'nothing-there': 'Nothing was copied. Check the path.',
  'in-memory': 'It ends with the program that made it, so nothing was copied. Name a file or a server.',
  'in-use':
    'What happens in it during the copy would be lost, so nothing was copied. Stop every daemon of this desk, and try again after a minute.',
  'not-empty':
    'What it holds would be mixed with something else, so nothing was copied. Name an empty database; `restore --replace` keeps the old one aside.',
  'other-key':
    'Rights that were already used could not be recognised, so nothing was copied. Put the secretKey into the configuration with which it was made.',
  'chain-broken':
    'Somebody may have changed what it says, so it is not moved. `salvage-desk verify-audit` says where; keep this database, and restore the last backup whose chain holds.',
  'not-the-same': 'Nothing was kept of the copy, and the source is as it was. Please report this, with these words.',
  'file-exists': 'Nothing is overwritten. Name a file that does not exist yet.',
  'taken-over': 'Nothing was kept of the copy. Stop every daemon of this desk, and run the command again.',
};

/** Thrown by the copies; everything they had written is rolled back. The message is for the operator and holds no password. */
export class CopyRefused extends Error {
  override readonly name = 'CopyRefused';
  readonly word: RefusalWord;

  constructor(word: RefusalWord, happened: string) {
    super(`${happened} ${MEANING[word]}`);
    this.word = word;
  }
}
