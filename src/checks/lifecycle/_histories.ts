import type { Exchange } from '../../model/exchange.js';
import { EXAMPLE_ID, type ExampleInit, exchange } from '../_examples.js';

/** A second client. */
export const OTHER_ID = '0b8f6a52-4a8e-4d3c-8f7e-6d5c4b3a2f1e';

/** What the examples create. */
export const SENT = {
  name: 'Example app',
  redirectUris: ['https://app.example.com/cb?x=1&y=%2F', 'https://app.example.com/a'],
  contacts: ['team@example.com'],
  pkceRequired: true,
} as const;

type More = Partial<ExampleInit>;

/** One step every 100 ms, answered after 10: steps with one number overlap. */
const at = (step: number): More => ({
  id: `e${String(step)}`,
  startedAt: step * 100,
  endedAt: step * 100 + 10,
  purpose: 'valid',
});

const show = (members: object, clientId: string) => ({ clientId, ...members });

/** The client that `SENT` makes, as get shows it, with other members in place of its own. */
export const shown = (members: object = {}): object => ({ ...SENT, ...members });

export const create = (step: number, members: object = SENT, more: More = {}): Exchange => {
  const { clientId = EXAMPLE_ID, ...rest } = more;
  const client = { clientId, clientSecret: `s3cret-of-${clientId}` };
  const request = { json: members };
  return exchange({
    operation: 'createClient',
    status: 200,
    json: { client },
    request,
    ...at(step),
    ...rest,
  });
};

export const get = (step: number, members: object = SENT, more: More = {}): Exchange => {
  const json = show(members, more.clientId ?? EXAMPLE_ID);
  return exchange({ operation: 'getClient', status: 200, json, ...at(step), ...more });
};

/** A get that finds nothing. */
export const miss = (step: number, more: More = {}): Exchange =>
  exchange({ operation: 'getClient', status: 404, ...at(step), ...more });

export const list = (step: number, items: readonly object[], more: More = {}): Exchange =>
  exchange({ operation: 'listClients', status: 200, json: items, ...at(step), ...more });

/** An item of a list. */
export const item = (members: object = SENT, clientId: string = EXAMPLE_ID): object =>
  show(members, clientId);

export const update = (step: number, members: object, more: More = {}): Exchange =>
  exchange({
    operation: 'updateClient',
    status: 204,
    request: { json: members },
    ...at(step),
    ...more,
  });

export const remove = (step: number, more: More = {}): Exchange =>
  exchange({ operation: 'deleteClient', status: 204, ...at(step), ...more });
