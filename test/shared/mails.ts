/** Compares what `receive` reads in a folder of mails with the `expected.json` beside them: node test/shared/mails.ts DIR */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { receiveFiles } from '../../src/cli/receive-command.ts';

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('Name the folder with expected.json.');
const expected = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) as Record<
  string,
  Record<string, unknown>[]
>;

for (const [file, tickets] of Object.entries(expected)) {
  const received = await receiveFiles([join(folder, file)], { config: join(folder, 'desk.yaml'), trustSender: true });
  expect(received.tickets, file).to.have.length(tickets.length);
  for (const [index, ticket] of tickets.entries()) expect(received.tickets[index], file).to.deep.include(ticket);
  process.stdout.write(`${file}: as expected\n`);
}
