/** What all desks of a process read alike, read once: our procedures, layouts and letters were most of what opening a desk took. */
import type { LoadedConfig } from '../../src/config/file.ts';
import { settingOf } from '../../src/config/setting.ts';
import type { Desk } from '../../src/journey.ts';
import type { Templates } from '../../src/letters/templates.ts';
import { templatesOf, type WiringOptions } from '../../src/wiring.ts';

const settings = new Map<string, Desk['setting']>();
const letters = new Map<string, Templates>();

/** Nothing for a desk with templates of its own: those may change between two desks. */
export function readOnce(config: LoadedConfig): Pick<WiringOptions, 'setting' | 'templates'> {
  if (config.templates !== undefined) return {};
  const { secrets: _secrets, ...written } = config;
  const key = JSON.stringify(written);
  const setting = settings.get(key) ?? settingOf(config);
  settings.set(key, setting);
  const templates = letters.get(config.procedure) ?? templatesOf(config, setting.procedure);
  letters.set(config.procedure, templates);
  return { setting, templates };
}
