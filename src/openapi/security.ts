import type { SecurityScheme, SecuritySpec } from '../model/contract.js';
import { ConformanceError } from '../model/error.js';
import { asObject, child, type Documents, type Place } from './documents.js';
import { isList, member, objectAt, textAt } from './value.js';

const TYPES = ['apiKey', 'http', 'oauth2', 'openIdConnect', 'mutualTLS'] as const;
const LOCATIONS = ['query', 'header', 'cookie'] as const;

/**
 * What the document asks of the callers of an operation: its own list of alternatives, else that of
 * the document (OpenAPI, Security Requirement Object). Throws `document-structure`.
 */
export const readSecurity = (
  root: Place,
  operation: Place,
  documents: Documents,
): SecuritySpec | undefined => {
  const level = [operation, root].find(({ value }) => member(value, 'security') !== undefined);
  if (!level) return undefined;
  const place = child(level, 'security');
  if (!isList(place.value)) {
    const what = `the security is no list${documents.at(place)}`;
    throw new ConformanceError('document-structure', what);
  }
  const alternatives = place.value.map((_, index) => {
    const at = child(place, String(index));
    return Object.keys(asObject(at, documents)).map((name) => schemeOf(root, name, documents));
  });
  return alternatives.length === 0 ? undefined : { pointer: place.pointer, alternatives };
};

/** A scheme that is not declared, or not known to us, asks for what nobody can tell. */
const schemeOf = (root: Place, name: string, documents: Documents): SecurityScheme => {
  const known = objectAt(objectAt(root.value, 'components'), 'securitySchemes');
  if (!Object.hasOwn(known, name)) return { name, type: 'unknown' };
  const value = asObject(
    documents.thing(child(root, 'components', 'securitySchemes', name)),
    documents,
  );
  const location = LOCATIONS.find((each) => each === textAt(value, 'in'));
  const key = textAt(value, 'name');
  return {
    name,
    type: TYPES.find((each) => each === textAt(value, 'type')) ?? 'unknown',
    scheme: textAt(value, 'scheme')?.toLowerCase(),
    key: location !== undefined && key !== undefined ? { in: location, name: key } : undefined,
  };
};
