import type { DocumentOperation, DocumentParameter } from '../../model/document.js';
import { ConformanceError } from '../../model/error.js';
import { asObject, child, type Documents, type Place } from '../documents.js';
import { serversOf } from '../servers.js';
import { isList, member } from '../value.js';
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

/** Reads the operations of a document, in its order. Throws a `ConformanceError`. */
export const readOperations = (root: Place, parts: Parts): readonly DocumentOperation[] =>
  new OperationReader(root, parts).read();

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
    const names = Object.keys(asObject(paths, this.#documents));
    return names.flatMap((path) => {
      if (path.startsWith('x-')) return [];
      const place = child(paths, path);
      if (path.includes('{__proto__}')) throw this.#error('a variable is named "__proto__"', place);
      if (!path.startsWith('/'))
        throw this.#error(`the path ${JSON.stringify(path)} has no slash`, place);
      return this.#pathItem(path, place);
    });
  }

  #pathItem(path: string, at: Place): readonly DocumentOperation[] {
    const item = this.#parts.pathItem(at);
    const methods = Object.keys(asObject(item, this.#documents)).filter((key) => METHODS.has(key));
    return methods.map((method) => this.#operation(path, method, item));
  }

  #operation(path: string, method: string, item: PathItem): DocumentOperation {
    const place = child(item, method);
    asObject(place, this.#documents);
    const responses = this.#responses(child(place, 'responses'));
    const servers = serversOf([place, item, this.#root], this.#documents);
    const security = this.#security(place);
    const inherited = item.parameters;
    const ownParameters = this.#parts.parameters(place);
    const requestBody =
      member(place.value, 'requestBody') === undefined
        ? undefined
        : this.#parts.requestBody(child(place, 'requestBody'));
    const node = new TreeNode(place, this.#documents);
    return Object.assign(node, {
      method: method.toUpperCase(),
      path,
      item,
      parameters: merged([...inherited, ...ownParameters]),
      ownParameters,
      requestBody,
      responses,
      servers: servers.map((server) => this.#parts.node(server)),
      security,
    });
  }

  #security(operation: Place): TreeNode | undefined {
    const level = [operation, this.#root].find(
      ({ value }) => member(value, 'security') !== undefined,
    );
    if (!level) return undefined;
    const place = child(level, 'security');
    if (!isList(place.value)) throw this.#error('the security is no list', place);
    return this.#parts.node(place);
  }

  #responses(responses: Place): DocumentOperation['responses'] {
    if (responses.value === undefined) return [];
    return Object.keys(asObject(responses, this.#documents))
      .filter((key) => !key.startsWith('x-'))
      .map((key) => {
        const at = child(responses, key);
        if (!/^(?:[1-5](?:\d\d|XX)|default)$/i.test(key)) {
          throw this.#error(`${JSON.stringify(key)} is no status`, at);
        }
        return {
          key: key === 'default' ? key : key.toUpperCase(),
          entry: this.#parts.node(at),
          response: this.#parts.response(at),
        };
      });
  }

  #error(what: string, place: Place): ConformanceError {
    return new ConformanceError('document-structure', `${what}${this.#documents.at(place)}`);
  }
}

/** The last of each name and place, where the first of them stood. */
const merged = (parameters: readonly DocumentParameter[]): readonly DocumentParameter[] => [
  ...new Map(parameters.map((each) => [`${each.in} ${each.name}`, each])).values(),
];
