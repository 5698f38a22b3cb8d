import { PartnerClients } from '../../src/client/partner-clients.js';
import { ClientError } from '../../src/client/error.js';
import type { Collection } from '../../src/model/operation.js';
import type { ClientMetadata } from '../../src/model/probe.js';
import type { Transport } from '../../src/model/transport.js';
import { createTransport } from '../../src/transport/transport.js';

/** The examples of the pact: whoever verifies it puts the values of the provider states in their place. */
export const COLLECTION: Collection = {
  institution: 'example-institution',
  partner: 'example-partner',
};
export const CLIENT_ID = '0b6f7a3e-52c1-4b8e-9a4d-6f1e2d3c4b5a';
export const METADATA = {
  name: 'Harbour Console',
  redirectUris: ['https://console.example/callback'],
} as const satisfies ClientMetadata;

/** What the client sent, one line a request: method, target and content. */
export interface Outcome<T> {
  readonly sent: readonly string[];
  readonly result: T | ClientError;
}

export type Call<T> = (clients: PartnerClients) => Promise<T>;

/** Lets the console's client, over the transport of every live request, talk to the server at `origin`. */
export const outcomeOf = async <T>(
  origin: string,
  authorization: string,
  call: Call<T>,
): Promise<Outcome<T>> => {
  const sent: string[] = [];
  const transport = noted(createTransport(), sent);
  const authorizer = {
    authorization: () => Promise.resolve(authorization),
    refused: () => Promise.resolve(false),
  };
  try {
    const clients = new PartnerClients({ transport, authorizer, origin, collection: COLLECTION });
    return { sent, result: await call(clients).catch(clientError) };
  } finally {
    await transport.close();
  }
};

const noted = (transport: Transport, sent: string[]): Transport => ({
  send: (request, options) => {
    sent.push(`${request.method} ${request.target} ${request.body.text}`.trimEnd());
    return transport.send(request, options);
  },
  close: () => transport.close(),
});

const clientError = (error: unknown): ClientError => {
  if (error instanceof ClientError) return error;
  throw error;
};
