/** The language a page is asked for in: `?lang=`, else what the browser prefers, else Japanese. */
import type { HonoRequest } from 'hono';
import type { Language } from '../../../domain/application/application.ts';

export function languageOf(request: Pick<HonoRequest, 'query' | 'header'>): Language {
  const asked = request.query('lang') ?? request.header('accept-language') ?? 'ja';
  return /^en\b/i.test(asked) ? 'en' : 'ja';
}
