import type { Position, SchemaNode } from '../model/contract.js';
import type { SchemaBase } from './base.js';
import { compilePattern } from './pattern.js';
import { isMarked } from './unread.js';
import { isList, isObject, listAt, objectAt, textAt, type JsonObject } from './value.js';

/** The nodes that a value may reach, and a walk that says which it did. */
export interface Walk {
  readonly nodes: readonly SchemaNode[];
  visit(value: unknown, hit: (node: number) => void): void;
}

type Step = (value: unknown, hit: (node: number) => void) => void;

/** Prepares the walk once, so that walking neither allocates nor looks anything up. */
export const buildWalk = (base: SchemaBase, schema: JsonObject): Walk => {
  const reached = reachable(base, schema);
  const pointers = inDocumentOrder(base, new Set(reached.values()));
  const indexes = new Map(pointers.map((pointer, index) => [pointer, index]));
  const builder = new StepBuilder(base, (node) => indexes.get(reached.get(node) ?? '') ?? -1);
  return { nodes: pointers.map((pointer) => ({ pointer })), visit: builder.step(schema) };
};

const ONE = ['not', 'if', 'contains', 'propertyNames'];

/** The nodes within reach that are not seen yet, in document order; they are seen then. */
export const unseenNodes = (
  base: SchemaBase,
  schema: JsonObject,
  seen: Set<string>,
): readonly SchemaNode[] => {
  const found = new Set(reachable(base, schema, seen).values());
  for (const pointer of found) seen.add(pointer);
  return inDocumentOrder(base, found).map((pointer) => ({ pointer }));
};

/** The rewritten nodes that a value may reach, each with its pointer; not those known, nor what is below them. */
const reachable = (
  base: SchemaBase,
  schema: JsonObject,
  known: ReadonlySet<string> = new Set(),
): ReadonlyMap<JsonObject, string> => {
  const found = new Map<JsonObject, string>();
  const seen = new Set<JsonObject>();
  const queue: JsonObject[] = [schema];
  for (let node = queue.pop(); node; node = queue.pop()) {
    if (seen.has(node)) continue;
    seen.add(node);
    const pointer = base.adapter.origin(node)?.pointer;
    if (pointer !== undefined && known.has(pointer)) continue;
    if (pointer !== undefined) found.set(node, pointer);
    queue.push(...childrenOf(base, node));
  }
  return found;
};

const childrenOf = (base: SchemaBase, node: JsonObject): readonly JsonObject[] => {
  const ref = textAt(node, '$ref');
  const target = ref === undefined ? undefined : base.adapter.byId(ref)?.schema;
  const nested = Object.entries(node).flatMap(([key, value]) => {
    if (ONE.includes(key)) return [];
    if (isList(value)) return value;
    return key === 'properties' || key === 'patternProperties' || key === 'dependentSchemas'
      ? Object.values(objectAt(node, key))
      : [value];
  });
  return [target, ...nested].filter(isObject);
};

const inDocumentOrder = (base: SchemaBase, pointers: ReadonlySet<string>): readonly string[] =>
  [...pointers]
    .map((pointer) => ({ pointer, at: base.documents.locate(pointer) }))
    .sort((one, other) => comparePlaces(one.at, other.at) || compare(one.pointer, other.pointer))
    .map(({ pointer }) => pointer);

const NOWHERE: Position = { file: '', line: 0, column: 0 };

const compare = (one: string, other: string): number => (one < other ? -1 : Number(one > other));

const comparePlaces = (one: Position = NOWHERE, other: Position = NOWHERE): number =>
  compare(one.file, other.file) || one.line - other.line || one.column - other.column;

const NOTHING: Step = () => undefined;

class StepBuilder {
  readonly #base: SchemaBase;
  readonly #index: (node: JsonObject) => number;
  readonly #steps = new Map<JsonObject, Step>();
  readonly #references = new Map<JsonObject, Step>();

  constructor(base: SchemaBase, index: (node: JsonObject) => number) {
    this.#base = base;
    this.#index = index;
  }

  step(node: unknown): Step {
    if (!isObject(node)) return NOTHING;
    const known = this.#steps.get(node);
    if (known) return known;
    const step = this.#build(node);
    this.#steps.set(node, step);
    return step;
  }

