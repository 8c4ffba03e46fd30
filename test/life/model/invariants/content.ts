/** A revision stands for one content: whoever saw the revision saw what is decided on (design §2). */
import { expect } from 'chai';
import type { Ticket } from '../../../../src/domain/ticket.ts';

function contentOf({ application, revokedOn, student, officeId }: Ticket): string {
  const { values, services, identityAttested } = application;
  return JSON.stringify([
    Object.entries(values).sort(),
    [...services].sort(),
    identityAttested,
    revokedOn,
    student,
    officeId,
  ]);
}

/** `seen`: the content of each revision so far. */
export function checkContent(before: Ticket, after: Ticket, seen: Map<string, string>): void {
  expect(after.revision, 'the revision went back').to.be.at.least(before.revision);
  const revision = String(after.revision);
  const content = contentOf(after);
  expect(seen.get(revision) ?? content, `revision ${revision} had another content`).to.equal(content);
  seen.set(revision, content);
}
