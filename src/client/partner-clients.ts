import { Body, EMPTY_BODY } from '../model/body.js';
import type { HttpRequest, HttpResponse } from '../model/exchange.js';
import { HeaderList } from '../model/http/headers.js';
import { targetOf, type Collection } from '../model/operation.js';
import type { ClientMetadata } from '../model/probe.js';
import type { Authorizer, Transport } from '../model/transport.js';
import {
  readCreated,
  readDetails,
  readList,
  type ClientDetails,
  type CreatedClient,
} from './answers.js';
import { ClientError, codeOfStatus } from './error.js';

export interface PartnerClientsOptions {
  readonly transport: Transport;
  readonly authorizer: Authorizer;
  /** Scheme and authority, without a trailing slash. */
  readonly origin: string;
  /** A base path before the document's own, without a trailing slash. Default none. */
  readonly prefix?: string | undefined;
  readonly collection: Collection;
}

interface Call {
  readonly method: string;
  readonly clientId?: string;
  readonly json?: unknown;
  readonly status: number;
}

/**
 * The Partner Clients API as a partner console uses it. It is strict about what it reads and indifferent to
 * all else. Throws `ClientError`, or the authorizer's `ConformanceError`.
 */
export class PartnerClients {
  readonly #options: PartnerClientsOptions;

  constructor(options: PartnerClientsOptions) {
    this.#options = options;
  }

  async list(): Promise<readonly ClientDetails[]> {
    return readList(json(await this.#call({ method: 'GET', status: 200 })));
  }

  async create(metadata: ClientMetadata): Promise<CreatedClient> {
    return readCreated(json(await this.#call({ method: 'POST', json: metadata, status: 200 })));
  }

  async get(clientId: string): Promise<ClientDetails> {
    return readDetails(json(await this.#call({ method: 'GET', clientId, status: 200 })));
  }

  async update(clientId: string, metadata: ClientMetadata): Promise<void> {
    await this.#call({ method: 'PUT', clientId, json: metadata, status: 204 });
  }

  async delete(clientId: string): Promise<void> {
    await this.#call({ method: 'DELETE', clientId, status: 204 });
  }

  async #call(call: Call): Promise<HttpResponse> {
    const first = await this.#send(call);
    const isWorthAnother = first.status === 401 && (await this.#options.authorizer.refused());
    const response = isWorthAnother ? await this.#send(call) : first;
    if (response.status === call.status) return response;
    const code = codeOfStatus(response.status);
    const message = `${call.method} is answered ${response.status}, not ${call.status}`;
    throw new ClientError(code, message, response.status);
  }

  async #send(call: Call): Promise<HttpResponse> {
    const { transport, authorizer } = this.#options;
    const authorization = await authorizer.authorization();
    const { response, failure } = await transport.send(this.#request(call, authorization));
    if (response && !failure) return response;
    const message = failure?.message ?? 'no answer came';
    throw new ClientError('unreachable', message, response?.status);
  }

  #request({ method, clientId, json }: Call, authorization: string): HttpRequest {
    const { origin, prefix, collection } = this.#options;
    const headers = [
      { name: 'accept', value: 'application/json' },
      { name: 'authorization', value: authorization },
    ];
    if (json !== undefined) headers.push({ name: 'content-type', value: 'application/json' });
    return {
      method,
      origin,
      headers: new HeaderList(headers),
      target: targetOf(collection, clientId, prefix),
      body: json === undefined ? EMPTY_BODY : Body.ofText(JSON.stringify(json)),
    };
  }
}

const json = ({ body }: HttpResponse): unknown => {
  if (body.json.ok) return body.json.value;
  // the parser's own words quote the body, which may hold a secret
  throw new ClientError('unexpected-body', 'the answer is no JSON');
};
