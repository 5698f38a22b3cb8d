import type { Purpose } from '../model/purpose.js';
import { exchange } from './_examples.js';

/** A create that registers one redirect URI, for the examples of the registration rules. */
export const registers = (uri: string, status: number, purpose: Purpose = 'invalid-body') =>
  exchange({
    operation: 'createClient',
    status,
    purpose,
    request: { json: { name: 'Example', redirectUris: ['https://app.example.com/cb', uri] } },
  });
