/** What the page's script asks for and sends: the desk at one moment, a ticket, a mail, and everything that may be done. */
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { z } from 'zod';
import { isOccasion, OCCASIONS } from '../occasions/register.ts';
import { PEOPLE, personAt } from '../people/people.ts';
import { mailOf } from '../people/write-mail.ts';
import type { StayDesk } from '../stay-desk.ts';
import { LEAPS, type LeapName } from '../time/pass-time.ts';
import { deskView } from '../views/desk-view.ts';
import { mailView, newMail } from '../views/mail-view.ts';
import { openSentences } from '../views/sentences.ts';
import { ticketView } from '../views/ticket-view.ts';
import { languageOf } from './language-asked.ts';

const MOST_BYTES = 200_000;

const written = z.strictObject({
  from: z.string().min(3).max(200),
  subject: z.string().max(500),
  text: z.string().max(100_000),
  /** The id of the mail that is answered. */
  answers: z.string().nullable(),
});
const relay = z.strictObject({ isDown: z.boolean() });

/** A request whose body is not what the page sends is answered with 400 and changes nothing. */
async function bodyOf<T>(request: { json(): Promise<unknown> }, schema: z.ZodType<T>): Promise<T | null> {
  const parsed = schema.safeParse(await request.json().catch(() => null));
  return parsed.success ? parsed.data : null;
}

export function answers(stay: StayDesk): Hono {
  const app = new Hono();
  const { desk, clock, mailboxes } = stay;
  const { setting, store } = desk;
  const sentences = openSentences(setting);
  const refused = { error: 'refused' } as const;

  app.get('/desk', async (context) => context.json(await deskView(stay, languageOf(context.req))));
  app.get('/tickets/:id', async (context) => {
    const history = await store.ticketHistory(context.req.param('id'));
    if (!history) return context.json(refused, 404);
    const reader = { language: languageOf(context.req), setting };
    return context.json(ticketView(history, reader, sentences, clock.now()));
  });
  app.get('/mails/:id', (context) => {
    const mail = mailboxes.find(context.req.param('id'));
    return mail
      ? context.json(mailView(mail, { language: languageOf(context.req), desk: setting.desk }))
      : context.json(refused, 404);
  });

  app.get('/new-mails/:from', (context) => context.json(newMail(personAt(context.req.param('from')))));

  app.use('*', bodyLimit({ maxSize: MOST_BYTES, onError: (context) => context.json(refused, 413) }));
  app.post('/mails/:id/read', (context) => {
    mailboxes.read(context.req.param('id'));
    return context.json({ done: true });
  });
  app.post('/mails', async (context) => {
    const mail = await bodyOf(context.req, written);
    const answered = mail?.answers ? mailboxes.find(mail.answers) : null;
    // Whoever writes here is one of the people of the page, and answers a letter that lies in their own mailbox.
    const isKnown = mail && [...PEOPLE.map(({ address }) => address), ...mailboxes.owners()].includes(mail.from);
    if (!mail || !isKnown || answered === undefined || (answered && answered.owner !== mail.from))
      return context.json(refused, 400);
    stay.send(mailOf(personAt(mail.from), mail, answered, clock.now()));
    return context.json({ done: true });
  });
  app.post('/occasions/:name', async (context) => {
    const name = context.req.param('name');
    if (!isOccasion(name)) return context.json(refused, 404);
    const draft = OCCASIONS[name]({ now: clock.now(), mailboxes, tickets: await store.tickets() });
    if (typeof draft === 'string') return context.json({ error: draft }, 409);
    stay.send(draft);
    return context.json({ done: true });
  });
  app.post('/clock/:leap', async (context) => {
    const leap = context.req.param('leap');
    if (!Object.hasOwn(LEAPS, leap)) return context.json(refused, 404);
    await stay.leap(leap as LeapName);
    return context.json({ done: true });
  });
  app.post('/relay', async (context) => {
    const asked = await bodyOf(context.req, relay);
    if (!asked) return context.json(refused, 400);
    stay.setRelayDown(asked.isDown);
    return context.json({ done: true });
  });
  return app;
}
