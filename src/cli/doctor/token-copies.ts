/** Whether copies of our own letters whose tokens are alive can be read in the mailbox, which people share. */
import { ourMessageIds } from '../../mail/origin/possession.ts';
import type { Check, Finding } from './check.ts';

export const tokenCopies: Check = {
  name: 'copies of our letters',
  async look({ desk, config, mailbox }) {
    const live = new Set(await desk.store.lettersWithLiveToken(desk.clock()));
    const { address } = desk.setting.desk;
    const domain = address.slice(address.lastIndexOf('@') + 1);
    const found: Finding[] = [];
    for (const folder of await mailbox.folders()) {
      if (folder === config.imap.inbox) continue;
      const ids = ourMessageIds(await mailbox.messageIds([folder], `@${domain}`), domain);
      const readable = ids.filter((id) => live.has(id)).length;
      if (readable > 0) found.push({ level: 'warning', text: warning(folder, readable) });
    }
    return found.length > 0
      ? found
      : [{ level: 'fine', text: 'No copy of a letter with a live token lies in a folder of the mailbox.' }];
  },
};

function warning(folder: string, count: number): string {
  return [
    `The folder ${folder} holds ${count} ${count === 1 ? 'copy' : 'copies'} of our letters whose reply addresses still work.`,
    'Everybody who reads that folder can answer them. An approval needs proof of origin besides; other answers do not.',
    'Let your mail system keep no copies of what the desk sends, or empty that folder.',
  ].join('\n');
}
