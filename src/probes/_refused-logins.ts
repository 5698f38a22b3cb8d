import type { Exchange } from '../model/exchange.js';
import type { ClientMetadata, Drive, ProbeRequest, Sends } from '../model/probe.js';
import type { Purpose } from '../model/purpose.js';
import { create, getFresh, list, remove } from './_client.js';
import { isGone } from './_fresh.js';

export const OPERATIONS = ['create', 'list', 'get', 'update', 'delete'] as const;
type Operation = (typeof OPERATIONS)[number];

/** Credentials that must be refused, and why they are sent. */
export type Credentials = readonly [Purpose, NonNullable<ProbeRequest['authorization']>];

/** An operation that is asked for with credentials that must be refused. */
export interface RefusedLogin {
  readonly operation: Operation;
  readonly credentials: Credentials;
}

/** How many requests these need at the most, the client that they are about included. */
export const sendsFor = (logins: readonly Pick<RefusedLogin, 'operation'>[]): Sends => {
  const count = (operation: Operation) =>
    logins.filter((each) => each.operation === operation).length;
  const [creates, lists] = [count('create'), count('list')];
  const others = logins.length - lists;
  return {
    // One that was deleted without a token is made anew, once.
    'POST clients': 2 + creates,
    'GET clients': 2 * lists + (creates > 0 ? 1 : 0),
    // What is read before it is written to, and after it was made.
    'GET client': 3 + others + count('get') + creates,
    'PUT client': count('update'),
    'DELETE client': count('delete') + 1 + creates,
  };
};

/**
 * Asks for each operation on a client of ours with credentials that must be refused, right after a read that was
 * served: a cache may answer, and what a refused write did would show.
 */
export const sendRefused = async (
  drive: Drive,
  logins: readonly RefusedLogin[],
  label: string,
): Promise<void> => {
  const client = new Standing(drive, label);
  await client.make();
  for (const login of logins) {
    if (login.operation === 'delete' && client.wasDeleted) continue;
    if (login.operation === 'list') await list(drive);
    else if (login !== logins[0] || login.operation !== 'get') await client.read();
    await client.ask(login);
  }
  await client.read();
  if (logins.some(({ operation }) => operation === 'create')) await list(drive);
  await remove(drive, client.id);
};

/** The one client that all is asked of. */
class Standing {
  readonly #drive: Drive;
  readonly #label: string;
  #metadata: ClientMetadata = {};
  id = '';
  /** A deletion was done that had to be refused. */
  wasDeleted = false;

  constructor(drive: Drive, label: string) {
    this.#drive = drive;
    this.#label = label;
  }

  async make(): Promise<void> {
    this.#metadata = this.#drive.draft(this.#label);
    this.id = await create(this.#drive, this.#metadata);
    await getFresh(this.#drive, 'create', this.id, this.#metadata);
  }

  async read(): Promise<void> {
    const read = { method: 'GET', purpose: 'valid', clientId: this.id } as const;
    const answer = await this.#drive.send(read);
    if (!isGone(answer)) return;
    if (this.wasDeleted) this.#drive.stop('the client is gone, and nobody had deleted it');
    this.wasDeleted = true;
    await this.make();
  }

  async ask({ operation, credentials: [purpose, authorization] }: RefusedLogin): Promise<void> {
    const { id: clientId } = this;
    const about = { purpose, authorization } as const;
    const json = this.#drive.draft('Refused login');
    if (operation === 'list') await this.#drive.send({ ...about, method: 'GET' });
    if (operation === 'get') await this.#drive.send({ ...about, method: 'GET', clientId });
    if (operation === 'update') await this.#drive.send({ ...about, method: 'PUT', clientId, json });
    if (operation === 'delete') await this.#drive.send({ ...about, method: 'DELETE', clientId });
    if (operation === 'create')
      await this.#undo(await this.#drive.send({ ...about, method: 'POST', json }));
  }

  async #undo(created: Exchange): Promise<void> {
    const made = this.#drive.issued(created);
    if (made !== undefined) await remove(this.#drive, made);
  }
}
