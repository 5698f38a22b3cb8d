import type { SecurityScheme } from '../../model/contract.js';
import type { Exchange } from '../../model/exchange.js';
import { valuesOf } from '../_request.js';

/** Whether a request brings what a scheme asks for; by its form, for whose secret it is nobody can tell. */
export const isSignedIn = (exchange: Exchange, scheme: SecurityScheme): boolean => {
  const sent = exchange.request.headers.get('authorization') ?? '';
  switch (scheme.type) {
    case 'apiKey': {
      const { key } = scheme;
      return (
        key === undefined || valuesOf(exchange, key.name, key.in).some((value) => value !== '')
      );
    }
    case 'http':
      return new RegExp(`^${escaped(scheme.scheme ?? '')} +\\S`, 'i').test(sent);
    case 'oauth2':
    case 'openIdConnect':
      return /^(?:Bearer|DPoP) +\S/i.test(sent);
    case 'mutualTLS':
    case 'unknown':
      return true;
  }
};

const escaped = (text: string): string => text.replace(/[^A-Za-z0-9]/g, '\\$&');

/** A scheme in words, with what it wants to see. */
export const schemeWords = ({ type, scheme, key, name }: SecurityScheme): string => {
  if (type === 'apiKey' && key) return `the key ${JSON.stringify(key.name)} in the ${key.in}`;
  if (type === 'http') return `credentials of the scheme ${scheme ?? name}`;
  return type === 'oauth2' || type === 'openIdConnect' ? 'a bearer token' : `what ${name} asks for`;
};
