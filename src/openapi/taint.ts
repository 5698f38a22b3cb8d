import type { Adapted, SchemaAdapter } from './adapt.js';
import type { DocumentGap } from '../model/document.js';
import { subschemas, withinSchema } from './subschemas.js';
import { isMarked, looksAtAll, markUnread } from './unread.js';
import { isObject, listAt, textAt, type JsonObject } from './value.js';

/**
 * Which schemas depend on a part that cannot be read. A missing part lets everything pass, and that may
 * only ever let more pass: where a schema turns the answer round (`not`, `oneOf`, `if`) it is loosened.
 */
export class Taint {
  readonly #adapter: SchemaAdapter;
  /** With a gap that is at fault. */
  readonly #tainted = new Map<JsonObject, DocumentGap>();

  constructor(adapter: SchemaAdapter) {
    this.#adapter = adapter;
  }

  has(schema: JsonObject): boolean {
    return this.#tainted.has(schema);
  }

  /** Takes in schemas whose references all lead to them or to such as were taken in before. */
  add(schemas: readonly Adapted[]): void {
    const nodes = schemas.flatMap(({ schema }) => withinSchema(schema));
    if (this.#tainted.size === 0 && !nodes.some(isMarked)) return;
    this.#spread(nodes);
    for (const node of nodes) if (this.has(node)) this.#loosen(node);
  }

  /** A schema is tainted by what it holds and refers to, however far. */
  #spread(nodes: readonly JsonObject[]): void {
    const users = new Map<JsonObject, JsonObject[]>();
    const queue: JsonObject[] = [];
    const taint = (node: JsonObject, gap: DocumentGap | undefined): void => {
      if (!gap || this.#tainted.has(node)) return;
      this.#tainted.set(node, gap);
      queue.push(node);
    };
    for (const node of nodes) {
      for (const below of this.#below(node)) {
        users.set(below, [...(users.get(below) ?? []), node]);
        taint(node, this.#tainted.get(below));
      }
      taint(node, firstGap(node));
    }
    for (let node = queue.pop(); node; node = queue.pop()) {
      for (const user of users.get(node) ?? []) taint(user, this.#tainted.get(node));
    }
  }

  #below(node: JsonObject): readonly JsonObject[] {
    const ref = textAt(node, '$ref');
    const target = ref === undefined ? undefined : this.#adapter.byId(ref)?.schema;
    return target ? [target, ...subschemas(node)] : subschemas(node);
  }

  #loosen(node: JsonObject): void {
    this.#loosenChoice(node);
    if (isObject(node.not) && this.has(node.not)) {
      const { not } = node;
      delete node.not;
      this.#mark(node, not);
    }
    if (node.maxContains !== undefined && isObject(node.contains) && this.has(node.contains)) {
      delete node.maxContains;
      this.#mark(node, node.contains);
    }
    this.#loosenCondition(node);
    if (node.unread !== undefined) looksAtAll(node);
  }

  /** Of two branches that let a value pass one may be the wrong one. */
  #loosenChoice(node: JsonObject): void {
    const branches = listAt(node, 'oneOf').filter(isObject);
    const branch = branches.find((each) => this.has(each));
    if (!branch) return;
    delete node.oneOf;
    if (node.anyOf === undefined) node.anyOf = branches;
    else node.allOf = [...listAt(node, 'allOf'), { anyOf: branches }];
    this.#mark(node, branch);
  }

  #loosenCondition(node: JsonObject): void {
    const condition = node.if;
    if (!isObject(condition) || !this.has(condition)) return;
    for (const key of ['if', 'then', 'else']) Reflect.deleteProperty(node, key);
    this.#mark(node, condition);
  }

  #mark(node: JsonObject, because: JsonObject): void {
    const gap = this.#tainted.get(because);
    if (gap) markUnread(node, gap);
  }
}

const firstGap = (node: JsonObject): DocumentGap | undefined => {
  const [gap] = [...listAt(node, 'unread'), ...listAt(node, 'unreadText')];
  return gap as DocumentGap | undefined;
};