  #build(node: JsonObject): Step {
    // What cannot be read is not seen to hold.
    const index = isMarked(node) ? -1 : this.#index(node);
    const parts = [
      this.#reference(node),
      this.#members(node),
      this.#items(node),
      ...listAt(node, 'allOf').map((each) => this.step(each)),
      ...['anyOf', 'oneOf'].flatMap((key) => listAt(node, key).map((each) => this.#branch(each))),
      this.#condition(node),
    ].filter((part) => part !== NOTHING);
    if (index < 0) return all(parts);
    const then = all(parts);
    return (value, hit) => {
      hit(index);
      then(value, hit);
    };
  }

  /** Prepared when it is first taken: chains of references may be long. */
  #reference(node: JsonObject): Step {
    const ref = textAt(node, '$ref');
    const target = ref === undefined ? undefined : this.#base.adapter.byId(ref)?.schema;
    if (!target) return NOTHING;
    const known = this.#references.get(target);
    if (known) return known;
    let step: Step | undefined;
    let isOpen = false;
    const enter: Step = (value, hit) => {
      // A schema that contains itself is not entered a second time: its nodes are hit already.
      if (isOpen) return;
      isOpen = true;
      try {
        step ??= this.step(target);
        step(value, hit);
      } finally {
        isOpen = false;
      }
    };
    this.#references.set(target, enter);
    return enter;
  }

  /** An alternative counts as reached only by a value that it accepts. */
  #branch(node: unknown): Step {
    if (!isObject(node)) return NOTHING;
    const accepts = this.#base.decider(node);
    const step = this.step(node);
    return (value, hit) => {
      if (accepts(value)) step(value, hit);
    };
  }

  #condition(node: JsonObject): Step {
    if (!isObject(node.if)) return NOTHING;
    const holds = this.#base.decider(node.if);
    const [then, otherwise] = [this.step(node.then), this.step(node.else)];
    return (value, hit) => {
      (holds(value) ? then : otherwise)(value, hit);
    };
  }

  #items(node: JsonObject): Step {
    const tuple = isList(node.items) ? node.items : listAt(node, 'prefixItems');
    const first = tuple.map((each) => this.step(each));
    const rest = this.step(isList(node.items) ? node.additionalItems : node.items);
    if (first.length === 0 && rest === NOTHING) return NOTHING;
    return (value, hit) => {
      if (!Array.isArray(value)) return;
      for (let index = 0; index < value.length; index++) {
        (first[index] ?? rest)(value[index], hit);
      }
    };
  }

  #members(node: JsonObject): Step {
    const declared = Object.entries(objectAt(node, 'properties'));
    const patterns = Object.entries(objectAt(node, 'patternProperties'));
    const known = declared.map(([name, each]) => memberStep(name, this.step(each)));
    const extra = this.step(node.additionalProperties ?? node.unevaluatedProperties);
    if (patterns.length === 0 && extra === NOTHING) return onObjects(all(known));
    const names = new Set(declared.map(([name]) => name));
    const matched = patterns.map(([pattern, each]) => ({
      pattern: compilePattern(pattern),
      step: this.step(each),
    }));
    const others: Step = (value, hit) => {
      if (!isObject(value)) return;
      for (const key of Object.keys(value)) {
        const steps = matched.filter(({ pattern }) => pattern.test(key));
        for (const { step } of steps) step(value[key], hit);
        if (steps.length === 0 && !names.has(key)) extra(value[key], hit);
      }
    };
    return onObjects(all([...known, others]));
  }
}

const onObjects =
  (step: Step): Step =>
  (value, hit) => {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) step(value, hit);
  };

/** Reads an own member; only the names that every object inherits need the slow question. */
const memberStep = (name: string, step: Step): Step => {
  if (name in Object.prototype) {
    return (value, hit) => {
      if (isObject(value) && Object.hasOwn(value, name)) step(value[name], hit);
    };
  }
  return (value, hit) => {
    const found = isObject(value) ? value[name] : undefined;
    if (found !== undefined) step(found, hit);
  };
};

/** Runs steps one after the other. */
const all = (steps: readonly Step[]): Step => {
  const [first = NOTHING, second] = steps;
  if (second === undefined) return first;
  return (value, hit) => {
    for (const step of steps) step(value, hit);
  };
};
