/** What a desk still knows of people whose time is over: every byte of its database is looked at. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { entitiesWith } from '../../../src/store/entities/register.ts';
import { handOn } from '../../store/fresh-database.ts';
import { canariesIn } from '../../threats/private-desk.ts';
import type { YearLived } from './year.ts';

async function kept({ url, folder }: YearLived['desk']): Promise<Buffer> {
  const hand = await handOn(url);
  const cells: Buffer[] = [];
  for (const { options } of entitiesWith('blob'))
    for (const row of await hand.sql(`SELECT * FROM "${options.name}"`))
      for (const cell of Object.values(row)) cells.push(Buffer.isBuffer(cell) ? cell : Buffer.from(String(cell)));
  await hand.end();
  const files = readdirSync(folder).map((name) => readFileSync(join(folder, name)));
  return Buffer.concat([...files, ...cells]);
}

/** Personal data of the year that stand in the database after everybody's time is over, plainly or in base64. */
export async function leftBehind({ desk, applicants }: YearLived): Promise<readonly string[]> {
  const bytes = await kept(desk);
  return applicants.flatMap(({ plot, number, account, studentId, name, contact, reason }) =>
    canariesIn(bytes, [account, studentId, name, contact, reason]).map(
      (found) => `${plot.name} (${number}): ${found} is still in the database`,
    ),
  );
}
