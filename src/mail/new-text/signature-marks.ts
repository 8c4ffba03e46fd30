/** How a signature begins: below it stands nothing that its writer wrote for this mail. */

/** `-- ` (RFC 3676 §4.3), also without its blank, in full width, or longer. */
const DASHES = /^(?:-{2,3}|—|――|－－|ーー|__)$/u;

/** A line drawn of ornaments, as Japanese signatures begin and end with. */
const DRAWN = /^[-=*#~_+＝＿－―─━═＊☆★◇◆□■○●▽▼△▲♪〜～][-=*#~_+・･＝＿－―─━═＊☆★◇◆□■○●▽▼△▲♪〜～ \u3000]{3,}$/u;

const FROM_DEVICE = [
  /^(?:sent|posted) (?:from|via|with|using) /i,
  /^get outlook for /i,
  /^(?:envoyé|gesendet|von meinem|enviado|inviato|skickat|sendt|wysłane|wysłano|verzonden|lähetetty|odesláno|trimis|отправлено|надіслано) (?:à partir |depuis |de |desde |do |da |dal |från |fra |z |ze |van |vanaf |von |mit |meiner |com |con |via |с |из |з )/i,
  /(?:から|より)送信(?:しました|されました)?[。.]?$/,
  /^(?:iPhone|iPad|Android|Outlook for (?:iOS|Android))(?:版)?\s*(?:から|を|で)/i,
];

/** What the mail server of a company puts below every mail. */
const DISCLAIMER = [
  /^(?:this|the information (?:contained )?in this) (?:e-?mail|message|communication)\b.{0,80}\b(?:confidential|privileged|intended (?:only|solely))/i,
  /^(?:confidentiality (?:notice|note)|disclaimer)\b/i,
  /^(?:本|この)(?:電子)?メール.{0,40}(?:機密|秘密情報|名宛人|誤って受信|誤送信)/u,
];

/** Whether the first of `lines` begins a signature. */
export function beginsSignature(lines: readonly string[]): boolean {
  const line = (lines[0] ?? '').slice(0, 200).trim();
  return DASHES.test(line) || DRAWN.test(line) || [...FROM_DEVICE, ...DISCLAIMER].some((mark) => mark.test(line));
}
