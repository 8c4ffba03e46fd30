/** `npm run test:postgres`: runs suites (those in its arguments, else all that touch the store) on a throw-away PostgreSQL. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { startPostgres } from './postgres.ts';

const TOUCH_THE_STORE = ['store', 'moving', 'journey', 'threats', 'jobs', 'cli', 'twins'].map(
  (room) => `test/${room}/**/*.test.ts`,
);
const given = process.argv.slice(2);

const server = await startPostgres();
const mocha = [
  'node_modules/mocha/bin/mocha.js',
  '--parallel',
  '--jobs',
  '2',
  '--timeout',
  '120000',
  ...(given.length > 0 ? given : TOUCH_THE_STORE),
];
const env = { ...process.env, TEST_DATABASE: server.url() };
const [code] = await once(spawn(process.execPath, mocha, { stdio: 'inherit', env }), 'exit');
await server.stop();
process.exitCode = code ?? 1;
