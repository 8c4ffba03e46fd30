/** The migrations on SQLite, in the order they run. */
import { FirstTables1763700000000 } from './1763700000000-first-tables.ts';
import { CapsAndGuesses1763800000000 } from './1763800000000-caps-and-guesses.ts';
import { OriginOfMails1763900000000 } from './1763900000000-origin-of-mails.ts';
import { SecondRounds1764000000000 } from './1764000000000-second-rounds.ts';
import { AbsencesAndMailsHandedBack1764150000000 } from './1764150000000-absences-and-mails-handed-back.ts';
import { HardMails1764250000000 } from './1764250000000-hard-mails.ts';
import { Erasure1764350000000 } from './1764350000000-erasure.ts';
import { EventsByTime1764450000000 } from './1764450000000-events-by-time.ts';
import { Pairs1764460000000 } from './1764460000000-pairs.ts';
import { SeveralAbsences1764560000000 } from './1764560000000-several-absences.ts';
import { OpenLetters1764660000000 } from './1764660000000-open-letters.ts';

export const MIGRATIONS = [
  FirstTables1763700000000,
  CapsAndGuesses1763800000000,
  OriginOfMails1763900000000,
  SecondRounds1764000000000,
  AbsencesAndMailsHandedBack1764150000000,
  HardMails1764250000000,
  Erasure1764350000000,
  EventsByTime1764450000000,
  Pairs1764460000000,
  SeveralAbsences1764560000000,
  OpenLetters1764660000000,
] as const;
