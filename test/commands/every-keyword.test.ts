/** Every word of the register, in every width, with courtesies around; and what a procedure adds to it. */
import { readdirSync } from 'node:fs';
import { expect } from 'chai';
import { PARTY_KEYWORDS } from '../../src/kinds/answer/keywords.ts';
import { OFFICE_KEYWORDS } from '../../src/kinds/office-reply/keywords.ts';
import { COURTESIES } from '../../src/kinds/staff-reply/courtesies.ts';
import { fold } from '../../src/kinds/staff-reply/fold.ts';
import { KEYWORDS } from '../../src/kinds/staff-reply/keywords.ts';
import { readCommands } from '../../src/kinds/staff-reply/read-commands.ts';
import { inventedProcedure } from './invented-procedure.ts';
import { understood } from './said-to-the-desk.ts';

/** What a keyword needs besides its word. */
const ARGUMENTS: Readonly<Record<string, string>> = {
  reject: ' window',
  set: ' student yes',
  ask: ': which one is it?',
  answer: ': next week',
  note: ' they called',
  away: ' 2026-08-10 2026-08-14',
};
const ECHOES: Readonly<Record<string, string>> = {
  approve: 'APPROVE',
  reject: 'REJECT window',
  set: 'SET student yes',
  undo: 'UNDO',
  provided: 'PROVIDED',
  ask: 'ASK',
  answer: 'ANSWER',
  hold: 'HOLD',
  resume: 'RESUME',
  note: 'NOTE',
  take: 'TAKE',
  closed: 'CLOSED',
  unavailable: 'UNAVAILABLE',
  revoke: 'REVOKE',
  reopen: 'REOPEN',
  'not-ours': 'NOT-OURS',
  away: 'AWAY 2026-08-10 2026-08-14',
  status: 'STATUS',
  help: 'HELP',
};

function wide(text: string): string {
  return text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)).replaceAll(' ', '\u3000');
}

const WRITTEN: Readonly<Record<string, (command: string) => string>> = {
  'as it is': (command) => command,
  'in full width': wide,
  'in lower case': (command) => command.toLowerCase(),
  'with a full stop': (command) => `${command}。`,
  'with an exclamation mark': (command) => `${command}！`,
  'between Japanese courtesies': (command) => `お疲れ様です。見本です。\n\n${command}\n\nよろしくお願いいたします。`,
  'between English courtesies': (command) => `Hi Kim,\n\n${command}\n\nBest regards,\nKim Sample`,
};

describe('every keyword', () => {
  for (const { name, words } of KEYWORDS) {
    for (const word of words) {
      for (const [manner, write] of Object.entries(WRITTEN)) {
        it(`${word} acts ${manner}`, () => {
          expect(understood(write(word + (ARGUMENTS[name] ?? '')))).to.equal(ECHOES[name]);
        });
      }
    }
  }
});

describe('the registers of keywords', () => {
  const files = (room: string) => readdirSync(`src/kinds/${room}/keywords`).map((file) => file.replace('.ts', ''));

  it('hold every file of their folders', () => {
    expect(KEYWORDS.map(({ name }) => name)).to.have.members(files('staff-reply'));
    expect(PARTY_KEYWORDS.map(({ name }) => name)).to.have.members(files('answer'));
    expect(OFFICE_KEYWORDS.map(({ name }) => name)).to.have.members([...files('office-reply'), ...files('answer')]);
  });

  it('give no word to two commands', () => {
    for (const register of [KEYWORDS, OFFICE_KEYWORDS]) {
      const words = register.flatMap((keyword) => keyword.words.map(fold));
      expect(new Set(words).size).to.equal(words.length);
    }
  });

  it('take words of the procedure', () => {
    const procedure = inventedProcedure({ approve: ['よきにはからえ'], reject: ['Turn down'] });
    const read = (text: string) => readCommands(text, { keywords: KEYWORDS, staffNames: [], procedure });
    expect(read('よきにはからえ。')).to.deep.equal({ orders: [{ type: 'approve', services: [], echo: 'APPROVE' }] });
    expect(read('turn down window')).to.deep.equal({
      orders: [{ type: 'reject', reason: 'window', words: null, echo: 'REJECT window' }],
    });
  });

  it('a word that a procedure gives to two commands means neither', () => {
    const procedure = inventedProcedure({ approve: ['decided'], undo: ['decided'] });
    expect(readCommands('Decided', { keywords: KEYWORDS, staffNames: [], procedure })).to.deep.equal({
      misread: 'contradiction',
    });
  });
});

describe('the register of courtesies', () => {
  const commands = [...KEYWORDS, ...OFFICE_KEYWORDS].flatMap((keyword) => keyword.words.map(fold));
  // さ変 stems of two characters and more; and what turns a sentence round.
  const stems = [
    '承認',
    '許可',
    '却下',
    '否認',
    '取消',
    '取り消',
    '撤回',
    '提供',
    '訂正',
    '設定',
    '修正',
    '失効',
    '確認',
    '依頼',
  ];
  const negations = [
    'ません',
    'ない',
    'ではなく',
    'ただし',
    'もし',
    'なければ',
    ' not ',
    "n't",
    ' but ',
    ' if ',
    'unless',
  ];

  it('holds no command, no stem of one, no negation and no condition', () => {
    for (const courtesy of COURTESIES.map(fold)) {
      expect(commands).not.to.include(courtesy);
      for (const stem of [...stems, ...negations]) expect(` ${courtesy} `).not.to.include(stem);
    }
  });

  it('is understood, phrase by phrase', () => {
    for (const courtesy of COURTESIES) expect(understood(courtesy), courtesy).to.equal('courtesies');
  });
});

describe('names', () => {
  it('of a member who is called like a command never turn it into a courtesy', () => {
    const read = readCommands('承認', {
      keywords: KEYWORDS,
      staffNames: ['承認 太郎'],
      procedure: inventedProcedure(),
    });
    expect(read).to.deep.equal({ orders: [{ type: 'approve', services: [], echo: 'APPROVE' }] });
  });
});
