import type { DocumentSchema } from '../../model/document.js';
import { NOTHING_APPLIED } from './applied.js';
import { factsOf } from './facts.js';
import { ANY, ANY_ARRAY, ANY_OBJECT, NO_NAMES } from './pieces.js';
import { Faults } from './faults.js';
import type { Direction, Facts, JsonType, Node, Piece, TextTest, TextTests } from './types.js';

/** Its words are read when somebody asks for them: a schema may hold itself. */
class WrittenNode implements Node {
  readonly id: number;
  readonly written: DocumentSchema;
  readonly #read: () => Facts;
  #facts: Facts | undefined;

  constructor(id: number, written: DocumentSchema, read: () => Facts) {
    this.id = id;
    this.written = written;
    this.#read = read;
  }

  get facts(): Facts {
    this.#facts ??= this.#read();
    return this.#facts;
  }
}

/** The nodes of one comparison: those of both documents, and those that it makes up. */
export class Nodes {
  readonly tests: TextTests;
  readonly faults = new Faults();
  readonly nothing: Node;
  readonly anything: Node;
  /** What leaves something to be written in text. */
  readonly written: Node;
  readonly #known = new Map<DocumentSchema, Map<string, Node>>();
  readonly #patterns = new Map<string, TextTest>();
  readonly #any = new WeakMap<readonly Node[], Node>();
  readonly #pieces = new WeakMap<Piece, Node>();
  #next = 0;

  constructor(tests: TextTests) {
    this.tests = tests;
    this.nothing = this.make({ own: new Map(), applied: NOTHING_APPLIED });
    this.anything = this.make({ own: ANY, applied: NOTHING_APPLIED });
    const own = new Map<JsonType, Piece>([
      ...ANY,
      ['array', { ...ANY_ARRAY, least: 1 }],
      ['object', { ...ANY_OBJECT, least: 1 }],
    ]);
    this.written = this.make({ own, applied: NOTHING_APPLIED });
  }

  /** @param hidden the names that are not required in this direction */
  of(schema: DocumentSchema, direction: Direction, hidden: ReadonlySet<string> = NO_NAMES): Node {
    const key = [direction, ...[...hidden].sort()].join('\n');
    const ofSchema = this.#known.get(schema) ?? new Map<string, Node>();
    this.#known.set(schema, ofSchema);
    const known = ofSchema.get(key);
    if (known) return known;
    const node = new WrittenNode(this.#next++, schema, () =>
      factsOf(schema, direction, hidden, this),
    );
    ofSchema.set(key, node);
    return node;
  }

  make(facts: Facts): Node {
    return { id: this.#next++, written: undefined, facts };
  }

  /** One of these; the same node for the same list. */
  any(nodes: readonly Node[]): Node {
    const [first] = nodes;
    if (first && nodes.length === 1) return first;
    const made =
      this.#any.get(nodes) ?? this.make({ own: ANY, applied: { ...NOTHING_APPLIED, any: nodes } });
    this.#any.set(nodes, made);
    return made;
  }

  /** One piece alone; the same node for the same piece. */
  piece(piece: Piece): Node {
    const made =
      this.#pieces.get(piece) ??
      this.make({ own: new Map([[piece.type, piece]]), applied: NOTHING_APPLIED });
    this.#pieces.set(piece, made);
    return made;
  }

  faultOf(schema: DocumentSchema): string | undefined {
    return this.faults.of(schema);
  }

  pattern(source: string): TextTest {
    const known = this.#patterns.get(source);
    if (known) return known;
    const made = { name: source, test: this.tests.pattern(source) };
    this.#patterns.set(source, made);
    return made;
  }
}
