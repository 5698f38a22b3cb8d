import type { SecondProvider } from '../../second-provider.testing.js';
import { type Between, detailsOf } from './application.testing.js';
import { type Asked, type Forward, jsonOf, membersIn } from './exchange.testing.js';

/** Others at work on clients of their own, between the requests of the application and unseen by its recorder. */
export const besideOthers = ({ partner, otherPartner }: SecondProvider): Between => {
  const clients: Asked[] = [];
  let count = 0;
  const create = async (forward: Forward): Promise<void> => {
    const of = count % 4 === 0 ? otherPartner : partner;
    const sent = detailsOf(`Of somebody else ${count}`, count);
    const answer = await forward({ method: 'POST', partner: of, sent });
    const { clientId } = membersIn(membersIn(jsonOf(answer)).client);
    clients.push({ method: 'PUT', partner: of, clientId: String(clientId) });
  };
  const update = async (forward: Forward): Promise<void> => {
    const client = clients[count % clients.length];
    if (client)
      await forward({ ...client, sent: detailsOf(`Changed by somebody ${count}`, count) });
  };
  const remove = async (forward: Forward): Promise<void> => {
    const client = clients.splice(count % clients.length, 1)[0];
    if (client) await forward({ ...client, method: 'DELETE' });
  };
  const acts = [create, update, create, remove, update, create, remove];
  return async (asked, forward) => {
    await acts[count++ % acts.length]?.(forward);
    return forward(asked);
  };
};
