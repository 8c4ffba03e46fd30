/** What the desk goes by: the configuration with what the procedure file and the layouts add. */
import { resolve } from 'node:path';
import type { Desk } from '../journey.ts';
import { loadLayouts, loadProcedure } from './data-file.ts';
import type { ConfigFile } from './file.ts';
import { ownTemplates } from './package-root.ts';
import { isJapaneseHoliday } from './public-holidays.ts';

/** The folders in which templates are looked for: the desk's own first. */
export function templateFolders(config: ConfigFile): readonly string[] {
  const own = config.templates === undefined ? [] : [resolve(config.folder, config.templates)];
  return [...own, ownTemplates()];
}

/** What the configuration says, with what the procedure file adds; throws ConfigMistake. */
export function settingOf(config: ConfigFile): Desk['setting'] {
  const folders = templateFolders(config);
  const procedure = loadProcedure(folders, config.procedure);
  const { desk, staff, offices, forms, policy } = config;
  return {
    desk: { ...desk, opensOn: desk.opensOn ?? procedure.opensOn },
    registry: { staff, offices, forms },
    policy: {
      ...policy,
      unreachableContactDomains: policy.unreachableContactDomains ?? procedure.unreachableContactDomains,
    },
    procedure,
    isHoliday: isJapaneseHoliday,
    layouts: loadLayouts(
      folders,
      forms.map((form) => form.layout),
      procedure,
    ),
  };
}
