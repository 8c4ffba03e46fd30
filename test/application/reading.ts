/** What the tests of reading begin with: the procedure, the layout, and a desk that knows one office and one form. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { Application, Route } from '../../src/domain/application/application.ts';
import { procedureSchema } from '../../src/domain/rules/procedure.ts';
import { intakeLayoutSchema } from '../../src/kinds/application/forms/intake-layout.ts';
import { readApplication } from '../../src/kinds/application/read-application.ts';
import type { Circumstances } from '../../src/kinds/application/values/read-value.ts';

const yaml = (path: string): unknown => parse(readFileSync(path, 'utf8'));

export const PROCEDURE = procedureSchema.parse(yaml('templates/procedure/cloud-data-salvage.yaml'));
export const LAYOUT = intakeLayoutSchema.parse(yaml('templates/intake/identity-service.yaml'));
export const OFFICE = 'gakumu@eng.desk.example';

export const CIRCUMSTANCES: Circumstances = {
  procedure: PROCEDURE,
  policy: { unreachableContactDomains: ['closed.desk.example'] },
  officeAddresses: [OFFICE, 'desk@desk.example'],
};

/** The application read from `text`; by default from an office. */
export function read(text: string, route: Route = 'office'): Application {
  return readApplication(text, { ...CIRCUMSTANCES, route }).application;
}

/** What was read for one field, and the warnings, of a single labelled line. */
export function readLine(line: string, field: string): { value: string | null; warnings: readonly string[] } {
  const { values, warnings } = read(line);
  return { value: values[field] ?? null, warnings };
}

/** A request with nothing missing, one labelled line each; `changes` replace lines, and null leaves one out. */
export function request(changes: Readonly<Record<string, string | null>> = {}): string {
  const lines: Record<string, string | null> = {
    account: 'UTokyo Account：9955000001',
    studentId: '学籍番号：37-955001',
    name: '氏名：要件 満子',
    faculty: '学部・研究科等：工学系研究科',
    reason: '理由：投稿中の論文の根拠となる記録が必要なため。',
    services: '対象サービス：OneDrive',
    contact: '連絡先：michiko@mailbox.example',
    identityAttested: '本人確認：済',
    ...changes,
  };
  return Object.values(lines)
    .filter((line) => line !== null)
    .join('\n');
}
