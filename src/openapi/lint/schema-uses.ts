import type {
  DocumentContent,
  DocumentOperation,
  DocumentParameter,
  DocumentSchema,
  DocumentTree,
} from '../../model/document.js';
import { isObject } from '../value.js';

/** A schema, what it is the schema of, and which way it travels. */
export interface SchemaUse {
  readonly place: DocumentSchema;
  /** The name of the member, the parameter or the component; of an item, that of its list. */
  readonly name: string;
  readonly request: boolean;
  readonly response: boolean;
}

interface Visit {
  readonly schema: DocumentSchema;
  readonly name: string;
  readonly way: 'request' | 'response' | undefined;
}

/** Every schema of a document with its uses; each is visited at most once a way. */
export const schemaUses = (tree: DocumentTree): readonly SchemaUse[] => {
  const found = new Map<DocumentSchema, { name: string; ways: Set<Visit['way']> }>();
  const queue: Visit[] = [...starts(tree)].reverse();
  for (let visit = queue.pop(); visit; visit = queue.pop()) {
    const { name, way } = visit;
    const schema = visit.schema.resolved;
    const use = found.get(schema) ?? { name, ways: new Set() };
    if (!isObject(schema.value) || use.ways.has(way)) continue;
    found.set(schema, use);
    use.ways.add(way);
    queue.push(...below({ schema, name, way }).reverse());
  }
  return [...found].map(([place, { name, ways }]) => ({
    place,
    name,
    request: ways.has('request'),
    response: ways.has('response'),
  }));
};

const starts = ({ schemas, operations }: DocumentTree): readonly Visit[] => [
  ...[...schemas].map(([name, schema]) => ({ schema, name, way: undefined })),
  ...operations.flatMap((operation) => [
    ...parametersOf(operation).flatMap(({ schema, name }) =>
      schema ? [{ schema, name, way: 'request' as const }] : [],
    ),
    ...(operation.requestBody ? schemasOf(operation.requestBody.content, 'request') : []),
    ...operation.responses.flatMap(({ response }) => schemasOf(response.content, 'response')),
  ]),
];

/** Those that the operation replaces among them. */
export const parametersOf = ({
  item,
  ownParameters,
}: DocumentOperation): readonly DocumentParameter[] => [...item.parameters, ...ownParameters];

const schemasOf = (content: DocumentContent, way: Visit['way']): readonly Visit[] =>
  [...content.values()].flatMap(({ schema }) => (schema ? [{ schema, name: '', way }] : []));

/** Where members, alternatives and items are described, in the order in which they are told. */
const WORDS = ['properties', 'allOf', 'anyOf', 'oneOf', 'items', 'additionalProperties'];

const below = ({ schema, name, way }: Visit): Visit[] =>
  WORDS.flatMap((word) =>
    schema.children
      .filter(({ keyword, key }) => keyword === word && (word !== 'items' || key === undefined))
      .map(({ keyword, key, schema: next }) => ({
        schema: next,
        name: keyword === 'properties' ? (key ?? name) : name,
        way,
      })),
  );
