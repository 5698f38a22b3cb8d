import type { SecurityScheme, SecuritySpec } from '../model/contract.js';
import type { DocumentNode, DocumentOperation, DocumentTree } from '../model/document.js';
import { membersAt, type Documents } from './documents.js';
import { below } from './place.js';
import { isList, textAt } from './value.js';

const TYPES = ['apiKey', 'http', 'oauth2', 'openIdConnect', 'mutualTLS'] as const;
const LOCATIONS = ['query', 'header', 'cookie'] as const;

/** What the document asks of the callers of an operation (OpenAPI, Security Requirement Object). */
export const readSecurity = (
  { security }: DocumentOperation,
  { securitySchemes }: DocumentTree,
  documents: Documents,
): SecuritySpec | undefined => {
  if (!security) return undefined;
  const alternatives = (isList(security.value) ? security.value : []).map((_, index) =>
    Object.keys(membersAt(below(security, String(index)), documents)).map((name) =>
      schemeOf(name, securitySchemes.get(name), documents),
    ),
  );
  return alternatives.length === 0 ? undefined : { pointer: security.pointer, alternatives };
};

/** A scheme that is not declared, or not known to us, asks for what nobody can tell. */
const schemeOf = (
  name: string,
  node: DocumentNode | undefined,
  documents: Documents,
): SecurityScheme => {
  if (!node) return { name, type: 'unknown' };
  const value = membersAt(node, documents);
  const location = LOCATIONS.find((each) => each === textAt(value, 'in'));
  const key = textAt(value, 'name');
  return {
    name,
    type: TYPES.find((each) => each === textAt(value, 'type')) ?? 'unknown',
    scheme: textAt(value, 'scheme')?.toLowerCase(),
    key: location !== undefined && key !== undefined ? { in: location, name: key } : undefined,
  };
};
