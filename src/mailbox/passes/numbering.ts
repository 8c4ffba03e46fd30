/** Under which numbering the UIDs of a folder are remembered. */

/**
 * UIDVALIDITY as text. A server that gives none, or the 0 that cannot be one (RFC 3501 §2.3.1.1), promises nothing for its UIDs
 * beyond this connection: they are remembered under the connection, and by the next one every mail is looked at again.
 */
export function numberingOf(uidValidity: bigint | undefined, connection: string): string {
  return uidValidity === undefined || uidValidity <= 0n ? `unstated ${connection}` : String(uidValidity);
}
