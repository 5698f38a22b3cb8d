import type { SecondProvider } from '../../second-provider.testing.js';
import type { Between } from './application.testing.js';
import {
  type Answer,
  type Asked,
  type Fields,
  type Forward,
  type Header,
  jsonOf,
  membersIn,
  operationOf,
} from './exchange.testing.js';

/** A defect of the provider that an application meets. */
export interface OrdinaryDefect {
  /** Makes one that has met nobody yet. */
  readonly plant: (provider: SecondProvider) => Between;
  /** What `check` finds of it: errors and warnings about the answers. */
  readonly found: readonly string[];
  /** Why its answers do not contradict anything by themselves. */
  readonly lost?: string;
}

export type Defects = Readonly<Record<string, OrdinaryDefect>>;

type Operation = 'listClients' | 'createClient' | 'getClient' | 'updateClient' | 'deleteClient';

/** Changes the answers of an operation: those of success, or those with a status. */
export const answering =
  (
    operation: Operation,
    change: (answer: Answer, asked: Asked) => Answer,
    isMeant: (status: number) => boolean = (status) => status < 300,
  ) =>
  (): Between =>
  async (asked, forward) => {
    const answer = await forward(asked);
    const isIt = operationOf(asked) === operation && isMeant(answer.status);
    return isIt ? change(answer, asked) : answer;
  };

/** Changes the JSON that an operation answers. */
export const showing = (operation: Operation, change: (value: unknown, asked: Asked) => unknown) =>
  answering(operation, (answer, asked) => ({
    ...answer,
    text: JSON.stringify(change(jsonOf(answer), asked)),
  }));

/** Changes each client that a get, or a list, shows, or that a create answers. */
export const showingClient = (
  operation: 'listClients' | 'createClient' | 'getClient',
  change: (client: Fields, asked: Asked) => unknown,
) =>
  showing(operation, (value, asked) => {
    const each = (client: unknown) => change(membersIn(client), asked);
    if (Array.isArray(value)) return value.map(each);
    return operation === 'createClient' ? { client: each(membersIn(value).client) } : each(value);
  });

/** Changes what is stored of a client: the provider is sent something else than the application sends. */
export const storing =
  (change: (sent: Fields) => Fields, isMeant: (asked: Asked) => boolean = () => true) =>
  (): Between =>
  (asked, forward) =>
    asked.sent === undefined || !isMeant(asked)
      ? forward(asked)
      : forward({ ...asked, sent: change(membersIn(asked.sent)) });

/** Does something to requests of an operation in place of the provider. */
export const handling =
  (
    operation: Operation,
    handle: (asked: Asked, forward: Forward) => Promise<Answer>,
  ): (() => Between) =>
  () =>
  (asked, forward) =>
    operationOf(asked) === operation ? handle(asked, forward) : forward(asked);

const isNamed = (name: string, header: Header): boolean => header[0].toLowerCase() === name;

export const withoutField = (answer: Answer, name: string): Answer => ({
  ...answer,
  headers: answer.headers.filter((header) => !isNamed(name, header)),
});

/** Sets a field, in place of those of its name. */
export const withField = (answer: Answer, name: string, value: string): Answer => {
  const { headers, ...rest } = withoutField(answer, name);
  return { ...rest, headers: [...headers, [name, value]] };
};

export const empty = (status: number): Answer => ({ status, headers: [], text: '' });

export const json = (status: number, value: unknown): Answer => ({
  status,
  headers: [
    ['content-type', 'application/json'],
    ['cache-control', 'no-store'],
  ],
  text: JSON.stringify(value),
});

/** A client, or a request, without one of its members. */
export const without =
  (member: string) =>
  (fields: Fields): Fields =>
    Object.fromEntries(Object.entries(fields).filter(([name]) => name !== member));

/** Every so many times. */
export const every = (times: number): (() => boolean) => {
  let count = 0;
  return () => ++count % times === 0;
};
