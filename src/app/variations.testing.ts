import { expect } from 'chai';
import { loadContract } from '../openapi/load.js';
import { refusal, withField } from '../provider/answer.js';
import { onAnswer, onClients, onList, onStored, sentIn } from '../provider/faults/_spoil.js';
import updateShowsLate from '../provider/faults/update-shows-late.js';
import { DOCUMENT } from './packaged.js';
import { probesOf } from './plan.js';
import { createReferenceJudge } from './reference.testing.js';
import { onAny, bare, html, creating, chunked, type Variation } from './variation-parts.testing.js';

const VARIATIONS: readonly Variation[] = [
  {
    does: 'answers 403 about an institution or a partner that it does not know',
    plant: () =>
      onAny(404, (_, { route }) =>
        route.kind === 'collection' ? refusal(403, 'forbidden', 'not yours') : undefined,
      ),
  },
  {
    does: 'refuses bad content with 422',
    plant: () => onAny(400, (it) => ({ ...it, status: 422 })),
  },
  {
    does: 'refuses bad content without a word',
    plant: () => onAny(400, () => bare(400)),
  },
  {
    does: 'replaces what an update does not send',
    plant: ({ store }) => ({
      store: (given) => ({
        ...given,
        update: (collection, clientId, metadata) => {
          const client = store.find(collection, clientId);
          if (!client) return false;
          const { name, redirectUris } = client;
          store.put(collection, { name, redirectUris, ...metadata, clientId });
          return true;
        },
      }),
    }),
    // An empty update wipes a client then; whoever sends one by mistake had better be told.
    shows: ['warning empty-update-wipes-nothing'],
  },
  {
    does: 'refuses an empty update',
    plant: () => ({
      handle: (call, next) =>
        call.operation === 'updateClient' && Object.keys(sentIn(call) ?? { a: 1 }).length === 0
          ? refusal(400, 'invalid_request', 'nothing to change')
          : next(),
    }),
  },
  {
    does: 'refuses a second create with an equal body',
    plant: () => {
      const bodies = new Set<string>();
      return {
        handle: async (call, next) => {
          if (call.operation !== 'createClient') return next();
          const body = call.target + Buffer.from(call.body).toString();
          if (bodies.has(body)) return refusal(409, 'conflict', 'there is such a client');
          const answer = await next();
          if (answer.status === 200) bodies.add(body);
          return answer;
        },
      };
    },
  },
  {
    does: 'answers 410 about a client that was deleted',
    plant: () => {
      const deleted = new Set<string>();
      return {
        handle: async (call, next) => {
          const answer = await next();
          if (call.operation === 'deleteClient' && answer.status === 204) deleted.add(call.target);
          return answer.status === 404 && deleted.has(call.target) ? bare(410) : answer;
        },
      };
    },
  },
  { does: 'lists the newest first', plant: () => onList((clients) => clients.toReversed()) },
  {
    does: 'shows members that the document does not know',
    plant: () =>
      onClients((client) => ({ ...client, createdAt: '2026-11-25T10:00:00Z', tags: [] })),
  },
  { does: 'sends its answers in chunks', plant: () => chunked },
  {
    does: 'names the media type in capitals, with a charset',
    plant: () => ({
      handle: async (_, next) => {
        const answer = await next();
        const type = 'Application/JSON; Charset="UTF-8"';
        return answer.content ? withField(answer, 'Content-Type', type) : answer;
      },
    }),
  },
  { does: 'answers 404 in HTML', plant: () => onAny(404, () => html(404)) },
  { does: 'answers 404 without content', plant: () => onAny(404, () => bare(404)) },
  {
    does: 'answers 400 to an id that cannot be one',
    plant: () =>
      onAny(404, (_, { route }) =>
        route.kind === 'client' && !/^[0-9a-f-]{36}$/.test(route.clientId) ? bare(400) : undefined,
      ),
  },
  {
    does: 'does not serve HEAD',
    plant: () => ({
      handle: ({ method, route }, next) =>
        method === 'HEAD'
          ? {
              status: 405,
              fields: [['Allow', route.kind === 'collection' ? 'GET, POST' : 'GET, PUT, DELETE']],
            }
          : next(),
    }),
  },
  {
    does: 'answers 404 to methods that it does not know',
    plant: () => onAny(405, () => bare(404)),
  },
  { does: 'answers 400 to text/plain', plant: () => onAny(415, () => bare(400)) },
  {
    does: 'tags what get and update answer',
    plant: ({ store }) => ({
      handle: async (call, next) => {
        const answer = await next();
        const { route } = call;
        if (route.kind !== 'client' || answer.status >= 300) return answer;
        const client = store.find(route.collection, route.clientId);
        const tag = client && `"${Buffer.from(JSON.stringify(client)).toString('base64url')}"`;
        return withField(answer, 'ETag', tag);
      },
    }),
  },
  {
    does: 'counts no bytes after a 204',
    plant: () => ({
      handle: async (_, next) => {
        const answer = await next();
        return answer.status === 204 ? withField(answer, 'Content-Length', '0') : answer;
      },
    }),
    shows: ['warning no-content-length-on-204'],
  },
  {
    does: 'writes the scheme bearer in small letters, beside another one',
    plant: () =>
      onAny(401, (it) =>
        withField(it, 'WWW-Authenticate', 'DPoP algs="ES256", bearer realm="a, b"'),
      ),
  },
  {
    does: 'refuses strangers with 403',
    plant: () =>
      onAny(401, (_, { headers }) => (headers.authorization === undefined ? bare(403) : undefined)),
    shows: ['warning anonymous-is-refused'],
  },
  {
    does: 'drops redirect URIs that are there already',
    plant: () =>
      onStored((metadata) => ({
        ...metadata,
        ...(metadata.redirectUris && { redirectUris: [...new Set(metadata.redirectUris)] }),
      })),
  },
  {
    does: 'shows an empty list where there are no contacts',
    plant: () => onClients((client) => ({ ...client, contacts: client.contacts ?? [] })),
  },
  {
    does: 'shows empty texts where there are no URIs',
    plant: () => onClients((client) => ({ tosUri: '', logoUri: '', ...client })),
    shows: ['warning uris-are-absolute'],
  },
  {
    does: 'asks for PKCE unless told otherwise',
    plant: () => onClients((client) => ({ pkceRequired: true, ...client })),
  },
  {
    does: 'refuses members that it does not know',
    plant: () =>
      creating(
        (call) => ['unheardOf', 'clientId'].some((name) => Object.hasOwn(sentIn(call) ?? {}, name)),
        refusal(422, 'invalid_client_metadata', 'there is no such member'),
      ),
  },
  {
    does: 'refuses long names and many redirect URIs',
    plant: () =>
      creating(
        (call) =>
          (sentIn(call)?.name?.length ?? 0) > 255 || (sentIn(call)?.redirectUris?.length ?? 0) > 20,
        refusal(413, 'too_large', 'that is too much'),
      ),
  },
  {
    does: 'answers a create with 201 and a place',
    plant: () =>
      onAnswer('createClient', 200, (it) =>
        withField({ ...it, status: 201 }, 'Location', '/there'),
      ),
    shows: ['error success-status-is-documented'],
  },
  {
    does: 'shows an update late, and within the limit',
    plant: updateShowsLate.plant,
    waits: true,
    shows: ['warning update-is-visible'],
  },
  {
    does: 'answers 204 to a second deletion',
    plant: () => {
      const gone = new Set<string>();
      return {
        handle: async (call, next) => {
          const answer = await next();
          if (call.operation !== 'deleteClient') return answer;
          if (answer.status === 404 && gone.has(call.target)) return bare(204);
          if (answer.status === 204) gone.add(call.target);
          return answer;
        },
      };
    },
    shows: ['warning deleted-stays-deleted'],
  },
];

/** Judges the reference provider in each of its variations, which show what they say and nothing else. */
export const declareVariations = (depth: 'quick' | 'full'): void => {
  const made = Promise.all([
    loadContract({ file: DOCUMENT, profile: 'published' }),
    createReferenceJudge(),
  ]);
  const chosen = probesOf({ probes: undefined, depth }, { loopback: true }).map(({ id }) => id);
  for (const { does, plant, waits, shows = [] } of VARIATIONS)
    it(`${shows.length === 0 ? 'is' : 'is not'} left alone when it ${does}`, async () => {
      const [contract, judged] = await made;
      const report = await judged({ plant }, contract, {
        probes: chosen,
        ...(waits ? { consistencySeconds: 2 } : {}),
      });
      const told = report.findings
        .filter(({ severity }) => severity !== 'info')
        .map(({ severity, check }) => `${severity} ${check}`);
      expect([...new Set(told)].sort()).to.deep.equal(shows);
    }).timeout(60_000);
};
