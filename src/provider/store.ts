import { randomBytes, randomUUID } from 'node:crypto';

/** A partner's clients at one institution. */
export interface Collection {
  readonly institution: string;
  readonly partner: string;
}

/** What a caller may do with a collection. */
export type Access = 'granted' | 'forbidden' | 'unknown';

/** What a caller may say about a client. */
export interface Metadata {
  readonly name?: string;
  readonly redirectUris?: readonly string[];
  readonly logoUri?: string;
  readonly clientUri?: string;
  readonly policyUri?: string;
  readonly tosUri?: string;
  readonly contacts?: readonly string[];
  readonly pkceRequired?: boolean;
}

/** What a create request must say at the least. */
export interface NewClient extends Metadata {
  readonly name: string;
  readonly redirectUris: readonly string[];
}

/** A client as get and list show it. */
export interface Client extends NewClient {
  readonly clientId: string;
}

/** What only the create answer shows. */
export interface Credentials {
  readonly clientId: string;
  readonly clientSecret: string;
}

/** The clients of every collection. Each operation is one step: no two can interleave. */
export interface Store {
  /** In the order of creation. */
  readonly list: (collection: Collection) => readonly Client[];
  readonly find: (collection: Collection, clientId: string) => Client | undefined;
  readonly create: (collection: Collection, metadata: NewClient) => Credentials;
  /** Changes the members that are given and no others. @returns whether there was such a client */
  readonly update: (collection: Collection, clientId: string, metadata: Metadata) => boolean;
  /** Stores a client as it is, in the place of the one with its id or at the end. */
  readonly put: (collection: Collection, client: Client) => void;
  /** @returns whether there was such a client */
  readonly remove: (collection: Collection, clientId: string) => boolean;
}

/** An identifier nobody can guess: a UUID of version 4 (RFC 9562 §5.4). */
export const newClientId = (): string => randomUUID();

/** 256 random bits; RFC 6749 §10.10 asks for 160. */
export const newClientSecret = (): string => randomBytes(32).toString('base64url');

/** A store in memory. A secret is handed out once and kept nowhere. */
export const createStore = (): Store => {
  const collections = new Map<string, Map<string, Client>>();
  const clientsOf = ({ institution, partner }: Collection): Map<string, Client> => {
    const key = JSON.stringify([institution, partner]);
    const known = collections.get(key);
    if (known) return known;
    const clients = new Map<string, Client>();
    collections.set(key, clients);
    return clients;
  };
  return {
    list: (collection) => [...clientsOf(collection).values()],
    find: (collection, clientId) => clientsOf(collection).get(clientId),
    create: (collection, metadata) => {
      const clientId = newClientId();
      clientsOf(collection).set(clientId, { clientId, ...metadata });
      return { clientId, clientSecret: newClientSecret() };
    },
    update: (collection, clientId, metadata) => {
      const clients = clientsOf(collection);
      const client = clients.get(clientId);
      if (client) clients.set(clientId, { ...client, ...metadata, clientId });
      return client !== undefined;
    },
    put: (collection, client) => {
      clientsOf(collection).set(client.clientId, client);
    },
    remove: (collection, clientId) => clientsOf(collection).delete(clientId),
  };
};

/** Gives a collection clients that were there before anybody asked. */
export const seed = (store: Store, collection: Collection, count: number): void => {
  for (let number = 1; number <= count; number += 1) {
    store.create(collection, {
      name: `Existing client ${number} of ${collection.partner}`,
      redirectUris: [`https://existing-${number}.example.com/callback`],
      contacts: [`owner-${number}@example.com`],
    });
  }
};
