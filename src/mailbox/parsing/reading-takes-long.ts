/** Said when a mail holds its parser child for so long that the mails behind it go on: it is asked for again later. */
export class ReadingTakesLong extends Error {
  override readonly name = 'ReadingTakesLong';
  constructor() {
    super('a mail takes long to read; those behind it go on');
  }
}
