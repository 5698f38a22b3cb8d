import type { ValidateFunction } from 'ajv';
import { pointer as join, tokens } from '../model/json/pointer.js';
import { SchemaAdapter, type Adapted } from './adapt.js';
import type { SchemaBase } from './base.js';
import { CompileOrder } from './compile-order.js';
import { CompiledSchema, type PublishedSchema } from './compiled-schema.js';
import type { Dialect } from './dialect.js';
import type { Direction } from './direction.js';
import type { Documents } from './documents.js';
import type { Place } from './place.js';
import { ajvFor, schemaCheckerFor, type Engine } from './engine.js';
import { isPlain } from './plain-schema.js';
import { InPlaceCycles } from './in-place-cycles.js';
import type { Deciders } from './ready.js';
import { Recursion } from './recursion.js';
import { Taint } from './taint.js';
import type { SchemaTree } from './tree/schema.js';
import { loosenBeside, markUnread, Unread } from './unread.js';
import { isObject, member, type JsonObject } from './value.js';

/** Keywords whose absence lets other words speak of members or items that they name. */
const NAMING: ReadonlySet<string> = new Set(['properties', 'patternProperties', 'prefixItems']);

interface Compiling {
  readonly engine: Engine;
  readonly order: CompileOrder;
}

/**
 * The schemas of one document for one direction. Each is compiled when first used. A part that cannot
 * be is a gap, and what depends on it is never said to hold.
 */
export class SchemaSet implements SchemaBase {
  readonly documents: Documents;
  readonly adapter: SchemaAdapter;
  readonly unread = new Unread();
  readonly taint: Taint;
  readonly recursion: Recursion;
  readonly #dialect: Dialect;
  readonly #ready: Deciders;
  #deciding: Compiling | undefined;
  #explaining: Compiling | undefined;
  readonly #registered: Adapted[] = [];
  readonly #specs = new Map<string, CompiledSchema>();
  readonly #cycles: InPlaceCycles;

  constructor(documents: Documents, dialect: Dialect, direction: Direction, ready: Deciders) {
    this.documents = documents;
    this.#dialect = dialect;
    this.#ready = ready;
    this.adapter = new SchemaAdapter(documents, dialect, direction);
    this.taint = new Taint(this.adapter);
    this.recursion = new Recursion(this.adapter);
    this.#cycles = new InPlaceCycles(this.adapter);
  }

  /** @param published the same schema in the document without overlays */
  spec(written: SchemaTree, published?: PublishedSchema): CompiledSchema {
    const known = this.#specs.get(written.pointer);
    if (known) return known;
    const spec = new CompiledSchema(this, written, published);
    this.#specs.set(written.pointer, spec);
    return spec;
  }

  /** Compiles every schema that was asked for. */
  compileAll(): void {
    for (const spec of this.#specs.values()) spec.compile();
  }

  /** Reads every schema that was asked for. */
  enterAll(): void {
    for (const { written } of this.#specs.values()) this.enter(written);
  }

  enter(place: Place): Adapted {
    const adapted = this.adapter.enter(place);
    const fresh = this.adapter.takeFresh();
    if (fresh.length > 0) this.#register(fresh);
    return adapted;
  }

  /** What decides by a rewritten schema, compiled unless it is ready. */
  decider(schema: JsonObject): ValidateFunction {
    const ready = this.#ready(schema, this.#dialect, (id) => this.adapter.byId(id)?.schema);
    if (ready) return ready;
    this.#deciding ??= this.#compiling('decide');
    return this.#compile(this.#deciding, schema);
  }

  /** Compiles a rewritten schema to name every error. */
  explainer(schema: JsonObject): ValidateFunction {
    this.#explaining ??= this.#compiling('explain');
    return this.#compile(this.#explaining, schema);
  }

  #compiling(use: 'decide' | 'explain'): Compiling {
    const engine = ajvFor(this.#dialect, use);
    this.unread.install(engine);
    for (const { id, schema } of this.#registered) engine.addSchema(schema, id);
    const order = new CompileOrder(engine, this.adapter, (schema, error) => {
      this.#giveUp(schema, error);
    });
    return { engine, order };
  }

  #compile({ engine, order }: Compiling, schema: JsonObject): ValidateFunction {
    order.prepare(schema);
    try {
      return engine.compile(schema);
    } catch (error) {
      this.#giveUp(schema, error);
      return engine.compile(schema);
    }
  }

  #register(fresh: readonly Adapted[]): void {
    for (const each of fresh) this.#mend(each);
    for (const { schema } of fresh) {
      this.#cycles.find(schema, (holder) => {
        delete holder.$ref;
        const at = this.adapter.origin(holder);
        if (!at) return;
        const what = 'the schema is defined by nothing but itself';
        this.adapter.miss(holder, 'schema-is-nothing-but-itself', at, what);
      });
    }
    this.taint.add(fresh);
    for (const { id, schema } of fresh) {
      this.#deciding?.engine.addSchema(schema, id);
      this.#explaining?.engine.addSchema(schema, id);
    }
    this.#registered.push(...fresh);
  }

  /** Takes out what JSON Schema does not know how to read. */
  #mend({ schema, place }: Adapted): void {
    if (isPlain(schema)) return;
    const checker = schemaCheckerFor(this.#dialect);
    if (checker.validateSchema(schema) === true) return;
    const faults = new Map(
      (checker.errors ?? []).map((error) => [error.instancePath, error.message ?? 'is not valid']),
    );
    for (const [path, message] of faults) this.#takeOut(schema, path, message, place);
  }

  #takeOut(schema: JsonObject, path: string, message: string, place: Place): void {
    let [holder, at] = [schema, place];
    let within: unknown = schema;
    let rest: readonly string[] = [];
    for (const token of tokens(path)) {
      within = member(within, token);
      rest = [...rest, token];
      const origin = isObject(within) ? this.adapter.origin(within) : undefined;
      if (origin && isObject(within)) [holder, at, rest] = [within, origin, []];
    }
    const [key] = rest;
    if (key === undefined || !Object.hasOwn(holder, key)) return;
    Reflect.deleteProperty(holder, key);
    if (NAMING.has(key)) loosenBeside(holder);
    const where = join(at.pointer, key);
    const pointer = this.documents.locate(where) ? where : at.pointer;
    const what = `the schema is not valid: ${rest.join('/')} ${message}`;
    this.adapter.miss(holder, 'schema-part-is-invalid', { pointer, value: undefined }, what);
  }

  /** Judges nothing by a schema that cannot be compiled. */
  #giveUp(schema: JsonObject, error: unknown): void {
    for (const key of Object.keys(schema)) Reflect.deleteProperty(schema, key);
    const at = this.adapter.origin(schema);
    const what = error instanceof Error ? error.message.split('\n', 1)[0] : undefined;
    const said = `the schema cannot be compiled: ${what ?? 'unknown reason'}`;
    const pointer = at?.pointer ?? '#';
    markUnread(schema, this.documents.gaps.add('schema-part-is-invalid', pointer, said));
    this.taint.add(this.#registered);
  }
}
