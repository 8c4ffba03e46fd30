/** A database in which a desk has lived: tickets, decisions, letters that left and letters that wait. */
import { deriveKeys } from '../../src/store/keys.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { Store } from '../../src/store/store.ts';
import { FORM, LEE, MORI, OFFICE, openDeskInMemory, REQUEST, reply, theLetter } from '../journey/desk-in-memory.ts';
import { FORM_HEADERS, FORM_TEXT } from '../threats/form-mail.ts';

/** Those of the configuration that desk-in-memory.ts writes. */
export const KEYS = deriveKeys('0123456789abcdef0123456789abcdef');

/** Lives in the empty database `url`; three tickets, one of them approved and told. */
export async function liveIn(url: string): Promise<void> {
  const desk = await openDeskInMemory(() => {}, { database: url });
  await desk.receive({ from: OFFICE, subject: 'クラウドデータ救出', text: REQUEST });
  const review = theLetter(await desk.newLetters(), 'review', MORI);
  await desk.receive(reply(review, '訂正 失効日 2026-04-01\n承認'));
  await desk.send();
  desk.pass(40);
  await desk.settle();
  await desk.receive({ from: FORM, subject: '申請', text: FORM_TEXT, headers: FORM_HEADERS });
  const again = REQUEST.replace('9900000101', '9900000777').replace('hanako@', 'jiro@');
  await desk.receive({ from: OFFICE, subject: 'クラウドデータ救出', text: again, signedBy: null });
  await desk.receive({ from: LEE, subject: 'lunch?', text: 'At noon?' });
  await desk.close();
}

/** Everything the desk would say of this database. */
export async function everythingOf(store: Store): Promise<string> {
  const tickets = await store.tickets();
  const histories = await Promise.all(tickets.map(({ id }) => store.ticketHistory(id)));
  const letters = (await store.letters()).map(({ bytes, ...letter }) => ({
    ...letter,
    bytes: bytes.toString('base64'),
  }));
  const marks = [await store.startAt(), await store.lastPass(), await store.auditHead(), await store.verifyAudit()];
  return JSON.stringify(
    { histories, letters: letters.sort((one, other) => (one.id < other.id ? -1 : 1)), marks },
    null,
    1,
  );
}

export async function lookInto<T>(url: string, look: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore({ url, keys: KEYS });
  try {
    return await look(store);
  } finally {
    await store.close();
  }
}
