/** Which part of a large mail is its text, by what the server says of its parts (BODYSTRUCTURE, RFC 3501 §7.4.2). */
import type { MessageStructureObject } from 'imapflow';
import type { PartSummary } from '../../mail/incoming-mail.ts';
import { FIRST_CHILD_SPEAKS } from '../../mail/mime/leaves.ts';
import { DEEPEST, MOST_PARTS } from '../../mail/mime/mime-tree.ts';

export interface ChosenText {
  /** Number of the part (RFC 3501 §6.4.5); null when the mail is not cut into parts. */
  readonly part: string | null;
  /** Encoded, in bytes. */
  readonly size: number;
  /** Whether it stands where commands may stand. */
  readonly speaks: boolean;
  /** All other leaves, in the order in which they stand. */
  readonly others: readonly PartSummary[];
}

type Node = MessageStructureObject;

/** A part of so few bytes holds nothing but line ends, as some programs put one above their HTML. */
const BLANK = 4;

/** The text a person would read: plain before HTML, what is attached never. Null when there is none, or too many parts. */
export function chooseText(root: Node): ChosenText | null {
  const leaves = leavesOf(root, 1);
  if (leaves === null || leaves.length > MOST_PARTS) return null;
  const texts = leaves.filter((leaf) => !isAttached(leaf) && (leaf.size ?? 0) > BLANK);
  const chosen = texts.find(({ type }) => type === 'text/plain') ?? texts.find(({ type }) => type === 'text/html');
  if (!chosen) return null;
  return {
    part: chosen === root ? null : (chosen.part ?? null),
    size: chosen.size ?? 0,
    speaks: chosen === speakingLeaf(root),
    others: leaves.filter((leaf) => leaf !== chosen).map(summaryOf),
  };
}

/** Only what is multipart is cut further: the server also describes the inside of enclosed mails, which are leaves to us. */
function leavesOf(node: Node, depth: number): readonly Node[] | null {
  if (!node.type.startsWith('multipart/')) return [node];
  if (depth >= DEEPEST) return null;
  const leaves: Node[] = [];
  for (const child of node.childNodes ?? []) {
    const within = leavesOf(child, depth + 1);
    if (within === null || leaves.length > MOST_PARTS) return null;
    leaves.push(...within);
  }
  return leaves;
}

/** By first children, as for mails that are fetched whole (leaves.ts). */
function speakingLeaf(root: Node): Node | null {
  let node: Node | undefined = root;
  while (node && FIRST_CHILD_SPEAKS.includes(node.type)) node = node.childNodes?.[0];
  return node?.type === 'text/plain' ? node : null;
}

function isAttached({ disposition }: Node): boolean {
  return disposition === 'attachment';
}

function summaryOf({ type, size = 0, disposition, dispositionParameters, parameters }: Node): PartSummary {
  const name = (dispositionParameters?.filename ?? parameters?.name ?? '').replace(/\p{Cc}+/gu, ' ').trim();
  return {
    type,
    name: name === '' ? null : name.slice(0, 255),
    disposition: disposition === 'inline' || disposition === 'attachment' ? disposition : null,
    size,
  };
}
