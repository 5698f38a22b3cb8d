import type { Collection } from '../model/operation.js';
import { defineProbe, type ClientMetadata, type Drive, type ProbeRequest } from '../model/probe.js';
import { between } from './_between.js';
import { remove } from './_client.js';
import { isGone, isThere, lists, shows } from './_fresh.js';

type Asked = Pick<ProbeRequest, 'purpose' | 'collection' | 'authorization'>;

/** One client of ours, on one side. */
class Side {
  readonly #drive: Drive;
  readonly collection: Collection;
  #metadata: ClientMetadata = {};
  id = '';

  constructor(drive: Drive, collection: Collection) {
    this.#drive = drive;
    this.collection = collection;
  }

  async make(): Promise<void> {
    const { collection } = this;
    this.#metadata = this.#drive.draft('On one side');
    const json = this.#metadata;
    const created = await this.#drive.send({ method: 'POST', purpose: 'valid', collection, json });
    const id = this.#drive.issued(created);
    this.id = id ?? this.#drive.stop('the create was not answered with the id of a new client');
    const read = { method: 'GET', purpose: 'valid', collection, clientId: this.id } as const;
    const answer = await this.#drive.settled('create', read, shows(this.#metadata));
    if (!isThere(answer)) this.#drive.stop('the new client cannot be read');
  }

  async list(): Promise<void> {
    const read = { method: 'GET', purpose: 'valid', collection: this.collection } as const;
    await this.#drive.settled('create', read, lists(this.id));
  }

  /** Reads it; one that is gone, as it must not be, is made anew. */
  async #look(): Promise<void> {
    const { collection, id: clientId } = this;
    const read = { method: 'GET', purpose: 'valid', collection, clientId } as const;
    if (isGone(await this.#drive.settled('create', read, isThere))) await this.make();
  }

  /** Every operation on it by a way that must not lead to it. */
  async reach(by: Asked, mayWrite: boolean): Promise<void> {
    await this.#drive.send({ ...by, method: 'GET', clientId: this.id });
    if (!mayWrite) return;
    const json = this.#drive.draft('From elsewhere');
    await this.#drive.send({ ...by, method: 'PUT', clientId: this.id, json });
    await this.#look();
    await this.#drive.send({ ...by, method: 'DELETE', clientId: this.id });
    await this.#look();
  }
}

/** With the token of the other side, which must see nothing here. */
const reachByToken = async (drive: Drive, own: Side): Promise<void> => {
  const by = { purpose: 'foreign-token', authorization: 'other' } as const;
  await drive.send({ ...by, method: 'GET' });
  await own.reach(by, true);
};

const [WAYS, MIXED, TOKENS] = [2, 2, 1];
const WRITES = WAYS + MIXED + TOKENS;

export default defineProbe({
  id: 'isolation',
  title:
    'Two collections: from each, from those between and with the other token, a client is out of reach',
  depth: 'quick',
  mutates: true,
  needs: ['other-collection', 'room'],
  serves: ['listClients', 'createClient', 'getClient', 'deleteClient'],
  requests: 46,
  sends: {
    'POST clients': 2 + WRITES,
    'GET clients': 2 + MIXED + TOKENS,
    'GET client': 2 + 3 * WRITES + WRITES,
    'PUT client': WRITES,
    'DELETE client': 2 + WRITES,
  },
  async run(drive) {
    const { collection, other = drive.stop('there is no second collection') } = drive;
    const [own, theirs] = [new Side(drive, collection), new Side(drive, other)];
    for (const side of [own, theirs]) await side.make();
    for (const side of [own, theirs]) await side.list();
    const way = { purpose: 'foreign-collection', authorization: 'main' } as const;
    await theirs.reach({ ...way, collection }, true);
    await own.reach({ ...way, collection: other }, true);
    for (const mixed of between(collection, other))
      await own.reach({ ...way, collection: mixed }, await drive.enter(mixed));
    if (drive.hasOtherToken) await reachByToken(drive, own);
    for (const side of [own, theirs]) await remove(drive, side.id, side.collection);
  },
});
