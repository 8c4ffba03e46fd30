/** Words by which mail programs begin a quotation, in the languages they speak; all folded. Data for quotation-marks.ts. */

function words(...lines: readonly string[]): readonly string[] {
  return lines.flatMap((line) => line.split(' | '));
}

/** Labels of the line that names the sender in a quoted header. */
export const FROM_LABELS = words(
  'from | 差出人 | 送信者 | 送信元 | 発信者 | von | de | da | van | od | från | fra | lähettäjä | feladó',
  'de la | от | від | кому від | від кого | expéditeur | mittente | gönderen | kimden | отправитель | 发件人 | 寄件者',
  '보낸 사람 | da parte di | odesílatel | odosielateľ | pošiljatelj | sender | reply-to | responder a',
  'avsändare | afzender | nadawca | šalje | zo | mottagare från | avsender | afsender | enviado por | 보낸사람 | 寄件人',
);

/** Labels of the other lines of a quoted header. */
export const OTHER_LABELS = words(
  'sent | date | to | cc | bcc | subject | reply to | 送信日時 | 送信日 | 日時 | 日付 | 受信日時 | 宛先',
  '件名 | ccの宛先 | gesendet | datum | an | betreff | kopie | envoyé | envoyé le | date d’envoi | à | objet',
  'enviado | enviado el | enviada em | fecha | para | asunto | data | assunto | a | inviato | oggetto',
  'verzonden | aan | onderwerp | wysłano | do | temat | skickat | till | ämne | sendt | til | emne | dato',
  'lähetetty | päivämäärä | vastaanottaja | aihe | päiväys | elküldve | dátum | címzett | tárgy | trimis',
  'către | subiect | дата | отправлено | кому | тема | копия | копія | надіслано | tarih | kime | konu',
  'gönderme | předmět | komu | predmet | za | poslano | odesláno | odoslané | message du | 发送时间 | 收件人',
  '主题 | 日期 | adresat | data wysłania | dw | udw | kopio | kopia | kopia till | prima | kopi | kópia | másolat | dată',
  'cci | cco | ccn | copie | copia | cópia | bilgi | gizli | 主旨 | 收件者',
  '題名 | 送信日付 | 送信時刻 | cc宛先 | кога | sujet | resent-from | message-id | importance | 重要度',
  'attachments | 添付ファイル | anlagen | pièces jointes | bijlagen',
);

/** What an attribution ends with, besides or instead of a colon. */
export const WROTE = words(
  'wrote | writes | said | さんは書きました | は書きました | が書きました | さんが書きました | のメール',
  'からのメール | さんのメッセージ | schrieb | a écrit | escribió | escreveu | ha scritto | scrive | schreef',
  'skrev | napisał | napisał(a) | napisała | kirjoitti | napsal | napsal(a) | napísal | írta | ezt írta',
  'a scris | написал | написал(а) | пишет | пише | yazdı | şunu yazdı | 写道 | 寫道 | 작성 | đã viết | scris',
  'napisao | je napisao/la | kirjutas | rakstīja | rašė | έγραψε | geschreven | geschreven door',
);

/** How an attribution begins that goes on with a day. */
export const OPENERS = words(
  'on | at | in | am | le | el | il | em | op | den | på | w dniu | dnia | in data | dne | dňa | vào',
  'em data | em qua | em seg | в | у | pe | la | ons | mon | tue | wed | thu | fri | sat | sun | monday',
  'tuesday | wednesday | thursday | friday | saturday | sunday | man | tir | tor | fre | lør | søn | mån',
  'tis | lör | sön | pon | wt | śr | czw | pt | sob',
);

/** Whole lines that announce what follows as somebody else's. */
export const ANNOUNCEMENTS = words(
  'begin forwarded message | forwarded message | start of forwarded message | original message',
  '転送されたメッセージ | 元のメッセージ | 以下、転送メール | 以下転送',
  'anfang der weitergeleiteten nachricht | début du message réexpédié | début du message transféré',
  'inicio del mensaje reenviado | inizio messaggio inoltrato | início da mensagem encaminhada',
  'begin doorgestuurd bericht | vidarebefordrat brev | videresendt melding | reply above this line',
  'začátek přeposílané zprávy | välitetty viesti alkaa | započni proslijeđenu poruku | vidarebefordrat mejl',
  'początek przekazywanej wiadomości | início da mensagem reencaminhada | початок листа, що пересилається',
  'videresendt besked | початок переадресованого повідомлення | начало переадресованного сообщения',
  'továbbított levél kezdete | iletilen mesajın başlangıcı | 転送メッセージ開始 | 转发的邮件开始',
  'please reply above this line',
);
