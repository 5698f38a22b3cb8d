import type { ValidateFunction } from 'ajv';
import { ConformanceError } from '../model/error.js';
import { SchemaAdapter, type Adapted } from './adapt.js';
import type { Dialect } from './dialect.js';
import type { Direction } from './direction.js';
import type { Documents, Place } from './documents.js';
import { ajvFor, type Engine } from './engine.js';
import type { SchemaBase } from './base.js';
import { CompiledSchema, type PublishedSchema } from './compiled-schema.js';
import { InPlaceCycles } from './in-place-cycles.js';
import type { SchemaTree } from './tree/schema.js';
import { isContainer, member, type JsonObject } from './value.js';
import { tokens } from '../model/json/pointer.js';

/**
 * The schemas of one document for one direction. Each is compiled when first used; one that cannot
 * be is a `ConformanceError`, never a check that says nothing.
 */
export class SchemaSet implements SchemaBase {
  readonly documents: Documents;
  readonly adapter: SchemaAdapter;
  readonly #dialect: Dialect;
  readonly #deciding: Engine;
  #explaining: Engine | undefined;
  readonly #registered: Adapted[] = [];
  readonly #specs = new Map<string, CompiledSchema>();
  readonly #cycles: InPlaceCycles;

  constructor(documents: Documents, dialect: Dialect, direction: Direction) {
    this.documents = documents;
    this.#dialect = dialect;
    this.adapter = new SchemaAdapter(documents, dialect, direction);
    this.#deciding = ajvFor(dialect, false);
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

  enter(place: Place): Adapted {
    const adapted = this.adapter.enter(place);
    for (const fresh of this.adapter.takeFresh()) this.#register(fresh);
    return adapted;
  }

  /** Compiles a rewritten schema to decide. */
  decider(schema: JsonObject): ValidateFunction {
    try {
      return this.#deciding.compile(schema);
    } catch (error) {
      throw this.#refusal(error, this.adapter.origin(schema));
    }
  }

  /** Compiles a rewritten schema to name every error. */
  explainer(schema: JsonObject): ValidateFunction {
    if (!this.#explaining) {
      this.#explaining = ajvFor(this.#dialect, true);
      for (const { id, schema: each } of this.#registered) this.#explaining.addSchema(each, id);
    }
    try {
      return this.#explaining.compile(schema);
    } catch (error) {
      throw this.#refusal(error, this.adapter.origin(schema));
    }
  }

  #register(adapted: Adapted): void {
    const { id, schema, place } = adapted;
    if (this.#deciding.validateSchema(schema) !== true) {
      const path = this.#deciding.errors?.[0]?.instancePath ?? '';
      const message = this.#deciding.errors?.[0]?.message ?? 'is not valid';
      throw this.#invalid(schema, path, message, place);
    }
    this.#cycles.check(schema, (at) => {
      const where = this.documents.at(at ?? place);
      return new ConformanceError(
        'ref-cycle',
        `the schema is defined by nothing but itself${where}`,
      );
    });
    this.#deciding.addSchema(schema, id);
    this.#explaining?.addSchema(schema, id);
    this.#registered.push(adapted);
  }

  #invalid(schema: JsonObject, path: string, message: string, place: Place): ConformanceError {
    let at = place;
    let within: unknown = schema;
    let rest = '';
    for (const token of tokens(path)) {
      within = member(within, token);
      const origin = isContainer(within) ? this.adapter.origin(within) : undefined;
      rest = origin ? '' : `${rest}/${token}`;
      at = origin ?? at;
    }
    const where = this.documents.locate(`${at.pointer}${rest}`)
      ? `${at.pointer}${rest}`
      : at.pointer;
    const key = rest === '' ? '' : ` ${rest.slice(1)}`;
    const what = `the schema is not valid:${key} ${message}${this.documents.at(where)}`;
    return new ConformanceError('schema-invalid', what);
  }

  #refusal(error: unknown, place: Place | undefined): unknown {
    if (error instanceof ConformanceError || place === undefined) return error;
    const what = error instanceof Error ? error.message.split('\n', 1)[0] : 'unknown reason';
    const at = this.documents.at(place);
    return new ConformanceError(
      'schema-invalid',
      `the schema cannot be compiled: ${what ?? ''}${at}`,
      {
        cause: error,
      },
    );
  }
}
