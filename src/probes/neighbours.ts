import type { Collection } from '../model/operation.js';
import { defineProbe, type Drive, type ProbeRequest, type Sends } from '../model/probe.js';
import { between } from './_between.js';
import { create, createBeside, getFresh, isDone, remove } from './_client.js';
import { isThere, lacks, lists, listsAs } from './_fresh.js';
import { isShort } from './_short.js';
import { changed, whole } from './_whole.js';

const LIST = { method: 'GET', purpose: 'valid' } as const;

/** A provider that overlooks one of the two shows clients where it must not. */
const readElsewhere = async (drive: Drive, clientId: string): Promise<void> => {
  const about = { method: 'GET', purpose: 'unknown-collection' } as const;
  const { institution, partner } = drive.unknownCollection();
  await drive.send({ ...about, collection: { ...drive.collection, institution } });
  await drive.send({ ...about, collection: { ...drive.collection, partner } });
  await drive.send({ ...about, collection: { institution, partner }, clientId });
};

/**
 * Where there is room for no more, a few ways by which a client must not be reached; `isolation` tries them all.
 * What the writes have done shows in the reads that follow.
 */
class Elsewhere {
  readonly #drive: Drive;
  readonly #ways: readonly Collection[];
  #mayWrite = false;

  constructor(drive: Drive) {
    const { collection, other } = drive;
    const isTried = other !== undefined && isShort(drive);
    const mixed = isTried ? between(collection, other) : [];
    this.#drive = drive;
    this.#ways = isTried && mixed.length === 0 ? [other] : mixed;
  }

  async reach(clientId: string): Promise<void> {
    for (const way of this.#ways) await this.#send(way, { method: 'GET', clientId });
    const [way] = this.#ways;
    if (!way) return;
    this.#mayWrite = await this.#drive.enter(way);
    const json = this.#drive.draft('From elsewhere');
    if (this.#mayWrite) await this.#send(way, { method: 'PUT', clientId, json });
    if (!this.#drive.hasOtherToken) return;
    const foreign = { purpose: 'foreign-token', authorization: 'other' } as const;
    await this.#drive.send({ ...foreign, method: 'GET', clientId });
  }

  async remove(clientId: string): Promise<void> {
    const [way] = this.#ways;
    if (way && this.#mayWrite) await this.#send(way, { method: 'DELETE', clientId });
  }

  #send(collection: Collection, request: Pick<ProbeRequest, 'method' | 'clientId' | 'json'>) {
    const by = { purpose: 'foreign-collection', authorization: 'main', collection } as const;
    return this.#drive.send({ ...request, ...by });
  }
}

/** The likeliest of what `unsupported`, `odd-json` and `odd-requests` ask for, where those do not run. */
const askOddly = async (drive: Drive, clientId: string): Promise<void> => {
  if (!isShort(drive)) return;
  const about = { purpose: 'unsupported', clientId } as const;
  const { request } = await drive.send({ ...about, method: 'PATCH', json: {} });
  const headers = [{ name: 'x-http-method-override', value: 'DELETE' }];
  const target = `${request.target}?_method=DELETE`;
  await drive.send({ ...about, method: 'GET', headers, target });
};

/** Three in a row: the first two out of equal bodies, if that is allowed, the third with what is required alone. */
const createThree = async (drive: Drive): Promise<readonly [string, string, string]> => {
  const metadata = whole(drive, 'Equal');
  const first = await create(drive, metadata);
  const equal = drive.issued(await drive.create(metadata, 'odd-body'));
  const second = equal ?? (await createBeside(drive, [first], whole(drive, 'In the middle')));
  if (second === first) drive.stop('both creates were answered with the same id');
  const third = await createBeside(drive, [first, second], drive.draft('The third'));
  return [first, second, third];
};

/** A name that was given back; a provider may keep it all the same. */
const createAgain = async (drive: Drive, name: string): Promise<string | undefined> => {
  const draft = { ...drive.draft('Again'), name };
  const clientId = drive.issued(await drive.create(draft, 'odd-body'));
  if (clientId !== undefined) await getFresh(drive, 'create', clientId, draft);
  return clientId;
};

/** @param hasAll what has a probe of its own elsewhere is asked for here */
const sendsFor = (hasAll: boolean): Sends => {
  const [gets, lists, more] = hasAll ? [4, 1, 1] : [0, 0, 0];
  return {
    'POST clients': 5,
    'GET clients': 5 + lists,
    'PUT client': 2 + more,
    'GET client': 5 + gets,
    ...(hasAll && { 'PATCH client': 1 }),
    'DELETE client': 4 + more,
  };
};

export default defineProbe({
  id: 'neighbours',
  title: 'Three clients in a row: what is done to the middle one leaves the others as they are',
  depth: 'quick',
  mutates: true,
  serves: ['listClients', 'createClient', 'getClient', 'updateClient', 'deleteClient'],
  requests: 29,
  sends: sendsFor(true),
  sendsIn: (scope) => sendsFor(isShort(scope)),
  async run(drive) {
    const [first, second, third] = await createThree(drive);
    await drive.settled('create', LIST, lists(first, second, third));
    await readElsewhere(drive, first);
    const elsewhere = new Elsewhere(drive);
    await elsewhere.reach(first);
    await askOddly(drive, first);
    // Shown as it should be, it shows what an update of another does to it.
    await drive.send({ method: 'GET', purpose: 'valid', clientId: first });
    await elsewhere.remove(first);

    const about = { method: 'PUT', purpose: 'valid', clientId: second } as const;
    await drive.send({ ...about, json: whole(drive, 'Middle new') });
    const updated = changed(drive, 'Middle newer');
    if (isDone(await drive.send({ ...about, json: updated })))
      await getFresh(drive, 'update', second, updated);
    await drive.settled('update', LIST, listsAs(second, updated));

    await remove(drive, second);
    const other = await drive.settled('delete', { ...LIST, clientId: first }, isThere);
    const isLeft = lists(third);
    const isDeleted = lacks(second);
    const left = await drive.settled('delete', LIST, (it) => isDeleted(it) && isLeft(it));
    const again = await createAgain(drive, updated.name);
    if (again !== undefined) await remove(drive, again);
    if (isThere(other)) await remove(drive, first);
    if (isLeft(left)) await remove(drive, third);
  },
});
