import type { Exchange } from '../model/exchange.js';
import type { ClientMetadata, Drive } from '../model/probe.js';
import { getFresh, isDone, remove } from './_client.js';
import { shows } from './_fresh.js';
import type { Field, Pack } from './_odd-value.js';
import { bodyOf } from './_pack.js';

const PURPOSE = 'odd-value';
/** Values of one member that are refused one by one, before no more of them are sent. */
const MOST_REFUSED = 2;

/** `bad`: it came back changed, or the server failed. */
type Fate = 'kept' | 'refused' | 'bad';

/** How many packs may be cut in two: each half is a create, or an update, of its own. */
export interface Spare {
  creates: number;
  updates: number;
}

/**
 * Sends packs of values. A pack that is refused is cut in two, and so is one that comes back changed, until
 * the smallest value is found that shows it: the report has that one last.
 */
export class ValueTrial {
  readonly #drive: Drive;
  readonly #label: string;
  readonly #spare: Spare;
  readonly #refused = new Map<Field, number>();
  #seen = 0;

  constructor(drive: Drive, label: string, spare: Spare) {
    this.#drive = drive;
    this.#label = label;
    this.#spare = spare;
  }

  /** Creates a client with the values. @returns its id, if there is one now */
  async create(values: Pack): Promise<string | undefined> {
    const pack = this.#wanted(values);
    const { clientId, fate } = await this.#createOnce(pack);
    if (fate === 'kept' || pack.length < 2) this.#note(pack, fate);
    else await this.#cut(pack, fate, 'creates');
    return clientId;
  }

  /** Updates a client to the values. */
  async update(clientId: string, values: Pack): Promise<void> {
    const pack = this.#wanted(values);
    const fate = await this.#updateOnce(clientId, pack);
    if (fate === 'kept' || pack.length < 2) this.#note(pack, fate);
    else await this.#cut(pack, fate, 'updates', clientId);
  }

  /** Without the members whose limit is known already. */
  #wanted(pack: Pack): Pack {
    return pack.filter(({ field }) => (this.#refused.get(field) ?? 0) < MOST_REFUSED);
  }

  #note([atom, more]: Pack, fate: Fate): void {
    if (fate !== 'refused' || !atom || more) return;
    this.#refused.set(atom.field, (this.#refused.get(atom.field) ?? 0) + 1);
  }

  /** Of a change the smallest is looked for; of a refusal, all that is not refused is sent. */
  async #cut(pack: Pack, fate: Fate, how: keyof Spare, clientId = ''): Promise<void> {
    const [first, second] = halvesOf(pack);
    const became = await this.#sendHalf(first, how, clientId);
    if (fate !== 'bad' || became === 'refused') await this.#sendHalf(second, how, clientId);
    else if (became === 'kept')
      await (second.length === 1
        ? this.#sendHalf(second, how, clientId)
        : this.#cut(second, 'bad', how, clientId));
  }

  /** @returns undefined: there is none left to send, or no room for it */
  async #sendHalf(half: Pack, how: keyof Spare, clientId: string): Promise<Fate | undefined> {
    const pack = this.#wanted(half);
    if (pack.length === 0 || this.#spare[how] === 0) return undefined;
    this.#spare[how] -= 1;
    const fate = await (how === 'creates'
      ? this.#createAndRemove(pack)
      : this.#updateOnce(clientId, pack));
    if (fate !== 'kept' && pack.length > 1) await this.#cut(pack, fate, how, clientId);
    else this.#note(pack, fate);
    return fate;
  }

  async #createAndRemove(pack: Pack): Promise<Fate> {
    const { clientId, fate } = await this.#createOnce(pack);
    if (clientId !== undefined) await remove(this.#drive, clientId);
    return fate;
  }

  async #createOnce(pack: Pack): Promise<{ clientId: string | undefined; fate: Fate }> {
    const json = bodyOf(this.#drive, this.#label, pack);
    const created = await this.#drive.create(json, PURPOSE);
    const clientId = this.#drive.issued(created);
    if (clientId === undefined) return { clientId, fate: refusalOf(created) };
    return { clientId, fate: await this.#look('create', clientId, json) };
  }

  async #updateOnce(clientId: string, pack: Pack): Promise<Fate> {
    const json = bodyOf(this.#drive, this.#label, pack);
    const about = { method: 'PUT', purpose: PURPOSE, clientId } as const;
    const updated = await this.#drive.send({ ...about, json });
    return isDone(updated) ? this.#look('update', clientId, json) : refusalOf(updated);
  }

  /** Whether the judge has something to say of what a read shows now. */
  async #look(after: 'create' | 'update', clientId: string, sent: ClientMetadata): Promise<Fate> {
    const answer = await getFresh(this.#drive, after, clientId, sent);
    if (shows(sent)(answer)) return 'kept';
    const findings = await this.#drive.judgeSoFar();
    const count = findings
      .filter(({ severity }) => severity !== 'info')
      .reduce((sum, each) => sum + each.count, 0);
    const hasGrown = count > this.#seen;
    this.#seen = count;
    return hasGrown ? 'bad' : 'kept';
  }
}

const refusalOf = ({ response }: Exchange): Fate =>
  response !== undefined && response.status >= 500 ? 'bad' : 'refused';

const halvesOf = (pack: Pack): readonly [Pack, Pack] => {
  const middle = Math.ceil(pack.length / 2);
  return [pack.slice(0, middle), pack.slice(middle)];
};
