/** The details of a refusal, put into words that people know: names instead of ids and addresses. */
import type { Refusal } from '../domain/refusals.ts';
import type { BothLanguages } from '../domain/rules/registry.ts';
import type { NotificationContext } from './notification.ts';
import { plainLine } from './plain-line.ts';
import { nameOf, shownServices } from './shown.ts';

function ids(detail: Refusal['details'][string]): readonly string[] {
  return Array.isArray(detail) ? detail : [];
}

/** What the procedure calls these fields. */
export function fieldNames(fields: readonly string[], context: NotificationContext): readonly BothLanguages[] {
  return fields.map((id) => context.procedure.fields[id]?.name ?? { ja: id, en: id });
}

function serviceNames(services: readonly string[], context: NotificationContext): readonly BothLanguages[] {
  return shownServices(services, context.procedure).map(({ name }) => name);
}

function present(name: string, detail: Refusal['details'][string], context: NotificationContext): [string, unknown] {
  switch (name) {
    case 'fields':
      return [name, fieldNames(ids(detail), context)];
    case 'services':
    case 'asked':
      return [name, serviceNames(ids(detail), context)];
    case 'by':
      return [name, typeof detail === 'string' ? plainLine(nameOf(context.registry, detail)) : null];
    case 'outcome':
      return ['approved', detail === 'approved'];
    default:
      return [name, detail];
  }
}

/** What the sentence about `refusal` may speak of. */
export function presentable(refusal: Refusal, context: NotificationContext): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(refusal.details).map(([name, detail]) => present(name, detail, context)));
}
