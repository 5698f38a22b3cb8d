import { type Defects, empty, handling, showing } from './defects.testing.js';
import {
  type Answer,
  type Asked,
  type Fields,
  itemsOf,
  jsonOf,
  membersIn,
  operationOf,
} from './exchange.testing.js';

const idIn = (answer: Answer): string | undefined => {
  const { clientId } = membersIn(membersIn(jsonOf(answer)).client);
  return typeof clientId === 'string' ? clientId : undefined;
};

/** Clients go by other ids than those of the provider. */
const renumbering =
  (idOf: (own: string, number: number, asked: Asked) => string): Defects[string]['plant'] =>
  () => {
    const own = new Map<string, string>();
    const shown = new Map<string, string>();
    const key = (asked: Asked, id: string) => `${asked.partner} ${id}`;
    return async (asked, forward) => {
      const { clientId } = asked;
      const meant = clientId === undefined ? undefined : own.get(key(asked, clientId));
      const answer = await forward({ ...asked, clientId: meant ?? clientId });
      const issued = operationOf(asked) === 'createClient' ? idIn(answer) : undefined;
      if (issued !== undefined) {
        const id = idOf(issued, shown.size, asked);
        own.set(key(asked, id), issued);
        shown.set(issued, id);
      }
      let { text } = answer;
      for (const [real, id] of shown) text = text.replaceAll(real, id);
      return { ...answer, text };
    };
  };

const withId = (client: Fields, clientId: unknown): Fields => ({ ...client, clientId });

/** Defects of ids, and of what is kept apart. */
export const OF_IDENTITY: Defects = {
  'an id is issued again after a deletion': {
    plant: (provider) => {
      const gone: string[] = [];
      const inner = renumbering((own, _, { partner }) => {
        const at = gone.findIndex((each) => each.startsWith(`${partner} `));
        return at < 0 ? own : (gone.splice(at, 1)[0]?.slice(partner.length + 1) ?? own);
      })(provider);
      return async (asked, forward) => {
        const answer = await inner(asked, forward);
        if (asked.method === 'DELETE' && answer.status === 204)
          gone.push(`${asked.partner} ${asked.clientId ?? ''}`);
        return answer;
      };
    },
    found: ['ids-are-unique'],
  },
  'two partners are issued the same ids': {
    plant: (provider) => {
      const counts = new Map<string, number>();
      return renumbering((_, __, { partner }) => {
        const count = (counts.get(partner) ?? 0) + 1;
        counts.set(partner, count);
        return `client_${count}`;
      })(provider);
    },
    found: ['ids-are-unique'],
  },
  'all creates of a partner answer one id': {
    plant: renumbering((_, __, { partner }) => `client_of_${partner.length}`),
    found: ['created-is-listed', 'ids-are-unique'],
  },
  'ids are shown in lower case': {
    plant: showing('getClient', (client) =>
      withId(membersIn(client), String(membersIn(client).clientId).toUpperCase()),
    ),
    found: ['client-id-is-the-one-asked-for'],
  },
  'gets show the client that was read before': {
    plant: () => {
      let before: Answer | undefined;
      let count = 0;
      return async (asked, forward) => {
        const answer = await forward(asked);
        if (operationOf(asked) !== 'getClient' || answer.status !== 200) return answer;
        const shown = (count += 1) % 4 === 0 ? (before ?? answer) : answer;
        before = answer;
        return shown;
      };
    },
    found: [
      'client-id-is-the-one-asked-for',
      'created-is-readable',
      'redirect-uris-come-back-unchanged',
      'update-is-visible',
    ],
  },
  'updates move the client': {
    plant: () => {
      const moved = new Set<string>();
      return async (asked, forward) => {
        const { clientId = '' } = asked;
        const answer = await forward(asked);
        if (asked.method === 'PUT' && answer.status === 204) moved.add(clientId);
        if (asked.method === 'GET' && asked.clientId !== undefined && moved.has(clientId))
          return empty(404);
        if (operationOf(asked) !== 'listClients') return answer;
        const items = itemsOf(answer).map((each) =>
          moved.has(String(each.clientId)) ? withId(each, `${String(each.clientId)}_v2`) : each,
        );
        return { ...answer, text: JSON.stringify(items) };
      };
    },
    found: ['content-has-a-type', 'created-is-listed'],
  },
  'lists hold the clients of all partners': {
    plant: (provider) => async (asked, forward) => {
      const answer = await forward(asked);
      if (operationOf(asked) !== 'listClients' || answer.status !== 200) return answer;
      const partner = asked.partner === provider.partner ? provider.otherPartner : provider.partner;
      const others = itemsOf(await forward({ method: 'GET', partner }));
      return { ...answer, text: JSON.stringify([...itemsOf(answer), ...others]) };
    },
    found: ['client-stays-in-its-collection'],
  },
  'updates change the client before': {
    plant: handling('updateClient', async (asked, forward) => {
      const items = itemsOf(await forward({ method: 'GET', partner: asked.partner }));
      const at = items.findIndex(({ clientId }) => clientId === asked.clientId);
      const clientId = items[at - 1]?.clientId;
      const answer = await forward(asked);
      if (typeof clientId === 'string' && answer.status === 204)
        await forward({ ...asked, clientId });
      return answer;
    }),
    found: ['update-leaves-others-alone'],
  },
};
