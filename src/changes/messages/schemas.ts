import type { Contract, SchemaSpec, SchemaViolation } from '../../model/contract.js';
import type { DocumentOperation, DocumentSchema } from '../../model/document.js';
import { ConformanceError } from '../../model/error.js';
import type { Prover } from '../proof/prover.js';
import { conj, keyOf } from '../schema/conj.js';
import type { Nodes } from '../schema/nodes.js';
import { Undecided } from '../schema/undecided.js';
import type { Conj, Direction } from '../schema/types.js';
import { shrunk } from '../witness/shrink.js';
import type { Witnesses } from '../witness/witnesses.js';
import { counterpartIn } from './counterpart.js';
import { withdrawnIn } from './withdrawn.js';
import { type Telling, type Undecidable, undecidedIn } from './undecided.js';
import type { Unchanged } from './unchanged.js';
import { Wire } from './wire.js';

/** A value that is sent and refused, and what refuses it. */
export interface Break {
  readonly value: unknown;
  readonly refusal: SchemaViolation;
  /** Pointer to what the sender says of that part. */
  readonly counterpart: string | undefined;
}

export interface SchemaComparison {
  readonly breaks: readonly Break[];
  /** What is neither proven nor refuted. */
  readonly undecided: readonly Undecidable[];
  /** Where members are that the new document no longer speaks of; `*` for items. */
  readonly withdrawn: readonly string[];
}

/** How the parts of a message are written: as JSON values, or as text that has no types, in a form or alone. */
export type Form = 'json' | 'form' | 'text';

interface Pair {
  readonly old: DocumentSchema | undefined;
  readonly new: DocumentSchema | undefined;
  readonly direction: Direction;
  readonly form: Form;
}

const MAX_BREAKS = 40;

const NO_CHANGE: SchemaComparison = { breaks: [], undecided: [], withdrawn: [] };

interface Tools {
  readonly nodes: Nodes;
  readonly prover: Prover;
  readonly witnesses: Witnesses;
  readonly unchanged: Unchanged;
}

/** Compares schemas, each pair once, wherever it is used. */
export class SchemaComparer {
  readonly #contracts: { readonly old: Contract; readonly new: Contract };
  readonly #nodes: Nodes;
  readonly #prover: Prover;
  readonly #witnesses: Witnesses;
  readonly #wire: Wire;
  readonly #unchanged: Unchanged;
  readonly #known = new Map<string, SchemaComparison>();

  constructor(
    contracts: { readonly old: Contract; readonly new: Contract },
    { nodes, prover, witnesses, unchanged }: Tools,
  ) {
    this.#contracts = contracts;
    this.#unchanged = unchanged;
    this.#nodes = nodes;
    this.#prover = prover;
    this.#witnesses = witnesses;
    this.#wire = new Wire(prover);
  }

  /** Whether two operations say the same in the same words. */
  isUnchanged(old: DocumentOperation, now: DocumentOperation): boolean {
    return this.#unchanged.operations(old, now);
  }

