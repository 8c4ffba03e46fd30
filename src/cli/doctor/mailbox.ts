/** Whether the IMAP server can do what the desk needs, and has the folders it files into. */
import type { Check, Finding } from './check.ts';

/** Capabilities that are used when they are there, and what is done without. */
const USED: readonly (readonly [string, string])[] = [
  ['MOVE', 'mails are copied and removed instead, which takes longer'],
  ['IDLE', 'mails are noticed by the poll only, after imap.pollSeconds at most'],
  ['UIDPLUS', 'where MOVE is missing too, mails stay in the inbox: moving them would remove what people have marked'],
];

export const mailbox: Check = {
  name: 'mailbox',
  async look({ mailbox, config }) {
    const { inbox, user } = config.imap;
    const has = mailbox.capabilities();
    const found: Finding[] = [{ level: 'fine', text: `The IMAP server takes the login of ${user}.` }];
    for (const [name, otherwise] of USED)
      found.push(
        has.has(name)
          ? { level: 'fine', text: `The server has ${name}.` }
          : { level: 'warning', text: `The server has no ${name}: ${otherwise}.` },
      );
    const paths = await mailbox.folders();
    if (!paths.some((path) => path.toUpperCase() === inbox.toUpperCase()))
      found.push({
        level: 'wrong',
        text: `There is no folder ${inbox}. Correct imap.inbox; there are: ${paths.join(', ')}`,
      });
    found.push(await ofFolders(() => mailbox.prepareFolders(), Object.values(config.imap.folders).slice(0, 2)));
    return found;
  },
};

async function ofFolders(prepare: () => Promise<void>, names: readonly (string | undefined)[]): Promise<Finding> {
  const shown = names.filter((name) => name !== undefined).join(' and ');
  try {
    await prepare();
    return { level: 'fine', text: `The folders ${shown} are there.` };
  } catch {
    return {
      level: 'wrong',
      text: `The folders ${shown} cannot be made, so nothing could be filed away. Let ${'`imap.user`'} make folders, make them yourself, or name others in imap.folders.`,
    };
  }
}
