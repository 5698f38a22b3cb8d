import type {
  MediaTypeSpec,
  Operation,
  ParameterSpec,
  RequestBodySpec,
  ResponseSpec,
  SchemaSpec,
} from '../model/contract.js';
import { ConformanceError } from '../model/error.js';
import { knownOperation } from '../model/operation.js';
import type { Direction } from './direction.js';
import { asObject, child, type Documents, type Place } from './documents.js';
import { readSecurity } from './security.js';
import { basePaths } from './servers.js';
import { listAt, member, objectAt, textAt } from './value.js';

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
const LOCATIONS = ['path', 'query', 'header', 'cookie'] as const;

/** An operation with the paths, base paths of servers included, under which it is served. */
interface Served {
  readonly operation: Operation;
  readonly templates: readonly string[];
}

/** Makes the spec of a schema that stands at a place. */
type SchemaAt = (place: Place, direction: Direction) => SchemaSpec;

/** Reads the operations of a document, in its order. Throws a `ConformanceError`. */
export const readOperations = (
  root: Place,
  documents: Documents,
  schemaAt: SchemaAt,
): readonly Served[] => new OperationReader(root, documents, schemaAt).read();

class OperationReader {
  readonly #root: Place;
  readonly #documents: Documents;
  readonly #schemaAt: SchemaAt;

  constructor(root: Place, documents: Documents, schemaAt: SchemaAt) {
    this.#root = root;
    this.#documents = documents;
    this.#schemaAt = schemaAt;
  }

  read(): readonly Served[] {
    if (member(this.#root.value, 'paths') === undefined) return [];
    const paths = child(this.#root, 'paths');
    const served: Served[] = [];
    for (const path of Object.keys(asObject(paths, this.#documents))) {
      if (path.startsWith('x-')) continue;
      const place = child(paths, path);
      if (path.includes('{__proto__}')) throw this.#error('a variable is named "__proto__"', place);
      if (!path.startsWith('/'))
        throw this.#error(`the path ${JSON.stringify(path)} has no slash`, place);
      for (const each of this.#pathItem(path, place, served.length)) served.push(each);
    }
    return served;
  }

  #pathItem(path: string, at: Place, first: number): readonly Served[] {
    const item = this.#documents.thing(at);
    const methods = Object.keys(asObject(item, this.#documents)).filter((key) => METHODS.has(key));
    return methods.map((method, index) => this.#operation(path, method, item, first + index));
  }

  #operation(path: string, method: string, item: Place, index: number): Served {
    const place = child(item, method);
    const value = asObject(place, this.#documents);
    const upper = method.toUpperCase();
    const responses = this.#responses(child(place, 'responses'));
    const bases = basePaths([place, item, this.#root], this.#documents);
    const byKey = new Map(responses.map((response) => [response.key, response]));
    const operation: Operation = {
      id: knownOperation(upper, path) ?? textAt(value, 'operationId') ?? `${upper} ${path}`,
      index,
      method: upper,
      path,
      pointer: place.pointer,
      position: this.#position(place),
      bases,
      security: readSecurity(this.#root, place, this.#documents),
      parameters: this.#parameters(item, place),
      requestBody: this.#requestBody(place),
      responses,
      response: (status) =>
        byKey.get(String(status)) ??
        byKey.get(`${String(Math.floor(status / 100))}XX`) ??
        byKey.get('default'),
    };
    return { operation, templates: bases.map((base) => `${base}${path}`) };
  }

  /** Those of the path, unless the operation has one of the same name in the same place. */
  #parameters(item: Place, operation: Place): readonly ParameterSpec[] {
    const found = new Map<string, ParameterSpec>();
    for (const level of [item, operation]) {
      listAt(level.value, 'parameters').forEach((_, index) => {
        const spec = this.#parameter(child(level, 'parameters', String(index)));
        found.set(`${spec.in} ${spec.name}`, spec);
      });
    }
    return [...found.values()];
  }

  #parameter(at: Place): ParameterSpec {
    const place = this.#documents.thing(at);
    const value = asObject(place, this.#documents);
    const [name, where] = [textAt(value, 'name'), textAt(value, 'in')];
    const location = LOCATIONS.find((each) => each === where);
    if (name === undefined || location === undefined) {
      throw this.#error('a parameter has no name, or no place that is known', place);
    }
    const schema = this.#schema(place, 'request') ?? this.#content(place, 'request')[0]?.schema;
    const required = location === 'path' || value.required === true;
    return { name, in: location, required, pointer: place.pointer, schema };
  }

  #requestBody(operation: Place): RequestBodySpec | undefined {
    if (member(operation.value, 'requestBody') === undefined) return undefined;
    const place = this.#documents.thing(child(operation, 'requestBody'));
    const value = asObject(place, this.#documents);
    return {
      pointer: place.pointer,
      required: value.required === true,
      content: this.#content(place, 'request'),
    };
  }

  #responses(responses: Place): readonly ResponseSpec[] {
    if (responses.value === undefined) return [];
    return Object.keys(asObject(responses, this.#documents))
      .filter((key) => !key.startsWith('x-'))
      .map((key) => this.#response(key, child(responses, key)));
  }

  #response(key: string, at: Place): ResponseSpec {
    if (!/^(?:[1-5](?:\d\d|XX)|default)$/i.test(key)) {
      throw this.#error(`${JSON.stringify(key)} is no status`, at);
    }
    const place = this.#documents.thing(at);
    asObject(place, this.#documents);
    return {
      key: key === 'default' ? key : key.toUpperCase(),
      pointer: at.pointer,
      position: this.#position(at),
      content: this.#content(place, 'response'),
    };
  }

  #content(holder: Place, direction: Direction): readonly MediaTypeSpec[] {
    return Object.keys(objectAt(holder.value, 'content')).map((name) => {
      const place = this.#documents.thing(child(holder, 'content', name));
      const mediaType = (name.split(';', 1)[0] ?? '').trim().toLowerCase();
      return { mediaType, pointer: place.pointer, schema: this.#schema(place, direction) };
    });
  }

  #schema(holder: Place, direction: Direction): SchemaSpec | undefined {
    if (member(holder.value, 'schema') === undefined) return undefined;
    return this.#schemaAt(child(holder, 'schema'), direction);
  }

  #position(place: Place) {
    return this.#documents.locate(place.pointer) ?? { file: place.file.shown, line: 1, column: 1 };
  }

  #error(what: string, place: Place): ConformanceError {
    return new ConformanceError('document-structure', `${what}${this.#documents.at(place)}`);
  }
}
