/** The part of the store that the mailbox uses, in memory. */
import type { Instant } from '../../src/domain/time.ts';
import type { Placement, Store } from '../../src/store/store.ts';

type MailboxStore = Pick<
  Store,
  | 'placements'
  | 'place'
  | 'unplace'
  | 'forgetEarlier'
  | 'takeCensus'
  | 'recordPass'
  | 'startAt'
  | 'recoverSince'
  | 'recovered'
>;

export interface PlacementsInMemory extends MailboxStore {
  readonly all: Placement[];
  readonly passes: Instant[];
  /** Mails that could not be taken, at each census. */
  readonly censuses: number[];
  start: Instant | null;
  /** Set as a restore sets it. */
  lostSince: Instant | null;
  /** Makes the next call of `place` fail, as a locked database does. */
  failNextPlace(): void;
}

export function placementsInMemory(): PlacementsInMemory {
  const all: Placement[] = [];
  const passes: Instant[] = [];
  const censuses: number[] = [];
  let failing = false;
  const isOf = (folder: string, uidValidity: string) => (one: Placement) =>
    one.folder === folder && one.uidValidity === uidValidity;
  return {
    all,
    passes,
    censuses,
    start: null,
    lostSince: null,
    failNextPlace() {
      failing = true;
    },
    async placements(folder, uidValidity) {
      return all.filter(isOf(folder, uidValidity));
    },
    async place(placements) {
      if (failing) {
        failing = false;
        throw Object.assign(new Error('the database is locked'), { code: 'SQLITE_BUSY' });
      }
      all.push(...placements);
    },
    async unplace(folder, uidValidity, uids) {
      const stays = all.filter((one) => !isOf(folder, uidValidity)(one) || !uids.includes(one.uid));
      all.splice(0, all.length, ...stays);
    },
    async forgetEarlier(folder, uidValidity) {
      const stays = all.filter((one) => one.folder !== folder || one.uidValidity === uidValidity);
      all.splice(0, all.length, ...stays);
    },
    async takeCensus(_folder, _uidValidity, untaken) {
      censuses.push(untaken);
    },
    async recordPass(at) {
      passes.push(at);
    },
    async recoverSince() {
      return this.lostSince;
    },
    async recovered() {
      this.lostSince = null;
    },
    async startAt() {
      return this.start;
    },
  };
}
