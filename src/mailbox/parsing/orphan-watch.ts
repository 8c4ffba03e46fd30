/** Ends a child whose parent was killed outright, also when the child is stuck in a loop and hears of nothing. */
import { Worker } from 'node:worker_threads';

const WATCH = `
  const { workerData: parent } = require('node:worker_threads');
  setInterval(() => { if (process.ppid !== parent) process.kill(process.pid, 'SIGKILL'); }, 1000);
`;

/** The channel’s end is heard at once; a thread of its own looks every second whose child this is. */
export function endWithParent(): void {
  process.on('disconnect', () => process.exit(0));
  new Worker(WATCH, { eval: true, execArgv: [], workerData: process.ppid }).unref();
}
