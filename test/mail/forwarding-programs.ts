/** How mail programs write a mail that is passed on in the text of another. */
import { FORWARD_HEADER as HEADER } from './mails.ts';

export const BODY = ['氏名：見本 花', '学籍番号：37-000001'];
export const OUR_WORDS = 'お取り次ぎします。本人確認：済';

/** What each program writes above the mail it passes on, with the subject it gives to the whole; `null`: the text says it alone. */
export const PROGRAMS: Readonly<Record<string, { readonly subject: string; readonly above: readonly string[] }>> = {
  Gmail: { subject: 'Fwd: my data', above: ['---------- Forwarded message ---------', ...HEADER, ''] },
  'Gmail in Japanese': {
    subject: 'Fwd: my data',
    above: [
      '---------- Forwarded message ---------',
      '差出人: 見本 花 <hana@mailbox.example>',
      'Date: 2026年6月3日(水) 10:12',
      'Subject: my data',
      'To: <office@eng.example>',
      '',
    ],
  },
  'Apple Mail': { subject: 'Fwd: my data', above: ['Begin forwarded message:', '', ...HEADER, ''] },
  'Apple Mail in Japanese': {
    subject: 'Fwd: my data',
    above: [
      '転送されたメッセージ:',
      '',
      '差出人: 見本 花 <hana@mailbox.example>',
      '件名: my data',
      '日付: 2026年6月3日 10:12',
      '宛先: office@eng.example',
      '',
    ],
  },
  Thunderbird: { subject: 'Fwd: my data', above: ['-------- Forwarded Message --------', ...HEADER, ''] },
  'Thunderbird in Japanese': {
    subject: 'Fwd: my data',
    above: [
      '-------- 転送メッセージ --------',
      '件名: \tmy data',
      '日付: \t2026年6月3日',
      '差出人: \tHana <hana@mailbox.example>',
      '宛先: \toffice@eng.example',
      '',
    ],
  },
  Outlook: { subject: 'FW: my data', above: ['________________________________', ...HEADER, ''] },
  'Outlook in Japanese': {
    subject: 'FW: my data',
    above: [
      '差出人: 見本 花 <hana@mailbox.example>',
      '送信日時: 2026年6月3日 10:12',
      '宛先: office@eng.example',
      '件名: my data',
      '',
    ],
  },
  'an older Outlook in Japanese': {
    subject: '転送: my data',
    above: ['-----元のメッセージ-----', '差出人： 見本 花 [mailto:hana@mailbox.example]', '件名： my data', ''],
  },
  'a webmail that runs the header together': {
    subject: 'Fwd: my data',
    above: [
      '   ----- Forwarded Message ----- From: Hana <hana@mailbox.example>To: office@eng.example <office@eng.example>Sent: Wednesday, 3 June 2026Subject: my data',
    ],
  },
  German: {
    subject: 'WG: my data',
    above: [
      'Von: Hana <hana@mailbox.example>',
      'Gesendet: Mittwoch, 3. Juni 2026',
      'An: office',
      'Betreff: my data',
      '',
    ],
  },
  French: {
    subject: 'TR: my data',
    above: ['De : Hana <hana@mailbox.example>', 'Envoyé : mercredi 3 juin 2026', 'À : office', 'Objet : my data', ''],
  },
  Italian: {
    subject: 'I: my data',
    above: ['Da: Hana <hana@mailbox.example>', 'Inviato: 3 giugno 2026', 'A: office', 'Oggetto: my data', ''],
  },
  Spanish: {
    subject: 'RV: my data',
    above: ['De: Hana <hana@mailbox.example>', 'Enviado: 3 de junio', 'Para: office', 'Asunto: my data', ''],
  },
  Polish: {
    subject: 'PD: my data',
    above: ['Od: Hana <hana@mailbox.example>', 'Wysłano: 3 czerwca', 'Do: office', 'Temat: my data', ''],
  },
  Turkish: {
    subject: 'İLT: my data',
    above: ['Kimden: Hana <hana@mailbox.example>', 'Tarih: 3 Haziran', 'Kime: office', 'Konu: my data', ''],
  },
  Swedish: {
    subject: 'VB: my data',
    above: ['Från: Hana <hana@mailbox.example>', 'Skickat: den 3 juni', 'Till: office', 'Ämne: my data', ''],
  },
  Ukrainian: {
    subject: 'Fwd: my data',
    above: [
      'Початок листа, що пересилається:',
      '',
      'Від кого: Hana <hana@mailbox.example>',
      'Тема: my data',
      'Дата: 3 червня',
      '',
    ],
  },
  Chinese: {
    subject: '转发: my data',
    above: ['发件人: Hana <hana@mailbox.example>', '发送时间: 2026年6月3日', '收件人: office', '主题: my data', ''],
  },
};
