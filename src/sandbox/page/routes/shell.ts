/** The page without its contents: headings, buttons and forms in the reader's language, which its script then fills. */
import { html } from 'hono/html';
import type { Language } from '../../../domain/application/application.ts';
import { OCCASIONS, type OccasionName } from '../occasions/register.ts';
import type { Role } from '../people/people.ts';
import { ROLES } from '../views/mail-view.ts';
import { LABELS, type Labels } from '../words/labels.ts';
import { SHEETS } from './page-assets.ts';

const OTHER: Readonly<Record<Language, Language>> = { ja: 'en', en: 'ja' };

function mailbox(role: Role, t: Labels) {
  return html`<section class="mailbox" data-view="${role}" data-role="${role}" aria-labelledby="${role}-title">
  <header class="bar">
    <h2 id="${role}-title" tabindex="-1">${t[role]} <span class="badge" data-unread hidden></span></h2>
    <label class="whose"><span class="unseen">${t.whose}</span><select data-owner></select></label>
  </header>
  <div class="list" data-part="list">
    <p class="tools"><button type="button" data-write>${t.write}</button></p>
    <p class="nothing" data-empty>${t.noMails}</p>
    <ul class="mails" data-mails></ul>
  </div>
  <article class="reading" data-part="reading" aria-labelledby="${role}-mail" hidden>
    <h3 id="${role}-mail" tabindex="-1" data-subject>–</h3>
    <div class="about">
      <dl class="head"><dt>${t.from}</dt><dd data-from></dd><dt>${t.to}</dt><dd data-to></dd><dt>${t.at}</dt><dd data-at></dd></dl>
      <p class="tools"><button type="button" data-back>${t.back}</button> <button type="button" class="main" data-reply>${t.reply}</button></p>
    </div>
    <section class="body" data-text tabindex="0" aria-label="${t.text} – ${t[role]}"></section>
  </article>
  <form class="writing" data-part="writing" aria-labelledby="${role}-writing" hidden>
    <h3 id="${role}-writing" class="unseen">${t.write} – ${t[role]}</h3>
    <p class="addressed"><span class="quiet">${t.to}</span> <span data-addressed></span></p>
    <label>${t.subject}<input type="text" name="subject" maxlength="500" autocomplete="off"></label>
    <div class="phrases" role="group" aria-label="${t.phrases}" data-phrases></div>
    <label class="grows">${t.text}<textarea name="text" rows="10" maxlength="100000"></textarea></label>
    <p class="tools"><button type="submit" class="main">${t.send}</button> <button type="button" data-cancel>${t.cancel}</button></p>
  </form>
</section>`;
}

function inside(t: Labels) {
  return html`<section class="inside" data-view="desk" aria-labelledby="desk-title">
  <h2 id="desk-title" class="unseen" tabindex="-1">${t.desk}</h2>
  <section class="panel" aria-labelledby="tickets-title">
    <h3 id="tickets-title">${t.tickets}</h3>
    <p class="nothing" data-no-tickets>${t.noTickets}</p>
    <ul class="tickets" data-tickets></ul>
  </section>
  <article class="panel file" aria-labelledby="file-title">
    <h3 id="file-title" tabindex="-1">${t.ticket}</h3>
    <p class="nothing" data-no-file>${t.chooseTicket}</p>
    <div data-file></div>
  </article>
  <div class="stack">
    <section class="panel" aria-labelledby="outbox-title">
      <h3 id="outbox-title">${t.outbox}</h3>
      <dl class="counts"><div><dt>${t.waiting}</dt><dd data-count="waiting">0</dd></div><div><dt>${t.left}</dt><dd data-count="left">0</dd></div><div><dt>${t.failed}</dt><dd data-count="failed">0</dd></div></dl>
      <ul class="letters" data-letters></ul>
    </section>
    <section class="panel journal" aria-labelledby="journal-title">
      <h3 id="journal-title">${t.journal}</h3>
      <p class="nothing" data-no-journal>${t.noJournal}</p>
      <ol class="lines" data-journal></ol>
      <p class="quiet audit"><span>${t.audit}</span> <span data-audit></span></p>
    </section>
  </div>
</section>`;
}

function occasions(t: Labels) {
  const button = (name: OccasionName) => html`<button type="button" data-occasion="${name}">${t[name]}</button>`;
  return html`<section class="occasions" aria-labelledby="try-title">
  <h2 id="try-title">${t.try}</h2>
  <p class="hint" data-hint></p>
  <div class="buttons">${(Object.keys(OCCASIONS) as OccasionName[]).map(button)}
    <button type="button" class="relay" data-relay>${t.outageOn}</button></div>
</section>`;
}

export function pageShell(language: Language) {
  const t = LABELS[language];
  const other = OTHER[language];
  return html`<!DOCTYPE html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${t.title} – salvage-desk</title>
<link rel="icon" href="/assets/icon.svg">
${SHEETS.map((name) => html`<link rel="stylesheet" href="/assets/${name}">`)}
<script type="module" src="/assets/stay.js"></script>
</head>
<body data-shown="staff">
<header class="top">
  <div class="brand">
    <h1>${t.title}</h1>
    <p class="quiet">${t.lead}</p>
  </div>
  <section class="clock" aria-labelledby="clock-title">
    <h2 id="clock-title" class="quiet">${t.clock} <span class="zone">${t.zone}</span></h2>
    <p class="time"><span data-day></span> <span class="hands" data-time></span></p>
    <p class="tools"><button type="button" data-leap="hour">${t.hour}</button> <button type="button" data-leap="day">${t.day}</button></p>
  </section>
  <a class="language" href="?lang=${other}" lang="${other}" hreflang="${other}">${t.otherLanguage}</a>
</header>
<main>
${occasions(t)}
<p class="notice" role="status" data-notice></p>
<p class="outage" data-outage hidden>${t.outage}</p>
<nav class="views" aria-label="${t.views}">${[...ROLES, 'desk' as const].map(
    (view) =>
      html`<button type="button" data-show="${view}">${view === 'desk' ? t.deskShort : t[view]} <span class="badge" data-unread hidden></span></button>`,
  )}</nav>
<div class="mailboxes">${ROLES.map((role) => mailbox(role, t))}</div>
${inside(t)}
</main>
</body>
</html>`;
}
