/** Whether a mail carries somebody's identity document: attachments are looked at from outside and never opened or kept. */
import type { Procedure } from '../../domain/rules/procedure.ts';
import type { IncomingMail, PartSummary } from '../../mail/incoming-mail.ts';
import { holdsWord, vocabulary } from './labels/words.ts';

/** Encoded bytes. A logo in a signature is smaller, a photograph or a scan larger. */
const LARGEST_LOGO = 100_000;
const LOGO_NAME = /(?:^|[^a-z])(?:logo|banner|signature|icon|spacer|image\d{3})|ロゴ|署名/iu;

/** `byOffice`: pictures and PDFs that an office attaches are most likely the document it checked. */
export function carriesIdentityDocument(
  mail: Pick<IncomingMail, 'parts' | 'identityNumber'>,
  procedure: Procedure,
  byOffice: boolean,
): boolean {
  const names = vocabulary([[true, procedure.identityDocuments]]);
  return (
    mail.identityNumber === true ||
    mail.parts.some(
      (part) => (part.name !== null && isFile(part) && holdsWord(part.name, names)) || (byOffice && isPictured(part)),
    )
  );
}

function isFile({ type, disposition, name }: PartSummary): boolean {
  return disposition === 'attachment' || !type.startsWith('text/') || name !== null;
}

function isPictured(part: PartSummary): boolean {
  if (part.type === 'application/pdf') return true;
  if (!part.type.startsWith('image/')) return false;
  return part.size > LARGEST_LOGO || (part.disposition === 'attachment' && !LOGO_NAME.test(part.name ?? ''));
}
