import type { Change } from './change.js';
import type { Contract, SchemaSpec } from '../model/contract.js';
import { isSent } from './schema/sends.js';
import { accepts } from './schema/accepts.js';
import { Nodes } from './schema/nodes.js';
import type { Direction, Node } from './schema/types.js';
import { Undecided } from './schema/undecided.js';
import { textTests } from '../app/text-tests.js';
import { changesBetween } from './diff.js';
import { loaded, NOW } from './diff.testing.js';

type Pair = readonly [unknown, unknown];
type Schemas = Readonly<Record<string, unknown>>;

/** Of what kind of documents, and of messages. */
export interface Around {
  readonly openapi?: string;
  readonly direction?: Direction;
  readonly old?: Schemas;
  readonly new?: Schemas;
}

const document = (
  schemas: readonly unknown[],
  direction: Direction,
  openapi: string,
  components: Schemas,
) => ({
  openapi,
  info: { title: 'T', version: '1' },
  paths: Object.fromEntries(
    schemas.map((schema, index) => {
      const content = { 'application/json': { schema } };
      const operation =
        direction === 'request'
          ? { requestBody: { required: true, content }, responses: { 204: { description: 'd' } } }
          : { responses: { 200: { description: 'd', content } } };
      return [`/p${String(index)}`, { post: operation }];
    }),
  ),
  components: { schemas: components },
});

/** What was told of one pair, and by what that can be checked. */
export interface Told {
  readonly pair: Pair;
  readonly operation: string;
  readonly changes: readonly Change[];
  /** Whether a value is sent under the schema of who sends. */
  readonly sends: (value: unknown) => boolean;
  /** Whether a value is valid under the schema of who receives. */
  readonly takes: (value: unknown) => boolean;
  /** Whether the comparison and the validator are of one mind about a value. */
  readonly agrees: (value: unknown) => boolean;
}

/** The body that a witness shows. */
export const bodyIn = ({ witness, direction }: Change): unknown => {
  const message = new Map(Object.entries(witness?.message ?? {})).get(direction);
  return new Map<string, unknown>(Object.entries(message ?? {})).get('body');
};

/** Compares many pairs at once: from what is sent to what is received. */
export const toldOf = async (
  pairs: readonly Pair[],
  { openapi = '3.1.0', direction = 'request', old = {}, new: now = {} }: Around = {},
): Promise<readonly Told[]> => {
  const isRequest = direction === 'request';
  const contracts = {
    old: await loaded(
      document(
        pairs.map(([one, other]) => (isRequest ? one : other)),
        direction,
        openapi,
        old,
      ),
    ),
    new: await loaded(
      document(
        pairs.map(([one, other]) => (isRequest ? other : one)),
        direction,
        openapi,
        now,
      ),
    ),
  };
  const changes = changesBetween(contracts, { tests: textTests, now: NOW });
  const nodes = new Nodes(textTests);
  for (const { gapsMet } of [contracts.old, contracts.new]) nodes.faults.add(gapsMet);
  return pairs.map((pair, index) => {
    const [first, second] = isRequest
      ? [contracts.old, contracts.new]
      : [contracts.new, contracts.old];
    const [sender, receiver] = [
      schemaAt(first, index, direction),
      schemaAt(second, index, direction),
    ];
    const [sent, received] = [sender, receiver].map(({ written }) => nodes.of(written, direction));
    const isStrange = (name: string) => /^undocumented/i.test(name);
    if (!sent || !received) throw new Error('there is no such schema');
    const operation = `POST /p${String(index)}`;
    return {
      pair,
      operation,
      changes: changes.filter(({ operations }) => operations.includes(operation)),
      sends: (value) =>
        sender.spec.accepts(value) &&
        sender.spec.doubt?.(value) === undefined &&
        (told(() => isSent([sent], value, isStrange)) ?? false),
      takes: (value) => receiver.spec.accepts(value),
      agrees: (value) =>
        isAgreed(sent, sender.spec, value) && isAgreed(received, receiver.spec, value),
    };
  });
};

/** Undefined: nobody can tell. */
const told = (tell: () => boolean): boolean | undefined => {
  try {
    return tell();
  } catch (error) {
    if (!(error instanceof Undecided)) throw error;
    return undefined;
  }
};

const isAgreed = (node: Node, spec: SchemaSpec, value: unknown): boolean => {
  const own = told(() => accepts([node], value));
  return own === undefined || own === spec.accepts(value);
};

const schemaAt = (contract: Contract, index: number, direction: Direction) => {
  const operation = contract.tree.operations[index];
  const content =
    direction === 'request'
      ? operation?.requestBody?.content
      : operation?.responses[0]?.response.content;
  const written = content?.get('application/json')?.schema;
  const spec = written && contract.validator(written, direction);
  if (!spec) throw new Error('the document has no such schema');
  return { written, spec };
};
