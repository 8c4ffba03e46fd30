/** What a command of an office or an applicant asks for, as things stand with the ticket. */
import { isCalledOff, isReleased } from '../../domain/ticket.ts';
import {
  type Answering,
  ask,
  correspondent,
  help,
  needsToken,
  type Part,
  type Said,
  speaksOfFields,
} from './answering.ts';
import type { OfficeOrder } from './orders.ts';

/** What decides something is not obeyed beside other words: they may take it back, or set a condition. */
export function ofOrder(order: OfficeOrder, said: Said, answering: Answering): Part {
  const { ticket, answered, party } = answering;
  const { ticketId } = answered;
  const to = correspondent(answering);
  const beside = said.says;
  switch (order.type) {
    case 'status':
      return { notices: [{ type: 'status', to, ticketId }] };
    case 'help':
      return { notices: [help(answering, null)] };
    case 'speak':
      return { asks: [ask(answering, { type: 'speak', language: order.language }, order.echo)] };
    case 'seen':
      // 確認しました。相違ありません。 confirms; the first sentence alone does not.
      return said.orders.every(({ type }) => type === 'seen') && !beside && !speaksOfFields(said)
        ? { notices: [help(answering, 'confirm-unclear')], refused: 'confirm-unclear' }
        : {};
    case 'withdraw':
      if (beside || speaksOfFields(said) || isReleased(ticket) || isCalledOff(ticket)) return { words: true };
      return { asks: [ask(answering, { type: 'withdraw' }, order.echo)] };
    case 'deny':
      if (beside || speaksOfFields(said) || isReleased(ticket)) return { words: true };
      return needsToken(answering, {
        asks: [{ ticketId, command: { type: 'deny', by: to.address }, echo: order.echo }],
      });
    case 'confirm': {
      // With fields it belongs to them: the office confirms what it has just written.
      if (speaksOfFields(said)) return {};
      if (beside) return { words: true };
      const { seenRevision } = party;
      if (ticket.state === 'awaiting-office' && seenRevision !== ticket.revision && party.token)
        return { notices: [{ type: 'fresh-review', to, ticketId }], refused: 'outdated-revision' };
      const command = { type: 'confirm', by: to.address, seenRevision } as const;
      return needsToken(answering, { asks: [{ ticketId, command, echo: order.echo }] });
    }
    default:
      return order satisfies never;
  }
}
