import type { Hooks } from '../fault.js';

/** A store that, unlike the real one, remembers the secrets that it hands out, by client. */
export const rememberingSecrets = (): {
  readonly secrets: ReadonlyMap<unknown, string>;
  readonly hooks: Hooks;
} => {
  const secrets = new Map<unknown, string>();
  const hooks: Hooks = {
    store: (store) => ({
      ...store,
      create: (collection, metadata) => {
        const credentials = store.create(collection, metadata);
        secrets.set(credentials.clientId, credentials.clientSecret);
        return credentials;
      },
    }),
  };
  return { secrets, hooks };
};
