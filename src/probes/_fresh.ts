import { saysAbsent } from '../model/http/absence.js';
import type { Exchange } from '../model/exchange.js';
import type { ClientMetadata } from '../model/probe.js';

/** Whether a get shows each member as it was sent. */
export const shows =
  (sent: ClientMetadata) =>
  ({ response }: Exchange): boolean => {
    if (response?.status !== 200 || !response.body.json.ok) return false;
    return hasAll(response.body.json.value, sent);
  };

const hasAll = (client: unknown, sent: ClientMetadata): boolean =>
  Object.entries(sent).every(([name, value]) => isEqual(memberOf(client, name), value));

/** Whether a list shows clients with all of these ids. */
export const lists =
  (...clientIds: readonly string[]) =>
  (answer: Exchange): boolean => {
    const listed = idsIn(answer);
    return clientIds.every((clientId) => listed?.includes(clientId));
  };

/** Whether a list shows no client with this id. */
export const lacks =
  (clientId: string) =>
  (answer: Exchange): boolean =>
    idsIn(answer)?.includes(clientId) === false;

/** Whether a list shows a client with this id, and each of its members as it was sent. */
export const listsAs =
  (clientId: string, sent: ClientMetadata) =>
  (answer: Exchange): boolean =>
    itemsIn(answer)?.some(
      (item) => memberOf(item, 'clientId') === clientId && hasAll(item, sent),
    ) ?? false;

export const isGone = ({ response }: Exchange): boolean => saysAbsent(response?.status);

export const isThere = ({ response }: Exchange): boolean => response?.status === 200;

const idsIn = (answer: Exchange): readonly unknown[] | undefined =>
  itemsIn(answer)?.map((item) => memberOf(item, 'clientId'));

const itemsIn = ({ response }: Exchange): readonly unknown[] | undefined => {
  const json = response?.status === 200 ? response.body.json : undefined;
  return json?.ok && Array.isArray(json.value) ? json.value : undefined;
};

const memberOf = (value: unknown, name: string): unknown => {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  const members: Readonly<Record<string, unknown>> = { ...value };
  return members[name];
};

/** Equality of what a client is made of: texts, booleans and arrays of texts. A flag that is not set may be left out. */
const isEqual = (shown: unknown, sent: unknown): boolean =>
  (shown === undefined && sent === false) || JSON.stringify(shown) === JSON.stringify(sent);
