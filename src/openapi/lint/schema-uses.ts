import { child, type Place } from '../documents.js';
import { isObject, listAt, objectAt, textAt } from '../value.js';
import type { DocumentView } from './document-view.js';

/** A schema, what it is the schema of, and which way it travels. */
export interface SchemaUse {
  readonly place: Place;
  /** The name of the member, the parameter or the component; of an item, that of its list. */
  readonly name: string;
  readonly request: boolean;
  readonly response: boolean;
}

type Way = 'request' | 'response';

interface Visit {
  readonly at: Place;
  readonly name: string;
  readonly way: Way | undefined;
}

/** Every schema of a document with its uses; each is visited at most once a way. */
export const schemaUses = (view: DocumentView): readonly SchemaUse[] => {
  const ways = new Map<string, Set<Way | undefined>>();
  const found = new Map<string, { readonly place: Place; readonly name: string }>();
  const queue: Visit[] = [...starts(view)].reverse();
  for (let visit = queue.pop(); visit; visit = queue.pop()) {
    const place = view.documents.thing(visit.at);
    const seen = ways.get(place.pointer) ?? new Set();
    if (!isObject(place.value) || seen.has(visit.way)) continue;
    ways.set(place.pointer, seen.add(visit.way));
    if (!found.has(place.pointer)) found.set(place.pointer, { place, name: visit.name });
    queue.push(...children({ ...visit, at: place }).reverse());
  }
  return [...found].map(([pointer, use]) => ({
    ...use,
    request: ways.get(pointer)?.has('request') === true,
    response: ways.get(pointer)?.has('response') === true,
  }));
};

const starts = (view: DocumentView): readonly Visit[] => {
  const components = child(view.root, 'components', 'schemas');
  const declared = isObject(components.value) ? Object.keys(components.value) : [];
  const used = view.operations.flatMap((operation) => {
    const body = view.requestBody(operation);
    return [
      ...view.parameters(operation).map((place) => ({
        at: child(place, 'schema'),
        name: textAt(place.value, 'name') ?? '',
        way: 'request' as const,
      })),
      ...(body ? schemasOf(view, body, 'request') : []),
      ...view.responses(operation).flatMap(({ place }) => schemasOf(view, place, 'response')),
    ];
  });
  const named = declared.map((name) => ({ at: child(components, name), name, way: undefined }));
  return [...named, ...used].filter(({ at }) => isObject(at.value));
};

const schemasOf = (view: DocumentView, holder: Place, way: Way): readonly Visit[] =>
  view.mediaTypes(holder).map((place) => ({ at: child(place, 'schema'), name: '', way }));

const children = ({ at, name, way }: Visit): Visit[] => {
  const members = Object.keys(objectAt(at.value, 'properties')).map((key) => ({
    at: child(at, 'properties', key),
    name: key,
    way,
  }));
  const branches = ['allOf', 'anyOf', 'oneOf'].flatMap((word) =>
    listAt(at.value, word).map((_, index) => ({ at: child(at, word, String(index)), name, way })),
  );
  const rest = ['items', 'additionalProperties'].map((word) => ({
    at: child(at, word),
    name,
    way,
  }));
  return [...members, ...branches, ...rest].filter(({ at: place }) => isObject(place.value));
};
