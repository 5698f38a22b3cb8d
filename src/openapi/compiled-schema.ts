import type { ValidateFunction } from 'ajv';
import { held } from './held.js';
import type { SchemaNode, SchemaSpec, SchemaViolation } from '../model/contract.js';
import { ConformanceError } from '../model/error.js';
import type { SchemaBase } from './base.js';
import { isDeeper } from './depth.js';
import { explain, plainRefusal } from './explain.js';
import { Effort, isDeep, limited } from './effort.js';
import { OutOfTime } from './in-time.js';
import type { SchemaTree } from './tree/schema.js';
import { isContainer, type JsonObject } from './value.js';
import { buildWalk, unseenNodes, type Walk } from './walk.js';

/** The same schema without overlays; `nothing`: there is none. */
export type PublishedSchema = SchemaSpec | 'nothing';

/** Levels of nesting that a value may have; no API needs as many, and a validator recurses. */
const MAX_DEPTH = 512;

/** Values of one schema that may take too long before no other is tried. */
const PATIENCE = 3;

const TOO_LONG = 'the schema leads through too many others to be followed';

/** A schema of the document that is compiled when it is first used. */
export class CompiledSchema implements SchemaSpec {
  readonly pointer: string;
  readonly written: SchemaTree;
  readonly #base: SchemaBase;
  readonly #published: PublishedSchema | undefined;
  #decide: ValidateFunction | undefined;
  #walk: Walk | undefined;
  #recursive = false;
  #isVast = false;
  #overruns = 0;
  /** Whether its ways were too many to be walked once. */
  #isUnwalkable = false;
  /** Whether a part of it is missing. */
  #tainted = false;
  #overflows = false;
  /** Why values could not be judged in time. */
  readonly #untold = new WeakMap<object, string>();
  /** The last of them that is no container. */
  #untoldWord: { readonly value: unknown; readonly why: string } | undefined;

  constructor(base: SchemaBase, written: SchemaTree, published: PublishedSchema | undefined) {
    this.#base = base;
    this.written = written;
    this.#published = published;
    this.pointer = written.pointer;
  }

  compile(): ValidateFunction {
    if (!this.#decide) {
      const { schema } = this.#base.enter(this.written);
      this.#decide = this.#base.decider(schema);
      this.#recursive = this.#base.recursion.has(schema);
      this.#isVast = this.#base.recursion.isVast(schema);
      this.#tainted = this.#base.taint.has(schema);
    }
    return this.#decide;
  }

  accepts(value: unknown, written?: string): boolean {
    const decide = this.#decide ?? this.compile();
    try {
      if (this.#isVast) return this.#overflows || acceptsVast(decide, value, written);
      // Of the others, only what holds itself has more ways than it has words.
      return this.#recursive && isDeep(value)
        ? acceptsDeep(decide, value)
        : decide(value, held(value, written));
    } catch (error) {
      if (!isOverrun(error)) throw error;
      // The value is not to blame: the schema leads through more schemas than the stack, or the time, allows.
      if (error instanceof RangeError || (this.#isVast && ++this.#overruns >= PATIENCE))
        this.#overflows = true;
      else this.#note(value, error instanceof ConformanceError ? error.message : TOO_LONG);
      return true;
    }
  }

  #note(value: unknown, why: string): void {
    if (isContainer(value)) this.#untold.set(value, why);
    else this.#untoldWord = { value, why };
  }

  #whyUntold(value: unknown): string | undefined {
    if (this.#overflows) return TOO_LONG;
    if (isContainer(value)) return this.#untold.get(value);
    return this.#untoldWord?.value === value ? this.#untoldWord?.why : undefined;
  }

  doubt(value: unknown): string | undefined {
    const why = this.#whyUntold(value);
    if (why !== undefined || !this.#tainted) return why;
    return this.#base.unread.doubt(() => this.accepts(value));
  }

  explain(value: unknown, written?: string): readonly SchemaViolation[] {
    if (this.accepts(value, written)) return [];
    if (this.#recursive && isDeeper(value, MAX_DEPTH)) return [this.#tooDeep()];
    const { schema } = this.#base.enter(this.written);
    return this.#violations(schema, value, written).map((violation) => ({
      ...violation,
      breaks: this.#breaks(violation, value),
    }));
  }

  #violations(
    schema: JsonObject,
    value: unknown,
    written: string | undefined,
  ): readonly SchemaViolation[] {
    try {
      const effort = new Effort(this.#isVast);
      return explain(this.#base, schema, value, held(value, written), effort);
    } catch (error) {
      if (!isOverrun(error)) throw error;
      return [plainRefusal(this.#base, schema)];
    }
  }

  get nodes(): readonly SchemaNode[] {
    return this.#walked().nodes;
  }

  unseen(seen: Set<string>): readonly SchemaNode[] {
    return unseenNodes(this.#base, this.#base.enter(this.written).schema, seen);
  }

  visit(value: unknown, hit: (node: number) => void): void {
    if (this.#isUnwalkable || this.#whyUntold(value) !== undefined) return;
    const walk = this.#walk ?? this.#walked();
    try {
      if (this.#isVast) visitVast(walk, value, hit);
      else walk.visit(value, hit);
    } catch (error) {
      if (!isOverrun(error)) throw error;
      this.#isUnwalkable = this.#isVast;
    }
  }

  #walked(): Walk {
    this.#walk ??= buildWalk(this.#base, this.#base.enter(this.written).schema);
    return this.#walk;
  }

  #breaks(violation: SchemaViolation, value: unknown): SchemaViolation['breaks'] {
    if (this.#published === undefined) return violation.breaks;
    if (this.#published === 'nothing') return 'strict';
    const refused = this.#published
      .explain(value)
      .some(
        ({ instance, keyword, expected }) =>
          instance === violation.instance &&
          (keyword !== 'required' ||
            violation.keyword !== 'required' ||
            expected === violation.expected),
      );
    return refused ? 'published' : 'strict';
  }

  #tooDeep(): SchemaViolation {
    return {
      instance: '',
      schema: this.pointer,
      keyword: 'depth',
      expected: `a value nested at most ${MAX_DEPTH} levels deep`,
      actual: 'a deeper one',
      position: this.#base.documents.locate(this.pointer),
      breaks: 'published',
    };
  }
}

// Functions of their own: whoever makes a closure allocates for it, whether it is made or not.

const acceptsDeep = (decide: ValidateFunction, value: unknown): boolean =>
  !isDeeper(value, MAX_DEPTH) && limited(() => decide(value));

const acceptsVast = (decide: ValidateFunction, value: unknown, written?: string): boolean =>
  limited(() => decide(value, held(value, written)));

const visitVast = (walk: Walk, value: unknown, hit: (node: number) => void): void => {
  limited(() => {
    walk.visit(value, hit);
  });
};

/** Whether a judgement was given up for want of room or time. */
const isOverrun = (error: unknown): boolean =>
  error instanceof RangeError ||
  error instanceof OutOfTime ||
  (error instanceof ConformanceError && error.code === 'pattern-too-slow');
