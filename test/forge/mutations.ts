/** Changes that leave a mail what it is: what programs and servers do to headers without anybody noticing. */
import type { Chance } from './chance.ts';
import type { Draft, Field } from './draft.ts';

type Mutation = (fields: readonly Field[], chance: Chance) => readonly Field[];

const HARMLESS: readonly Field[] = [
  ['X-Mailer', 'Microsoft Outlook 16.0'],
  ['User-Agent', 'Mozilla Thunderbird'],
  ['Thread-Index', 'Adb0examplenoise=='],
  ['Thread-Topic', 'review'],
  ['X-Priority', '3'],
  ['Importance', 'Normal'],
  ['Content-Language', 'ja'],
  ['Accept-Language', 'ja-JP, en-US'],
  ['X-Originating-IP', '[192.0.2.14]'],
  ['X-MS-Has-Attach', ''],
  ['X-Auto-Response-Suppress', 'DR, OOF, AutoReply'],
  ['X-Spam-Status', 'No, score=-1.0'],
  ['Received-SPF', 'pass (mail.example: domain of somebody designates 192.0.2.7)'],
];

const nameCase: Mutation = (fields, chance) => {
  const written = chance.pick([
    (name: string) => name.toLowerCase(),
    (name: string) => name.toUpperCase(),
    (name: string) => [...name].map((one) => (chance.maybe(0.5) ? one.toUpperCase() : one.toLowerCase())).join(''),
  ]);
  return fields.map(([name, value]): Field => [written(name), value]);
};

const furtherFields: Mutation = (fields, chance) =>
  chance
    .shuffled(HARMLESS)
    .slice(0, 1 + chance.int(4))
    .reduce<readonly Field[]>((all, field) => {
      const at = chance.int(all.length + 1);
      return [...all.slice(0, at), field, ...all.slice(at)];
    }, fields);

const order: Mutation = (fields, chance) => chance.shuffled(fields);

const FOLDABLE = /^(?:subject|references|content-type|date|to|from)$/i;

/** At one blank of a long value (RFC 5322 §2.2.3), never inside an address. */
const folding: Mutation = (fields, chance) => {
  const fold = chance.pick(['\r\n ', '\r\n\t', '\r\n  ']);
  return fields.map(([name, value]): Field => {
    const blanks = FOLDABLE.test(name) ? [...value.matchAll(/ /g)].map(({ index }) => index) : [];
    if (blanks.length === 0 || value.includes('\n') || !chance.maybe(0.6)) return [name, value];
    const at = chance.pick(blanks);
    return [name, value.slice(0, at) + fold + value.slice(at + 1)];
  });
};

const dateForm: Mutation = (fields, chance) => {
  const form = chance.pick([(date: string) => `${date} (JST)`, (date: string) => date.replace(/^\w{3}, /, '')]);
  return fields.map(([name, value]): Field => (/^date$/i.test(name) ? [name, form(value)] : [name, value]));
};

const MUTATIONS: readonly Mutation[] = [nameCase, furtherFields, order, folding, dateForm];

/** `draft` after a few of them. */
export function mutated(draft: Draft, chance: Chance): Draft {
  const some = MUTATIONS.filter(() => chance.maybe(0.35));
  return { ...draft, fields: some.reduce((fields, mutation) => mutation(fields, chance), draft.fields) };
}

/** Fields no signature covers, on top or below: all that can be done to a mail without breaking its signature. */
export function mutatedInTransit(draft: Draft, chance: Chance): Draft {
  return { ...draft, fields: furtherFields(draft.fields, chance) };
}
