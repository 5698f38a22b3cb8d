import { shapeOf } from './path-template.js';

/** The five operations, by the names that this suite gives them (the document has no operationId). */
export const OPERATION_IDS = [
  'listClients',
  'createClient',
  'getClient',
  'updateClient',
  'deleteClient',
] as const;

/** One of the five, or, in a document of another API, its operationId or `METHOD /path`. */
export type OperationId = string;

const TEMPLATE = '/a/oidc-provider/api/v0/institutions/{}/partner-clients/{}';

const NAMES: Readonly<Record<string, (typeof OPERATION_IDS)[number]>> = {
  [`GET ${TEMPLATE}`]: 'listClients',
  [`POST ${TEMPLATE}`]: 'createClient',
  [`GET ${TEMPLATE}/{}`]: 'getClient',
  [`PUT ${TEMPLATE}/{}`]: 'updateClient',
  [`DELETE ${TEMPLATE}/{}`]: 'deleteClient',
};

/**
 * The suite's own name of an operation, whatever the document calls its path variables.
 * @returns undefined for an operation that is not one of the five
 */
export const knownOperation = (method: string, path: string): OperationId | undefined =>
  NAMES[`${method.toUpperCase()} ${shapeOf(path)}`];

/** Which of the five a request is of that is aimed at a collection, or at one client in it. */
export const operationAt = (
  method: string,
  clientId: string | undefined,
): OperationId | undefined => NAMES[`${method} ${TEMPLATE}${clientId === undefined ? '' : '/{}'}`];

/** A partner's clients at one institution: the unit of history, isolation and sharding. */
export interface Collection {
  readonly institution: string;
  readonly partner: string;
}

/** The raw request target of a collection, or of one client in it; each value keeps one segment. */
export const targetOf = (collection: Collection, clientId?: string, prefix = ''): string => {
  const { institution, partner } = collection;
  const base = `${prefix}/a/oidc-provider/api/v0/institutions/${segment(institution)}/partner-clients/${segment(partner)}`;
  return clientId === undefined ? base : `${base}/${segment(clientId)}`;
};

/** Percent-encodes one path segment (RFC 3986 §3.3), lone surrogates and dot segments included. */
export const segment = (value: string): string => {
  const encoded = encodeURIComponent(value.toWellFormed());
  return encoded === '.' || encoded === '..' ? encoded.replaceAll('.', '%2E') : encoded;
};
