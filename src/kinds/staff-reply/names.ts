/** The names people greet and sign with: only those of the registry, whole or family name or given name. */
import { fold } from './fold.ts';

/** What may follow a name: a form of address, or "this is". */
const ENDINGS = ['', '様', 'さま', 'さん', '殿', '先生', '-san', 'です', 'と申します', 'でございます', '拝'];
const BODY_ENDINGS = [...ENDINGS, '御中', '各位', '担当者様', 'ご担当者様', 'の皆様', 'の皆さま', 'の皆さん'];

/** What every desk is called by those who write to it, whatever its name. */
const ANY_DESK = ['窓口', 'サポート窓口', 'Support Desk'];

/**
 * Every form, folded, in which `people` may be named, and `bodies` (the desk, an office), which stand whole,
 * alone or before a person: 支援さん, 支援太郎です, 窓口の支援です.
 */
export function namesSaid(people: readonly string[], bodies: readonly string[]): readonly string[] {
  const persons = people.map(fold).flatMap((name) => [name, ...name.split(' '), name.split(' ').join('')]);
  const places = [...bodies, ...ANY_DESK].map(fold);
  const members = places.flatMap((place) => persons.flatMap((person) => [`${place}の${person}`, `${place} ${person}`]));
  return [
    ...[...persons, ...members].flatMap((name) => ENDINGS.map((ending) => name + ending)),
    ...places.flatMap((place) => BODY_ENDINGS.map((ending) => place + ending)),
  ];
}
