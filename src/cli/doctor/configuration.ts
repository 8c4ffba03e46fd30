/** Whether the configuration says what a desk needs; that it can be read at all has been seen before. */
import type { Finding, LocalCheck } from './check.ts';

export const configuration: LocalCheck = {
  name: 'configuration',
  async look({ config, file }) {
    const { staff, offices, forms, trust, health, desk, board } = config;
    const found: Finding[] = [];
    const say = (level: Finding['level'], text: string) => found.push({ level, text });
    if (!staff.some(({ role }) => role === 'decider'))
      say('wrong', 'Nobody on staff is a decider, so no application can be decided. Give somebody role: decider.');
    if (offices.length + forms.length === 0)
      say(
        'wrong',
        'Neither offices nor forms are named, so no mail opens a ticket. Write those you know under offices: or forms:.',
      );
    for (const { address } of staff.filter(({ signers }) => signers.length === 0 && trust === undefined))
      say('warning', `${address} has no signers: each approval by that address takes a second round.`);
    if (!desk.subaddress)
      say('warning', 'desk.subaddress is false: letters carry no token, and each approval takes a second round.');
    if (!health)
      say(
        'told',
        'health.port is not set: your monitoring cannot see whether the desk is well. Set it to watch /healthz.',
      );
    if (board?.showNames)
      say(
        'told',
        `board.showNames is true: everybody who can log in to this machine can read names and texts on port ${board.port}, with or without your login proxy.`,
      );
    const wrong = found.some(({ level }) => level === 'wrong');
    return wrong ? found : [{ level: 'fine', text: `${file} can be used.` }, ...found];
  },
};
