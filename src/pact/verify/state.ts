import type { PactState } from '../file/pact.js';
import type { AskedInteraction } from './asked.js';
import type { Exchange } from '../../model/exchange.js';
import { segment } from '../../model/operation.js';
import type { Drive } from '../../model/probe.js';
import { PROVIDER_STATES, type ProviderState } from '../provider-states.js';

/** What the states of an interaction came to. */
export interface Situation {
  /** For the pact's expressions. */
  readonly values: Readonly<Record<string, string>>;
  /** The client that the states speak of: one of ours, or none at all. */
  readonly clientId: string | undefined;
}

export const STATE_NAMES: readonly string[] = Object.values(PROVIDER_STATES).map(
  ({ name }) => name,
);

/** A state of an interaction that nobody here can build; undefined where there is none. */
export const unknownState = ({ states }: AskedInteraction): string | undefined =>
  states.find(({ name }) => !STATE_NAMES.includes(name))?.name;

export const hasState = ({ states }: AskedInteraction, { name }: ProviderState): boolean =>
  states.some((each) => each.name === name);

/** The ids that a list answer shows; undefined where it is no list that could be relied on. */
export type ListedIds = (answer: Exchange) => readonly string[] | undefined;

/** Builds provider states through the API, with nothing but what the run itself has made. */
export class StateBuilder {
  /** Clients of this run that may still be there. */
  readonly #made = new Set<string>();
  readonly #deleted = new Set<string>();
  readonly #idsIn: ListedIds;

  constructor(idsIn: ListedIds) {
    this.#idsIn = idsIn;
  }

  /** Takes note of a client that an interaction has made. */
  made(clientId: string): void {
    this.#made.add(clientId);
  }

  /** Takes note that an interaction has deleted one. */
  gone(clientId: string): void {
    this.#made.delete(clientId);
    this.#deleted.add(clientId);
  }

  /** Ends the probe where a state cannot be built. */
  async build(drive: Drive, asked: AskedInteraction): Promise<Situation> {
    const { institution, partner } = drive.collection;
    const draft = drive.draft(labelOf(asked.states));
    let clientId: string | undefined;
    for (const { name } of asked.states) {
      if (name === PROVIDER_STATES.clientExists.name)
        clientId = await this.#existing(drive, draft, !NAMES_ONE.test(asked.path));
      if (name === PROVIDER_STATES.unknownClient.name) clientId = drive.unknownId();
      if (name === PROVIDER_STATES.noClientExists.name) await this.#none(drive);
    }
    const [redirectUri = ''] = draft.redirectUris;
    return {
      clientId,
      values: {
        ...{ institution: segment(institution), partner: segment(partner) },
        ...{ name: draft.name, redirectUri },
        ...(clientId === undefined ? {} : { clientId: segment(clientId) }),
      },
    };
  }

  async #existing(
    drive: Drive,
    draft: ReturnType<Drive['draft']>,
    isListed: boolean,
  ): Promise<string> {
    const created = await drive.create(draft);
    const clientId = drive.issued(created);
    if (clientId === undefined)
      return drive.stop(`no client could be made for it: ${answerOf(created)}`);
    this.#made.add(clientId);
    const read = { method: 'GET', purpose: 'valid' } as const;
    const seen = isListed
      ? await drive.settled(
          'create',
          read,
          (answer) => this.#idsIn(answer)?.includes(clientId) ?? false,
        )
      : await drive.settled('create', { ...read, clientId }, isSuccess);
    const isThere = isListed ? this.#idsIn(seen)?.includes(clientId) : isSuccess(seen);
    return isThere === true
      ? clientId
      : drive.stop(`the client that was made for it is not to be seen: ${answerOf(seen)}`);
  }

  async #none(drive: Drive): Promise<void> {
    for (const clientId of this.#made) {
      const { response } = await drive.send({ method: 'DELETE', purpose: 'clean-up', clientId });
      if (response && (response.status < 300 || response.status === 404)) this.gone(clientId);
    }
    const read = { method: 'GET', purpose: 'inventory' } as const;
    const isGone = (answer: Exchange) =>
      this.#idsIn(answer)?.some((clientId) => this.#deleted.has(clientId)) === false;
    const seen = await drive.settled('delete', read, isGone);
    const ids = this.#idsIn(seen);
    if (ids === undefined) drive.stop(`what clients there are is not known: ${answerOf(seen)}`);
    if (ids.some((clientId) => this.#deleted.has(clientId)))
      drive.stop('clients of this run are still listed after their deletion');
    if (ids.length > 0)
      drive.stop('there are clients that are not of this run, and they are not touched');
  }
}

const NAMES_ONE = /\/partner-clients\/[^/]+\/[^/]+$/;

/** The name that the pact would like, or one of ours; the run's mark is added to either. */
const labelOf = (states: readonly PactState[]): string => {
  const names = states.map(({ params }) => (Object.hasOwn(params, 'name') ? params.name : ''));
  const named = names.find((name) => typeof name === 'string' && name !== '');
  return typeof named === 'string' ? named.slice(0, 60) : 'Pact';
};

const isSuccess = ({ response, failure }: Exchange): boolean =>
  failure === undefined && response?.status === 200;

const answerOf = ({ request, response, failure }: Exchange): string =>
  failure
    ? `the ${request.method} was not answered (${failure.code})`
    : `the ${request.method} was answered ${response?.status ?? 0}`;
