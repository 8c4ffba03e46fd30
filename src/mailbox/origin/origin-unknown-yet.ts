/** Said when only a name server that does not answer could tell who sent a mail: the mail stays where it is and is tried again. */
export class OriginUnknownYet extends Error {
  override readonly name = 'OriginUnknownYet';
  constructor() {
    super('the name servers of the sender’s domain do not answer');
  }
}
