import type { DocumentGap, DocumentOperation, DocumentParameter } from '../../model/document.js';
import { openapiError } from '../errors.js';
import { shapeOf } from '../../model/path-template.js';
import { type Documents, membersAt } from '../documents.js';
import { lazily } from '../lazily.js';
import { child, type Place } from '../place.js';
import { serversOf } from '../servers.js';
import { isList, isObject, member } from '../value.js';
import { TreeNode } from './node.js';
import type { Parts } from './parts.js';
import type { PathItem } from './path-item.js';

const METHODS: ReadonlySet<string> = new Set([
  'get',
  'put',
  'post',
  'delete',
  'options',
  'head',
  'patch',
  'trace',
]);

const STATUS = /^(?:[1-5](?:\d\d|XX)|default)$/i;

/** Reads the operations of a document, in its order. Throws where two paths cannot be told apart. */
export const readOperations = (root: Place, parts: Parts): readonly DocumentOperation[] =>
  new OperationReader(root, parts).read();

/** Reads the webhooks of a document, and the callbacks of its operations. */
export const readPushed = (
  root: Place,
  parts: Parts,
  operations: readonly DocumentOperation[],
): readonly DocumentOperation[] => {
  const reader = new OperationReader(root, parts);
  return [...reader.webhooks(), ...operations.flatMap((each) => reader.callbacks(each))];
};

class OperationReader {
  readonly #root: Place;
  readonly #parts: Parts;
  readonly #documents: Documents;

  constructor(root: Place, parts: Parts) {
    this.#root = root;
    this.#parts = parts;
    this.#documents = parts.documents;
  }

  read(): readonly DocumentOperation[] {
    if (member(this.#root.value, 'paths') === undefined) return [];
    const paths = child(this.#root, 'paths');
    const names = Object.keys(membersAt(paths, this.#documents));
    this.#checkNames(names, paths);
    return names.flatMap((path) => {
      if (path.startsWith('x-')) return [];
      const place = child(paths, path);
      if (path.includes('{__proto__}')) return this.#odd('a variable is named "__proto__"', place);
      if (!path.startsWith('/'))
        return this.#odd(`the path ${JSON.stringify(path)} has no slash`, place);
      return this.#pathItem(path, place);
    });
  }

  webhooks(): readonly DocumentOperation[] {
    return this.#items('webhook', child(this.#root, 'webhooks'));
  }

  callbacks({ pointer, method, path }: DocumentOperation): readonly DocumentOperation[] {
    const operation = this.#documents.placeAt(pointer);
    const callbacks = operation && child(operation, 'callbacks');
    if (!callbacks) return [];
    return this.#namesAt(callbacks).flatMap((name) =>
      this.#items(
        `callback ${name} of ${method} ${path}`,
        this.#documents.thing(child(callbacks, name)),
      ),
    );
  }

  #items(what: string, items: Place): readonly DocumentOperation[] {
    return this.#namesAt(items).flatMap((name) =>
      this.#pathItem(`${what} ${name}`, child(items, name)),
    );
  }

  #namesAt(place: Place): readonly string[] {
    if (place.value === undefined) return [];
    return Object.keys(membersAt(place, this.#documents)).filter((name) => !name.startsWith('x-'));
  }

  /**
   * Which of two such paths a request is of nobody can say (OpenAPI, Paths Object), unless its method does:
   * then it is a gap.
   */
  #checkNames(names: readonly string[], paths: Place): void {
    const seen = new Map<string, { readonly name: string; readonly methods: string[] }>();
    for (const name of names) {
      const shape = shapeOf(name);
      const other = seen.get(shape);
      if (!other) {
        seen.set(shape, { name, methods: [] });
        continue;
      }
      const place = child(paths, name);
      if (other.methods.length === 0)
        other.methods.push(...this.#methods(child(paths, other.name)));
      const methods = this.#methods(place);
      const what = `the paths ${JSON.stringify(other.name)} and ${JSON.stringify(name)} differ in names only`;
      const isClash = methods.some((method) => other.methods.includes(method));
      if (isClash || methods.length === 0 || other.methods.length === 0)
        throw openapiError('document-structure', `${what}${this.#documents.at(place)}`);
      this.#documents.gap('structure-is-odd', place, `${what}, and in methods`);
      other.methods.push(...methods);
    }
  }

  #methods(at: Place): readonly string[] {
    const { value } = this.#parts.pathItem(at);
    return isObject(value) ? Object.keys(value).filter((key) => METHODS.has(key)) : [];
  }

  #pathItem(path: string, at: Place): readonly DocumentOperation[] {
    const item = this.#parts.pathItem(at);
    const methods = Object.keys(membersAt(item, this.#documents));
    return methods
      .filter((key) => METHODS.has(key))
      .flatMap((method) => {
        const place = child(item, method);
        if (isObject(place.value)) return [this.#operation(path, method, item)];
        return this.#odd('an operation is no object', place);
      });
  }

  #operation(path: string, method: string, item: PathItem): DocumentOperation {
    const place = child(item, method);
    const node = new TreeNode(place, this.#documents);
    const ownParameters = () => this.#parts.parameters(place);
    const own = Object.assign(node, { method: method.toUpperCase(), path, item });
    return lazily(own, {
      parameters: () => merged([...item.parameters, ...ownParameters()]),
      ownParameters,
      lost: () => ({
        parameters: this.#parts.lostParameter(place) ?? this.#parts.lostParameter(item),
        responses: this.#lostResponse(child(place, 'responses')),
      }),
      requestBody: () =>
        member(place.value, 'requestBody') === undefined
          ? undefined
          : this.#parts.requestBody(child(place, 'requestBody')),
      responses: () => this.#responses(child(place, 'responses')),
      servers: () =>
        serversOf([place, item, this.#root], this.#documents).map((each) => this.#parts.node(each)),
      security: () => this.#security(place),
    });
  }

  #security(operation: Place): TreeNode | undefined {
    const level = [operation, this.#root].find(
      ({ value }) => member(value, 'security') !== undefined,
    );
    if (!level) return undefined;
    const place = child(level, 'security');
    if (!isList(place.value)) this.#odd('the security is no list', place);
    return this.#parts.node(place);
  }

  #responses(responses: Place): DocumentOperation['responses'] {
    if (responses.value === undefined) return [];
    return Object.keys(membersAt(responses, this.#documents))
      .filter((key) => STATUS.test(key))
      .map((key) => {
        const at = child(responses, key);
        return {
          key: key === 'default' ? key : key.toUpperCase(),
          entry: this.#parts.node(at),
          response: this.#parts.response(at),
        };
      });
  }

  /** What keeps a response from being found by its status. */
  #lostResponse(responses: Place): DocumentGap | undefined {
    if (responses.value === undefined) return undefined;
    const odd = Object.keys(membersAt(responses, this.#documents)).find(
      (key) => !key.startsWith('x-') && !STATUS.test(key),
    );
    if (odd === undefined) return this.#documents.dead(responses.pointer);
    const what = `${JSON.stringify(odd)} is no status`;
    return this.#documents.gap('structure-is-odd', child(responses, odd), what);
  }

  #odd(what: string, place: Place): readonly [] {
    this.#documents.gap('structure-is-odd', place, what);
    return [];
  }
}

/** The last of each name and place, where the first of them stood. */
const merged = (parameters: readonly DocumentParameter[]): readonly DocumentParameter[] => [
  ...new Map(parameters.map((each) => [`${each.in} ${each.name}`, each])).values(),
];
