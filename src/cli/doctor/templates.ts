/** Whether every letter can be written with the templates that the desk uses. */

import { templateFolders } from '../../config/setting.ts';
import { describeMistake } from '../../letters/template-mistake.ts';
import { loadTemplates } from '../../letters/templates.ts';
import type { LocalCheck } from './check.ts';

export const templates: LocalCheck = {
  name: 'templates',
  async look({ desk, config }) {
    const folders = templateFolders(config);
    const loaded = loadTemplates(folders, desk.setting.procedure);
    if ('mistakes' in loaded)
      return loaded.mistakes.map((mistake) => ({ level: 'wrong', text: describeMistake(mistake) }));
    return [
      {
        level: 'fine',
        text: `Every letter was written once for trial, with the templates of ${folders.join(' and ')}.`,
      },
    ];
  },
};
