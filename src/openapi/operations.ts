import type {
  HeaderSpec,
  MediaTypeSpec,
  Operation,
  ParameterSpec,
  RequestBodySpec,
  ResponseSpec,
  SchemaSpec,
} from '../model/contract.js';
import type {
  DocumentContent,
  DocumentNode,
  DocumentOperation,
  DocumentParameter,
  DocumentResponse,
  DocumentSchema,
  DocumentTree,
} from '../model/document.js';
import { knownOperation } from '../model/operation.js';
import type { Direction } from './direction.js';
import type { Documents } from './documents.js';
import { unreadWords } from './gaps.js';
import { lazily } from './lazily.js';
import { readSecurity } from './security.js';
import { basePaths } from './servers.js';
import { parametersOf } from '../model/http/media-type.js';
import { member, textAt } from './value.js';

/** An operation with the paths, base paths of servers included, under which it is served. */
interface Served {
  readonly operation: Operation;
  readonly templates: readonly string[];
}

/** Puts the validator beside a schema of the document. */
type SchemaAt = (schema: DocumentSchema, direction: Direction) => SchemaSpec | undefined;

/** The operations of a document as exchanges are judged by them. */
export const serveOperations = (
  tree: DocumentTree,
  documents: Documents,
  schemaAt: SchemaAt,
): readonly Served[] =>
  tree.operations.map((node, index) => {
    const bases = basePaths(node.servers);
    const own = operationOf(node, index, schemaAt, documents);
    const security = () => readSecurity(node, tree, documents);
    return {
      operation: lazily(Object.assign(own, { bases }), { security }),
      templates: bases.map((base) => `${base}${node.path}`),
    };
  });

const operationOf = (
  node: DocumentOperation,
  index: number,
  schemaAt: SchemaAt,
  documents: Documents,
): Operation => {
  const { method, path, pointer } = node;
  const operation = {
    id: knownOperation(method, path) ?? textAt(node.value, 'operationId') ?? `${method} ${path}`,
    index,
    method,
    path,
    pointer,
    response: (status: number) => whole.byStatus(status),
  };
  const responses = () => node.responses.map((each) => responseOf(each, schemaAt, documents));
  const whole = lazily({}, { byStatus: () => responseAt(made.responses) });
  const made: Operation = lazily(operation, {
    position: () => node.position,
    unread: () => lostBy(node),
    parameters: () => node.parameters.map((each) => parameterOf(each, schemaAt)),
    requestBody: () => requestBodyOf(node, schemaAt, documents),
    responses,
  });
  return made;
};

/** Statuses that are kept in mind: there are no more three-digit numbers. */
const STATUSES = 1000;

/** Finds the response of a status: exact, else `NXX`, else `default`. */
const responseAt = (responses: readonly ResponseSpec[]): Operation['response'] => {
  const byKey = new Map(responses.map((response) => [response.key, response]));
  const find = (status: number) =>
    byKey.get(String(status)) ??
    byKey.get(`${String(Math.floor(status / 100))}XX`) ??
    byKey.get('default');
  const found = new Map<number, ResponseSpec | undefined>();
  return (status) => {
    const known = found.get(status);
    if (known || found.has(status)) return known;
    const response = find(status);
    if (found.size < STATUSES) found.set(status, response);
    return response;
  };
};

const lostBy = ({ lost }: DocumentOperation): Operation['unread'] =>
  (lost.parameters ?? lost.responses) && {
    parameters: lost.parameters && unreadWords(lost.parameters),
    responses: lost.responses && unreadWords(lost.responses),
  };

const responseOf = (
  { key, entry, response }: DocumentOperation['responses'][number],
  schemaAt: SchemaAt,
  documents: Documents,
): ResponseSpec => {
  const own = { key, pointer: entry.pointer, unread: unreadOf(documents, response) };
  return lazily(own, {
    position: () => entry.position,
    content: () => contentOf(response.content, 'response', schemaAt, documents),
    headers: () => headersOf(response, schemaAt, documents),
  });
};

/** `Content-Type` is described by the content (OpenAPI, Response Object). */
const headersOf = (
  response: DocumentResponse,
  schemaAt: SchemaAt,
  documents: Documents,
): readonly HeaderSpec[] =>
  [...response.headers]
    .map(([name, header]): HeaderSpec => {
      const { required, pointer, position, explode } = header;
      const [media] = header.content;
      const schema = header.schema ?? media?.[1].schema;
      return {
        ...{ name: name.toLowerCase(), required, pointer, position },
        unread: unreadOf(documents, header),
        schema: schema && schemaAt(schema, 'response'),
        written: { style: 'simple', explode, mediaType: header.schema ? undefined : media?.[0] },
      };
    })
    .filter(({ name }) => name !== 'content-type');

const parameterOf = (node: DocumentParameter, schemaAt: SchemaAt): ParameterSpec => {
  const { name, in: location, required, pointer, style, explode } = node;
  const [media] = node.content;
  const schema = node.schema ?? media?.[1].schema;
  return {
    name,
    in: location,
    required,
    pointer,
    schema: schema && schemaAt(schema, 'request'),
    written: { style, explode, mediaType: node.schema ? undefined : media?.[0] },
    mayBeEmpty: location === 'query' && member(node.value, 'allowEmptyValue') === true,
  };
};

const requestBodyOf = (
  { requestBody }: DocumentOperation,
  schemaAt: SchemaAt,
  documents: Documents,
): RequestBodySpec | undefined =>
  requestBody && {
    pointer: requestBody.pointer,
    unread: unreadOf(documents, requestBody),
    required: requestBody.required,
    content: contentOf(requestBody.content, 'request', schemaAt, documents),
  };

const contentOf = (
  content: DocumentContent,
  direction: Direction,
  schemaAt: SchemaAt,
  documents: Documents,
): readonly MediaTypeSpec[] =>
  [...content].map(([name, media]) => ({
    mediaType: (name.split(';', 1)[0] ?? '').trim().toLowerCase(),
    parameters: parametersOf(name),
    pointer: media.pointer,
    unread: unreadOf(documents, media),
    schema: media.schema && schemaAt(media.schema, direction),
  }));

const unreadOf = (documents: Documents, { pointer }: DocumentNode): string | undefined => {
  const gap = documents.dead(pointer);
  return gap && unreadWords(gap);
};
