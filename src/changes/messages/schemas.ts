import type { Contract, SchemaSpec, SchemaViolation } from '../../model/contract.js';
import type { DocumentSchema } from '../../model/document.js';
import { ConformanceError } from '../../model/error.js';
import { pointer, tokens } from '../../model/json/pointer.js';
import type { Prover } from '../proof/prover.js';
import { inPlace } from '../schema/accepts.js';
import { itemOf, memberOf } from '../schema/members.js';
import { keyOf } from '../schema/conj.js';
import type { Nodes } from '../schema/nodes.js';
import type { Conj, Direction, Node } from '../schema/types.js';
import { Undecided } from '../schema/undecided.js';
import { shrunk } from '../witness/shrink.js';
import type { Witnesses } from '../witness/witnesses.js';
import { withdrawnIn } from './withdrawn.js';
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
  /** Why it is neither proven nor refuted. */
  readonly undecided: string | undefined;
  /** Where members are that the new document no longer speaks of; `*` for items. */
  readonly withdrawn: readonly string[];
}

/** How the parts of a message are written: as JSON values, or as text that has no types. */
export type Form = 'json' | 'wire';

interface Pair {
  readonly old: DocumentSchema | undefined;
  readonly new: DocumentSchema | undefined;
  readonly direction: Direction;
  readonly form: Form;
}

const MAX_BREAKS = 40;

const NO_CHANGE: SchemaComparison = { breaks: [], undecided: undefined, withdrawn: [] };

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
      // Too deep for the stack, or too slow.
      if (!(error instanceof ConformanceError || error instanceof RangeError)) throw error;
      return { breaks: [], undecided: error.message, withdrawn: [] };
    }
  }

  #compared(pair: Pair, before: Conj, after: Conj): SchemaComparison {
    const [sent, received] = pair.direction === 'request' ? [before, after] : [after, before];
    const [a, b] = [sent[0], received[0]];
    if (a && b && this.#prover.isSame(a, b)) return NO_CHANGE;
    const isSafe =
      this.#prover.prove(sent, received) ||
      (pair.form === 'wire' && this.#wire.prove(sent, received));
    const breaks = isSafe ? [] : this.#breaks(pair, sent, received);
    return {
      breaks,
      undecided:
        isSafe || breaks.length > 0 ? undefined : 'neither a proof nor a witness was found',
      withdrawn: withdrawnIn(before, after, this.#prover),
    };
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

const counterpartIn = (sent: Conj, value: unknown, refusal: SchemaViolation) => {
  try {
    return counterpart(sent, value, refusal);
  } catch (error) {
    if (!(error instanceof Undecided)) throw error;
    return undefined;
  }
};

/** Where the sender speaks of the part that is refused. */
const counterpart = (
  sent: Conj,
  value: unknown,
  { instance, keyword }: SchemaViolation,
): string | undefined => {
  let nodes: readonly Node[] = inPlace(sent, value);
  let part = value;
  for (const token of tokens(instance)) {
    nodes = inPlace(
      nodes.flatMap((node) => below(node, part, token)),
      memberAt(part, token),
    );
    part = memberAt(part, token);
  }
  const written = nodes.flatMap((node) => node.written ?? []);
  const same = written.find((schema) => Object.hasOwn(schema.keywords, keyword));
  return same ? pointer(same.pointer, keyword) : written.at(-1)?.pointer;
};

const memberAt = (value: unknown, token: string): unknown =>
  typeof value === 'object' && value !== null
    ? new Map<string, unknown>(Object.entries(value)).get(token)
    : undefined;

const below = (node: Node, value: unknown, token: string): Conj => {
  const piece = node.facts.own.get(Array.isArray(value) ? 'array' : 'object');
  if (piece?.type === 'array') return itemOf(piece, Number(token));
  return piece?.type === 'object' ? memberOf(piece, token) : [];
};
