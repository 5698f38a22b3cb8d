import type { SchemaAdapter } from './adapt.js';
import { isContainer, isList, textAt, type JsonObject } from './value.js';

/** Whether a rewritten schema contains itself, so that a value may be nested without end. */
export const isRecursive = (adapter: SchemaAdapter, schema: JsonObject): boolean => {
  const open = new Set<unknown>();
  const done = new Set<unknown>();
  const visit = (node: unknown): boolean => {
    if (!isContainer(node) || done.has(node)) return false;
    if (open.has(node)) return true;
    open.add(node);
    const ref = textAt(node, '$ref');
    const target = ref === undefined ? undefined : adapter.byId(ref)?.schema;
    const found = [target, ...(isList(node) ? node : Object.values(node))].some(visit);
    open.delete(node);
    done.add(node);
    return found;
  };
  return visit(schema);
};
