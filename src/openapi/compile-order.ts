import type { SchemaAdapter } from './adapt.js';
import type { Engine } from './engine.js';
import { refsWithin } from './subschemas.js';
import type { JsonObject } from './value.js';

interface Step {
  readonly id: string;
  readonly rest: string[];
}

/**
 * Compiles schemas after those that they refer to: Ajv would nest the one compilation in the other, and
 * long chains of references would overflow the stack.
 */
export class CompileOrder {
  readonly #engine: Engine;
  readonly #adapter: SchemaAdapter;
  readonly #onFailure: (schema: JsonObject, error: unknown) => void;
  readonly #entered = new Set<string>();

  /** @param onFailure makes a schema that cannot be compiled one that can be */
  constructor(
    engine: Engine,
    adapter: SchemaAdapter,
    onFailure: (schema: JsonObject, error: unknown) => void,
  ) {
    this.#engine = engine;
    this.#adapter = adapter;
    this.#onFailure = onFailure;
  }

  /** Compiles all that a schema refers to. */
  prepare(schema: JsonObject): void {
    for (const id of refsWithin(schema)) if (!this.#entered.has(id)) this.#from(id);
  }

  #from(start: string): void {
    const steps: Step[] = [this.#enter(start)];
    for (let step = steps.at(-1); step; step = steps.at(-1)) {
      const next = step.rest.pop();
      if (next === undefined) {
        this.#compile(step.id);
        steps.pop();
      } else if (!this.#entered.has(next)) steps.push(this.#enter(next));
    }
  }

  /** Until it is compiled Ajv takes it for being compiled, and looks for its function when it is called. */
  #enter(id: string): Step {
    this.#entered.add(id);
    const env = this.#engine.schemas[id];
    if (env) this.#engine._compilations.add(env);
    return { id, rest: [...refsWithin(this.#adapter.byId(id)?.schema ?? {})] };
  }

  #compile(id: string): void {
    const env = this.#engine.schemas[id];
    if (env) this.#engine._compilations.delete(env);
    try {
      this.#engine.getSchema(id);
    } catch (error) {
      this.#onFailure(this.#adapter.byId(id)?.schema ?? {}, error);
      this.#engine.getSchema(id);
    }
  }
}
