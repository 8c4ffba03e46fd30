/** A PostgreSQL connection whose loss is never an event that nobody listens to. */
import { Client, type ClientConfig } from 'pg';

/**
 * Between a connection's coming out of the pool and TypeORM's listening to it nobody does; a server that ends it just then
 * would end the whole daemon with it (threat R22). Whoever uses the connection hears of the loss by its next query.
 */
export class PatientClient extends Client {
  constructor(config?: string | ClientConfig) {
    super(config);
    this.on('error', () => {});
  }
}
