import { type Defects, empty, every, handling, showing, showingClient } from './defects.testing.js';
import {
  type Answer,
  type Asked,
  type Fields,
  itemsOf,
  jsonOf,
  listIn,
  membersIn,
  operationOf,
} from './exchange.testing.js';

const withItems = (answer: Answer, items: readonly unknown[]): Answer => ({
  ...answer,
  text: JSON.stringify(items),
});

/** Changes whole lists, with what requests have shown so far. */
const listing =
  (
    learn: (known: Map<string, Fields>, asked: Asked, answer: Answer) => void,
    change: (items: readonly Fields[], known: ReadonlyMap<string, Fields>) => readonly unknown[],
  ): Defects[string]['plant'] =>
  () => {
    const known = new Map<string, Fields>();
    return async (asked, forward) => {
      const answer = await forward(asked);
      learn(known, asked, answer);
      const isList = operationOf(asked) === 'listClients' && answer.status === 200;
      return isList ? withItems(answer, change(itemsOf(answer), known)) : answer;
    };
  };

/** Defects of which clients are there, and listed. */
export const OF_LISTS: Defects = {
  'created clients are not there': {
    plant: handling('createClient', async (asked, forward) => {
      const answer = await forward(asked);
      const { clientId } = membersIn(membersIn(jsonOf(answer)).client);
      if (typeof clientId === 'string')
        await forward({ method: 'DELETE', partner: asked.partner, clientId });
      return answer;
    }),
    found: ['created-is-listed', 'created-is-readable'],
  },
  'the newest client is not listed': {
    plant: showing('listClients', (clients) => listIn(clients).slice(1)),
    found: ['created-is-listed', 'delete-leaves-others-alone'],
  },
  'lists end after three': {
    plant: showing('listClients', (clients) => listIn(clients).slice(0, 3)),
    found: ['created-is-listed'],
  },
  'every second list is empty': {
    plant: () => {
      const isTime = every(4);
      return showing('listClients', (clients) => (isTime() ? [] : clients))();
    },
    found: ['created-is-listed', 'delete-leaves-others-alone'],
  },
  'lists repeat a client': {
    plant: showing('listClients', (clients) => [
      ...listIn(clients),
      ...listIn(clients).slice(0, 1),
    ]),
    found: ['created-is-listed'],
  },
  'lists show short names': {
    plant: showingClient('listClients', (client) => ({
      ...client,
      name: String(client.name).slice(0, 5),
    })),
    found: ['list-agrees-with-get'],
  },
  'lists show flags turned': {
    plant: showingClient('listClients', (client) => ({
      ...client,
      pkceRequired: client.pkceRequired !== true,
    })),
    found: ['list-agrees-with-get'],
  },
  'deleted clients are still listed': {
    plant: listing(
      (known, asked, answer) => {
        if (operationOf(asked) !== 'listClients') return;
        for (const item of itemsOf(answer))
          known.set(`${asked.partner} ${String(item.clientId)}`, item);
      },
      (items, known) => {
        const [first] = items;
        const partners = [...known].filter(([key]) => key.endsWith(` ${String(first?.clientId)}`));
        const prefix = (partners[0]?.[0] ?? '').split(' client')[0] ?? '';
        return [...known]
          .filter(([key]) => key.startsWith(`${prefix} client`))
          .map(([, item]) => item);
      },
    ),
    found: ['deleted-stays-deleted'],
  },
  'deletes do nothing': {
    plant: handling('deleteClient', async (asked, forward) => {
      const { status } = await forward({ ...asked, method: 'GET' });
      return status === 200 ? empty(204) : forward(asked);
    }),
    found: ['deleted-stays-deleted'],
  },
  'deleted clients can still be read': {
    plant: () => {
      const last = new Map<string, Answer>();
      return async (asked, forward) => {
        const answer = await forward(asked);
        if (operationOf(asked) !== 'getClient') return answer;
        const { clientId = '' } = asked;
        if (answer.status === 200) last.set(clientId, answer);
        return last.get(clientId) ?? answer;
      };
    },
    found: ['deleted-stays-deleted'],
  },
  'deletes are done twice': {
    plant: handling('deleteClient', async (asked, forward) => {
      await forward(asked);
      return empty(204);
    }),
    found: ['deleted-stays-deleted'],
  },
  'updates of deleted clients succeed': {
    plant: handling('updateClient', async (asked, forward) => {
      const answer = await forward(asked);
      return answer.status === 404 ? empty(204) : answer;
    }),
    found: ['deleted-stays-deleted'],
  },
  'deletes take the client before': {
    plant: handling('deleteClient', async (asked, forward) => {
      const items = itemsOf(await forward({ method: 'GET', partner: asked.partner }));
      const at = items.findIndex(({ clientId }) => clientId === asked.clientId);
      const clientId = items[at + 1]?.clientId;
      if (at >= 0 && typeof clientId === 'string') await forward({ ...asked, clientId });
      return forward(asked);
    }),
    found: [],
    lost: 'another writer may have deleted it after it was listed',
  },
};
