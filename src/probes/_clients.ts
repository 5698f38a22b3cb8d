import type { Exchange } from '../model/exchange.js';
import type { Collection } from '../model/operation.js';
import type { ClientMetadata, Drive, ProbeRequest, Written } from '../model/probe.js';
import { isDone, remove } from './_client.js';
import { isThere, lacks, lists, shows } from './_fresh.js';

/** A client of ours that stands, and what it should be, as far as that is certain. */
interface Standing {
  readonly collection: Collection;
  sent: ClientMetadata;
}

interface Write extends Pick<ProbeRequest, 'purpose'> {
  /** What must show of it at the least, whatever the provider makes of the members that are left out. */
  readonly json: object;
}

/** Clients of ours in both collections: after each write, all of them are read. */
export class Clients {
  readonly #drive: Drive;
  readonly #collections: readonly Collection[];
  readonly #standing = new Map<string, Standing>();
  readonly #gone: string[] = [];

  constructor(drive: Drive, collections: readonly Collection[]) {
    this.#drive = drive;
    this.#collections = collections;
  }

  get ids(): readonly string[] {
    return [...this.#standing.keys()];
  }

  /** @returns the id; undefined: it was refused */
  async create(collection: Collection, { purpose, json }: Write): Promise<string | undefined> {
    const about = { method: 'POST', collection } as const;
    const id = this.#drive.issued(await this.#drive.send({ ...about, purpose, json }));
    if (id !== undefined) return this.take(id, collection, json);
    await this.look('create');
    return undefined;
  }

  /** Takes in a client that has just been made. @returns its id */
  async take(clientId: string, collection: Collection, sent: ClientMetadata): Promise<string> {
    this.#standing.set(clientId, { collection, sent });
    await this.look('create', clientId);
    return clientId;
  }

  async update(clientId: string, { purpose, json }: Write): Promise<void> {
    const standing = this.#standing.get(clientId);
    const about = { method: 'PUT', clientId, purpose, json } as const;
    const updated = await this.#drive.send({ ...about, ...of(standing) });
    if (standing && isDone(updated) && purpose !== 'invalid-body') standing.sent = json;
    await this.look('update', clientId);
  }

  async remove(clientId: string): Promise<void> {
    await remove(this.#drive, clientId, this.#standing.get(clientId)?.collection);
    this.#standing.delete(clientId);
    this.#gone.push(clientId);
    await this.look('delete');
  }

  /** Reads all, the lists and each client. @param written is read until it shows what was sent */
  async look(after: Written, written?: string): Promise<void> {
    for (const collection of this.#collections) {
      const read = { method: 'GET', purpose: 'valid', collection } as const;
      const isWhole = lists(...this.#idsIn(collection));
      const isFresh = (it: Exchange) => isWhole(it) && this.#gone.every((id) => lacks(id)(it));
      await this.#drive.settled(after, read, isFresh);
    }
    for (const [clientId, { collection, sent }] of this.#standing) {
      const read = { method: 'GET', purpose: 'valid', collection, clientId } as const;
      await this.#drive.settled(after, read, clientId === written ? shows(sent) : isThere);
    }
  }

  #idsIn(collection: Collection): readonly string[] {
    return this.ids.filter((id) => this.#standing.get(id)?.collection === collection);
  }
}

const of = (standing: Standing | undefined) => standing && { collection: standing.collection };