  compare(pair: Pair): SchemaComparison {
    if (pair.old && pair.new && this.#unchanged.schemas(pair.old, pair.new)) return NO_CHANGE;
    this.#noteFaults(pair);
    const [before, after] = [this.#conj(pair.old, pair), this.#conj(pair.new, pair)];
    const key = `${pair.direction} ${pair.form} ${keyOf(before)} ${keyOf(after)}`;
    const known = this.#known.get(key);
    if (known) return known;
    const found = this.#attempt(pair, before, after);
    this.#known.set(key, found);
    return found;
  }

  /** What cannot be read is known when a schema was compiled. */
  #noteFaults(pair: Pair): void {
    const { sender, receiver } = this.#judges(pair);
    for (const judge of [sender, receiver]) judge?.accepts(null);
    for (const { gapsMet } of [this.#contracts.old, this.#contracts.new])
      this.#nodes.faults.add(gapsMet);
  }

  #conj(schema: DocumentSchema | undefined, { direction }: Pair): Conj {
    return schema ? [this.#nodes.of(schema, direction)] : [];
  }

  /** A schema that cannot be judged by takes only what depends on it away. */
  #attempt(pair: Pair, before: Conj, after: Conj): SchemaComparison {
    try {
      return this.#compared(pair, before, after);
    } catch (error) {
      // Too deep for the stack, too slow, or by a part that cannot be read.
      if (!isOfOneSchema(error)) throw error;
      const why = error.message;
      return { breaks: [], undecided: [{ path: '', why, isUnread: false }], withdrawn: [] };
    }
  }

  #compared(pair: Pair, before: Conj, after: Conj): SchemaComparison {
    const [all, received] = pair.direction === 'request' ? [before, after] : [after, before];
    // A list or an object of nothing is not written at all.
    const sent = pair.form === 'text' ? conj([...all, this.#nodes.written]) : all;
    const [a, b] = [all[0], received[0]];
    if (a && b && this.#prover.isSame(a, b)) return NO_CHANGE;
    const isSafe =
      this.#prover.prove(sent, received) ||
      (pair.form !== 'json' && this.#wire.prove(sent, received));
    const breaks = isSafe ? [] : this.#breaks(pair, sent, received);
    return {
      breaks,
      undecided: isSafe ? [] : undecidedIn({ sent, received }, breaks, this.#proverOf(pair)),
      withdrawn: withdrawnIn(before, after, this.#prover),
    };
  }

  #proverOf({ form }: Pair): Telling {
    const { branches, regular, nodes } = this.#prover;
    const prove = (sent: Conj, received: Conj) =>
      this.#prover.prove(sent, received) || (form !== 'json' && this.#wire.prove(sent, received));
    return { branches, regular, nodes, prove };
  }

  #breaks(pair: Pair, sent: Conj, received: Conj): readonly Break[] {
    const judges = this.#judges(pair);
    if (!judges.receiver) return [];
    const found = new Map<string, Break>();
    const isBreak = (value: unknown) =>
      (pair.form === 'json' || this.#wire.isWritten(sent, value)) &&
      this.#witnesses.isSent(sent, value) &&
      isSurelyValid(judges.sender, value) &&
      this.#isRefused(judges.receiver, value, pair.form);
    const candidates = this.#witnesses.counters(sent, received).filter(isBreak);
    for (const candidate of [...candidates].sort(bySize)) {
      for (const refusal of judges.receiver.explain(candidate)) {
        const key = causeOf(refusal);
        if (found.has(key) || found.size >= MAX_BREAKS) continue;
        const isLike = (value: unknown) =>
          isBreak(value) &&
          (judges.receiver?.explain(value).some((each) => causeOf(each) === key) ?? false);
        const value = shrunk(candidate, isLike);
        const shown =
          judges.receiver.explain(value).find((each) => causeOf(each) === key) ?? refusal;
        found.set(key, { value, refusal: shown, counterpart: counterpartIn(sent, value, shown) });
      }
    }
    return [...found.values()];
  }

  #isRefused(receiver: SchemaSpec | undefined, value: unknown, form: Form): boolean {
    if (!receiver) return false;
    if (form === 'json') return !receiver.accepts(value);
    return this.#wire.readings(value).every((each) => !receiver.accepts(each));
  }

  #judges(pair: Pair) {
    const { old: before, new: after } = this.#contracts;
    const old = pair.old && before.validator(pair.old, pair.direction);
    const now = pair.new && after.validator(pair.new, pair.direction);
    return pair.direction === 'request'
      ? { sender: old, receiver: now }
      : { sender: now, receiver: old };
  }
}

/** Also by what cannot be read. */
const isSurelyValid = (spec: SchemaSpec | undefined, value: unknown): boolean =>
  !spec || (spec.accepts(value) && spec.doubt?.(value) === undefined);

const bySize = (a: unknown, b: unknown): number =>
  JSON.stringify(a).length - JSON.stringify(b).length;

/** The same cause, whichever value shows it. */
export const causeOf = ({ schema, keyword, expected }: SchemaViolation): string =>
  `${schema} ${keyword} ${expected}`;

/** What keeps one schema from being compared, and no other. */
const isOfOneSchema = (error: unknown): error is Error =>
  error instanceof ConformanceError || error instanceof RangeError || error instanceof Undecided;
