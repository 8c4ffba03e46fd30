/** Whether a text without any mark of a machine reads like an automatic reply: an absence, or a receipt by another desk. */
import { newText } from '../new-text/new-text.ts';

/** Nobody announces an absence further down. */
const LINES_LOOKED_AT = 8;

const SAYS_SO =
  /自動(?:返信|応答|送信|配信)|(?:このメール|本メール|このメッセージ)は[、]?(?:システム|自動)|automat(?:ic|ed) (?:reply|response|message|e-?mail)|auto-?(?:reply|response|responder)\b|automatically (?:generated|sent)|do not reply to this (?:e-?mail|message)|ご返信いただいて(?:も|ましても)/i;

const ABSENT =
  /不在(?:です|に(?:して|なり|させ)|と(?:なり|させ|なって)|のため)|(?:休暇|休業|休職|出張|育休|産休)(?:中|のため|をいただ|を頂|を取得|期間)|(?:お休み|休み)(?:を|中)(?:いただ|頂|です)|out of (?:the )?office|(?:i am|i'm|i’m|i will be|i'll be|we are|currently) (?:currently )?(?:away|on (?:annual |sick |parental |maternity |paternity )?leave|on vacation|on holiday|travel+ing|out)\b|limited access to (?:my )?(?:e-?mail|mail)|annual leave until/i;

const RECEIVED =
  /(?:お問い合わせ|ご連絡|お問合せ)(?:を|は|いただき)[^\n]{0,20}(?:受け付け|受付|承り)(?:まし|いたし|致し)|(?:お問い?合わ?せ|チケット)番号(?:は|:)|(?:your (?:request|message|e-?mail|ticket|enquiry|inquiry)) (?:has been|was) (?:received|opened|created|logged)|a (?:new )?(?:support )?ticket has been (?:created|opened)|ticket (?:id|number)\s*[:#]|we have received your (?:request|message|e-?mail|enquiry|inquiry)/i;

/** True for what responders write. A person may write so too: it only keeps the desk from answering, and people read the mail. */
export function readsLikeResponder(text: string): boolean {
  const lines = newText(text).fresh.normalize('NFKC').split('\n');
  const opening = lines.filter((line) => line.trim() !== '').slice(0, LINES_LOOKED_AT);
  const said = opening.map((line) => line.slice(0, 300)).join('\n');
  return SAYS_SO.test(said) || ABSENT.test(said) || RECEIVED.test(said);
}
