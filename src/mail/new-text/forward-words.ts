/** Words by which mail programs say that they pass a mail on, in the languages they speak; all folded. Data for forwarded.ts. */

function words(...lines: readonly string[]): readonly string[] {
  return lines.flatMap((line) => line.split(' | '));
}

/** Parts of the line above a forwarded mail; no program writes them above an answer. */
export const FORWARD_ANNOUNCEMENTS = words(
  'forwarded message | forwarded mail | forwarded email | fwd.msg | forwarded by | 転送メッセージ | 転送メール | 転送されたメッセージ',
  '転送されたメール | 転送元メール | weitergeleitete nachricht | weitergeleiteten nachricht | weitergeleitete e-mail',
  'message transféré | message transmis | message réexpédié | e-mail transféré | courriel transféré',
  'mensaje reenviado | correo reenviado | mensagem reencaminhada | mensagem encaminhada | messaggio inoltrato',
  'doorgestuurd bericht | treść przekazanej wiadomości | przekazana wiadomość | przekazywanej wiadomości',
  'wiadomość przekazana | vidarebefordrat | videresendt | videresendte | välitetty viesti | edelleenlähetetty viesti',
  'přeposílané zprávy | přeposlaná zpráva | přeposlaný | preposlaná správa | továbbított üzenet | továbbított levél',
  'mesaj redirecționat | mesaj transmis | iletilmiş mesaj | iletilen ileti | iletilen mesaj | proslijeđenu poruku',
  'proslijeđena poruka | posredovano sporočilo | пересылаемое сообщение | переадресованное сообщение',
  'пересланное сообщение | начало переадресованного | переслане повідомлення | перенаправлене повідомлення',
  'що пересилається | препратено съобщение | προωθημένο μήνυμα | 转发的邮件 | 转发邮件',
  '轉寄的郵件 | 轉寄郵件 | 전달된 메시지 | 전달된 메일 | 원본 메시지 전달 | thư đã chuyển tiếp | pesan terusan',
);

/** Parts of the line above an original that some programs write in answers and in forwards alike. */
export const ORIGINAL_ANNOUNCEMENTS = words(
  'original message | original mail | original email | original e-mail | original appointment | 元のメッセージ | 元のメール',
  '元のメール内容 | ursprüngliche nachricht | originalnachricht | message d’origine',
  "message d'origine",
  'message original | mensaje original | mensagem original | messaggio originale | oorspronkelijk bericht',
  'wiadomość oryginalna | oryginalna wiadomość | ursprungligt meddelande | originalmeddelande',
  'oprindelig meddelelse | opprinnelig melding | alkuperäinen viesti | původní zpráva | pôvodná správa',
  'eredeti üzenet | mesaj original | mesajul original | orijinal mesaj | özgün ileti | исходное сообщение',
  'оригинальное сообщение | оригінальне повідомлення | izvorna poruka | originalna poruka | 原始邮件',
  '原始郵件 | 邮件原件 | 원본 메시지',
);

/** What a subject begins with, before its colon. Danish and Norwegian `VS` is left out: a Finn answers with it. */
export const FORWARD_PREFIXES = words(
  'fw | fwd | forward | forwarded | 転送 | 転送メール | fw転送 | wg | weiterleitung | tr | rv | renv | enc | i | inol',
  'doorst | doorgestuurd | vb | vl | vidarebef | videresendt | pd | podaj dalej | prz | przekazane',
  'továbbítás | továbbítva | ilt | ileti | iletilen | pfwd | přep | prep | redir | redirecționat | proslijeđeno',
  'пересылка | пересл | переслано | пересл. | πρθ | 转发 | 轉寄 | 转寄 | 전달 | chuyển tiếp',
);

/** What the subject of an answer begins with. */
export const ANSWER_PREFIXES = words(
  're | aw | antw | antwort | sv | vs | ref | réf | ré | rép | rif | odp | res | resp | ynt | yan | vá | válasz',
  'на | отв | ответ | απ | σχετ | 返信 | 回复 | 回覆 | 答复 | 답장 | 회신 | trả lời | bls | atb | hl',
);

/** Labels of the line that bears the subject, in a quoted header. */
export const SUBJECT_LABELS = words(
  'subject | 件名 | 題名 | タイトル | betreff | objet | asunto | assunto | oggetto | onderwerp | temat | ämne',
  'emne | aihe | předmět | predmet | tárgy | subiect | тема | konu | zadeva | θέμα | 主题 | 主旨 | 제목 | chủ đề',
);
