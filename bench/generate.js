import { closeSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DEFECTS } from './defects.js';
import { entryText, responseHeaders } from './entry.js';
import { Draw } from './random.js';

const CYCLES = 20_000;
const COLLECTIONS = 125;
const STEPS = ['create', 'list', 'update', 'get', 'delete'];
/** One exchange in a hundred is spoilt: of five in a cycle, one in every twentieth cycle. */
const SPOILT_EVERY = 20;
const BEGIN = Date.UTC(2026, 0, 5, 8);
/** Milliseconds from the start of one exchange to that of the next one, in whatever collection. */
const PACE = 100;
/** Exchanges of one collection are this far apart: no two of them overlap. */
const LONGEST = 250;

const NAMES = ['Ledger Sync', 'Budget Planner', 'Card Console', 'Loan Desk', 'Savings Coach'];

const BASE = '/a/oidc-provider/api/v0/institutions';

/** @param {Draw} draw */
const newCollection = (draw, number) => ({
  path: `${BASE}/${draw.uuid()}/partner-clients/partner-${number}`,
  token: `eyJhbGciOiJFUzI1NiJ9.${draw.text(118)}.${draw.text(86)}`,
  /** @type {object[]} in order of creation */
  clients: [
    {
      clientId: draw.uuid(),
      ...detailsOf(draw, `Standing client ${number}`, `standing-${number}`),
    },
  ],
  lastDeleted: undefined,
});

const detailsOf = (draw, name, host) => ({
  name,
  redirectUris: [`https://${host}.example.com/callback`],
  logoUri: `https://${host}.example.com/assets/logo.png`,
  clientUri: `https://${host}.example.com/`,
  policyUri: `https://${host}.example.com/privacy-policy.htm`,
  tosUri: `https://${host}.example.com/terms-of-service.htm`,
  contacts: [`team-${draw.hex(4)}@example.com`, 'support@example.com'],
  pkceRequired: true,
});

const JSON_TYPE = ['content-type', 'application/json; charset=utf-8'];

const answered = (status, reason, body, headers) => ({
  status,
  reason,
  body: body === undefined ? '' : JSON.stringify(body),
  headers: [...(body === undefined ? [] : [JSON_TYPE]), ...headers],
});

/** What a correct client sends and a correct server answers in one step of a life cycle. */
const exchangeOf = (step, { collection, client, draw, startedAt }) => {
  const common = responseHeaders(startedAt, draw.uuid());
  const one = `${collection.path}/${client.id}`;
  const noStore = ['cache-control', 'no-store'];
  const headers = [noStore, ...common];
  switch (step) {
    case 'create':
      collection.clients.push({ clientId: client.id, ...client.details });
      return {
        request: { method: 'POST', path: collection.path, body: JSON.stringify(client.details) },
        answer: answered(
          200,
          'OK',
          { client: { clientId: client.id, clientSecret: client.secret } },
          headers,
        ),
      };
    case 'list':
      return {
        request: { method: 'GET', path: collection.path, body: '' },
        answer: answered(200, 'OK', collection.clients, headers),
      };
    case 'update':
      client.details.name = `${client.firstName} (renamed)`;
      Object.assign(collection.clients.at(-1), client.details);
      return {
        request: { method: 'PUT', path: one, body: JSON.stringify(client.details) },
        answer: answered(204, 'No Content', undefined, common),
      };
    case 'get':
      return {
        request: { method: 'GET', path: one, body: '' },
        answer: answered(200, 'OK', collection.clients.at(-1), headers),
      };
    case 'delete':
      collection.lastDeleted = collection.clients.pop();
      return {
        request: { method: 'DELETE', path: one, body: '' },
        answer: answered(204, 'No Content', undefined, common),
      };
    default:
      throw new Error(`no such step: ${step}`);
  }
};

const newClient = (draw, number) => {
  const firstName = `${draw.of(NAMES)} ${number}`;
  return {
    id: draw.uuid(),
    secret: draw.text(43),
    firstName,
    details: detailsOf(draw, firstName, `app-${number}`),
  };
};

/** The first round of a collection has nothing that was deleted before. */
const defectOf = (cycle) => {
  if (cycle % SPOILT_EVERY !== SPOILT_EVERY - 1 || cycle < COLLECTIONS) return undefined;
  return DEFECTS[Math.floor(cycle / SPOILT_EVERY) % DEFECTS.length];
};

/**
 * The entries of the recording: rounds in which each collection goes through one life cycle, all
 * collections side by side.
 */
function* entries(cycles) {
  const draw = new Draw(20_260_105);
  const collections = Array.from({ length: COLLECTIONS }, (_, index) => newCollection(draw, index));
  let startedAt = BEGIN;
  for (let first = 0; first < cycles; first += COLLECTIONS) {
    const clients = collections.map((_, index) => newClient(draw, first + index));
    for (const step of STEPS) {
      for (const [index, collection] of collections.entries()) {
        const client = clients[index];
        const made = exchangeOf(step, { collection, client, draw, startedAt });
        const defect = defectOf(first + index);
        if (defect?.step === step) defect.spoil({ ...made, client, collection, draw });
        const duration = 12 + draw.below(LONGEST - 12);
        yield entryText({ ...made, token: collection.token, startedAt, duration });
        startedAt += PACE;
      }
    }
  }
}

/** How many exchanges each check must fail. @returns {Map<string, number>} */
export const expectedFailures = () => {
  const expected = new Map();
  for (let cycle = 0; cycle < CYCLES; cycle += 1)
    for (const check of defectOf(cycle)?.checks ?? [])
      expected.set(check, (expected.get(check) ?? 0) + 1);
  return expected;
};

const HEAD = {
  version: '1.2',
  creator: { name: 'recording proxy', version: '1.0' },
};
const CHUNK = 1 << 20;

/**
 * Writes the recording, a megabyte at a time; the file appears when it is whole.
 * @param {string} file
 * @param {number} cycles of the one recording, the first of them
 */
export const generate = (file, cycles = CYCLES) => {
  mkdirSync(dirname(file), { recursive: true });
  const temporary = `${file}.tmp`;
  const handle = openSync(temporary, 'w');
  let text = `{"log":${JSON.stringify(HEAD).slice(0, -1)},"entries":[`;
  let separator = '\n';
  for (const entry of entries(cycles)) {
    text += separator + entry;
    separator = ',\n';
    if (text.length < CHUNK) continue;
    writeSync(handle, text);
    text = '';
  }
  writeSync(handle, `${text}\n]}}\n`);
  closeSync(handle);
  renameSync(temporary, file);
};

export const RECORDING = join(
  dirname(fileURLToPath(import.meta.url)),
  '.data',
  'life-cycles-100k.har',
);

if (process.argv[1] === fileURLToPath(import.meta.url)) generate(process.argv[2] ?? RECORDING);
