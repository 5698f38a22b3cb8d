import type {
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
  DocumentSchema,
  DocumentTree,
} from '../model/document.js';
import { knownOperation } from '../model/operation.js';
import type { Direction } from './direction.js';
import type { Documents } from './documents.js';
import { unreadWords } from './gaps.js';
import { readSecurity } from './security.js';
import { basePaths } from './servers.js';
import { textAt } from './value.js';

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
    const operation = operationOf(node, index, schemaAt, documents);
    const security = readSecurity(node, tree, documents);
    const bases = basePaths(node.servers);
    return {
      operation: { ...operation, bases, security },
      templates: bases.map((base) => `${base}${node.path}`),
    };
  });

const operationOf = (
  node: DocumentOperation,
  index: number,
  schemaAt: SchemaAt,
  documents: Documents,
): Operation => {
  const { method, path, pointer, position, lost } = node;
  const responses = node.responses.map(({ key, entry, response }): ResponseSpec => ({
    key,
    pointer: entry.pointer,
    position: entry.position,
    unread: unreadOf(documents, response),
    content: contentOf(response.content, 'response', schemaAt, documents),
  }));
  const byKey = new Map(responses.map((response) => [response.key, response]));
  return {
    id: knownOperation(method, path) ?? textAt(node.value, 'operationId') ?? `${method} ${path}`,
    index,
    method,
    path,
    pointer,
    position,
    ...((lost.parameters ?? lost.responses)
      ? {
          unread: {
            parameters: lost.parameters && unreadWords(lost.parameters),
            responses: lost.responses && unreadWords(lost.responses),
          },
        }
      : {}),
    parameters: node.parameters.map((each) => parameterOf(each, schemaAt)),
    requestBody: requestBodyOf(node, schemaAt, documents),
    responses,
    response: (status) =>
      byKey.get(String(status)) ??
      byKey.get(`${String(Math.floor(status / 100))}XX`) ??
      byKey.get('default'),
  };
};

const parameterOf = (node: DocumentParameter, schemaAt: SchemaAt): ParameterSpec => {
  const { name, in: location, required, pointer } = node;
  const [content] = node.content.values();
  const schema = node.schema ?? content?.schema;
  return {
    name,
    in: location,
    required,
    pointer,
    schema: schema && schemaAt(schema, 'request'),
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
    pointer: media.pointer,
    unread: unreadOf(documents, media),
    schema: media.schema && schemaAt(media.schema, direction),
  }));

const unreadOf = (documents: Documents, { pointer }: DocumentNode): string | undefined => {
  const gap = documents.dead(pointer);
  return gap && unreadWords(gap);
};
