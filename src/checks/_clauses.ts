import { pointer } from '../model/json/pointer.js';

const COLLECTION =
  '/a/oidc-provider/api/v0/institutions/{institutionId}/partner-clients/{partnerName}';

/** Pointers into the vendor's document, to the five operations. */
export const CLAUSES = {
  listClients: pointer('#/paths', COLLECTION, 'get'),
  createClient: pointer('#/paths', COLLECTION, 'post'),
  getClient: pointer('#/paths', `${COLLECTION}/{clientId}`, 'get'),
  updateClient: pointer('#/paths', `${COLLECTION}/{clientId}`, 'put'),
  deleteClient: pointer('#/paths', `${COLLECTION}/{clientId}`, 'delete'),
} as const;
