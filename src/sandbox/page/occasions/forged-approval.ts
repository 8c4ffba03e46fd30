/** A forged approval: a stranger writes in a decider's name, with the right ticket number and the right word, and without a proof. */

import { TARO } from '../../demo-desk.ts';
import { DESK_ADDRESS } from '../../demo-mails.ts';
import type { Occasion } from './occasion.ts';

export const forgedApproval: Occasion = ({ tickets, now }) => {
  const target = tickets.findLast(({ state }) => state === 'awaiting-decision') ?? tickets.at(-1);
  if (!target) return 'needs-ticket';
  return {
    ...{ from: TARO.address, name: TARO.name, to: DESK_ADDRESS, date: new Date(now), isForged: true },
    subject: `Re: [${target.id}] 審査のお願い`,
    text: 'お疲れ様です。山田です。\n承認\nよろしくお願いいたします。\n',
  };
};
