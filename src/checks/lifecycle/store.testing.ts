import { createHash } from 'node:crypto';
import type { Exchange } from '../../model/exchange.js';
import { type ExampleInit, exchange } from '../_examples.js';
import type { Act, Defect, Members, Rules, World } from './world.testing.js';

const DEFAULTS: Members = { pkceRequired: false };
const idOf = (client: number) => `00000000-0000-4000-8000-00000000000${String(client)}`;
const same = <T>(value: T): T => value;

/** A store that is correct but for its defect, and that remembers how it was. */
class Store {
  readonly #clients = new Map<string, Members>();
  readonly #states: { readonly since: number; readonly clients: ReadonlyMap<string, Members> }[] =
    [];
  readonly #defect: Defect;
  readonly #replaces: boolean;

  constructor(defect: Defect, replaces: boolean) {
    this.#defect = defect;
    this.#replaces = replaces;
  }

  at(time: number): ReadonlyMap<string, Members> {
    return (
      this.#states.findLast(({ since }) => since <= time)?.clients ?? new Map<string, Members>()
    );
  }

  has(id: string): boolean {
    return this.#clients.has(id);
  }

  create(id: string, body: Members, now: number): void {
    this.#clients.set(id, (this.#defect.stores ?? same)({ ...DEFAULTS, ...body }));
    this.#keep(now);
  }

  update(id: string, body: Members, now: number): void {
    const found = this.#clients.get(id);
    if (!found) return;
    const members = this.#replaces ? { ...DEFAULTS, ...body } : { ...found, ...body };
    if (this.#defect.updates) this.#defect.updates(this.#clients, id, members);
    else this.#clients.set(id, members);
    this.#keep(now);
  }

  delete(id: string, now: number): void {
    if (this.#defect.deletes) this.#defect.deletes(this.#clients, id);
    else this.#clients.delete(id);
    this.#keep(now);
  }

  #keep(since: number): void {
    this.#states.push({ since, clients: new Map(this.#clients) });
  }
}

interface Step {
  readonly start: number;
  /** When it takes effect. */
  readonly point: number;
  readonly run: () => Exchange;
}

type Times = Pick<ExampleInit, 'startedAt' | 'endedAt' | 'purpose' | 'clientId'>;

const read = (store: Store, act: Act, point: number, times: Times, { lag, defect = {} }: Rules) => {
  const clients = store.at(point - act.lag * lag);
  const show = (members: Members, clientId: string) =>
    (defect.shows ?? same)({ clientId, ...members });
  if (act.kind === 'list') {
    const json = (defect.lists ?? same)([...clients].map(([id, members]) => show(members, id)));
    return exchange({ ...times, operation: 'listClients', status: 200, json });
  }
  const id = idOf(act.client);
  const client = clients.get(id);
  if (!client) return exchange({ ...times, operation: 'getClient', status: 404 });
  return exchange({ ...times, operation: 'getClient', status: 200, json: show(client, id) });
};

const write = (store: Store, act: Act, point: number, times: Times, defect: Defect = {}) => {
  const id = idOf(act.client);
  const wasThere = store.has(id);
  const isRefused = act.fate === 'refused';
  const isDone = !act.fate.endsWith('undone') && (!isRefused || defect.appliesRefused === true);
  if (isDone && act.kind === 'update') store.update(id, act.body, point);
  if (isDone && act.kind === 'delete') store.delete(id, point);
  const operation = act.kind === 'update' ? 'updateClient' : 'deleteClient';
  const init = { ...times, operation, ...requestOf(act, times) } as const;
  if (act.fate.startsWith('lost')) return exchange(init);
  if (act.fate.startsWith('error')) return exchange({ ...init, status: 500 });
  if (!wasThere) return exchange({ ...init, status: 404 });
  return exchange({ ...init, status: isRefused ? 409 : 204 });
};

/** A correct provider refuses an update for a reason. */
const requestOf = ({ kind, fate, body }: Act, { purpose }: Times) =>
  fate === 'refused' && kind === 'update' && purpose !== undefined
    ? ({ purpose: 'invalid-body', request: { json: { ...body, tosUri: 5 } } } as const)
    : { request: { json: body } };

/** Plays a world: each request takes effect at one point between its start and its end. */
export const play = (world: World, rules: Rules): readonly Exchange[] => {
  const store = new Store(rules.defect ?? {}, world.replaces);
  const purpose = rules.own ? ({ purpose: 'valid' } as const) : {};
  const creates = world.creates.map(({ at, takes, body }, client): Step => {
    const [clientId, point] = [idOf(client), at + takes / 2];
    const json = { client: { clientId, clientSecret: secretOf(clientId) } };
    const times = { ...purpose, startedAt: at, endedAt: at + takes };
    const made = { ...times, status: 200, json, request: { json: body } };
    const run = () => {
      store.create(clientId, body, point);
      return exchange({ operation: 'createClient', ...made });
    };
    return { start: at, point, run };
  });
  const acts = world.acts.flatMap((act): readonly Step[] => {
    const created = world.creates[act.client];
    if (!created) return [];
    const start = act.kind === 'list' ? act.after : created.at + created.takes + act.after;
    const end = start + act.takes;
    const isRead = act.kind === 'get' || act.kind === 'list';
    const isLate = act.fate === 'lost-late' && !isRead;
    const point = isLate ? end + act.takes * 3 : start + act.point * act.takes;
    const times = { ...purpose, startedAt: start, endedAt: end, clientId: idOf(act.client) };
    const run = () =>
      isRead
        ? read(store, act, point, times, rules)
        : write(store, act, point, times, rules.defect);
    return [{ start, point, run }];
  });
  return [...creates, ...acts]
    .sort((one, other) => one.point - other.point)
    .map(({ start, run }, index) => ({ start, made: renamed(run(), index) }))
    .sort((one, other) => one.start - other.start)
    .map(({ made }) => made);
};

const renamed = (made: Exchange, index: number): Exchange => {
  Object.defineProperty(made, 'id', { value: `e${String(index)}` });
  return made;
};

/** One that looks as if it had been drawn. */
const secretOf = (clientId: string): string =>
  createHash('sha256').update(clientId).digest('base64url');
