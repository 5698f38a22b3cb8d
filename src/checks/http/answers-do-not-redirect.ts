import { defineCheck } from '../../model/check.js';
import { fail, notApplicable, PASS } from '../../model/verdict.js';
import { originOf, parseUri } from '../_uri.js';
import { exchange } from '../_examples.js';
import { NO_ANSWER } from '../_parts.js';

const UNCHANGED = notApplicable('304 sends no one elsewhere');
const ANONYMOUS = notApplicable(
  'what a caller without credentials is told is the affair of anonymous-is-refused',
);

/** The host of an address in comparable form, the scheme and its default port apart. */
const hostOf = (address: string): string | undefined =>
  originOf(address)?.replace(/^https?:|:(?:80|443)$/g, '');

/** Whether a Location leads to another host, or from https to http. */
const leadsAway = (origin: string, location: string): boolean => {
  const target = location.startsWith('//')
    ? `${origin.split('//', 1)[0] ?? ''}${location}`
    : location;
  if (parseUri(target)?.scheme === undefined) return false;
  if (hostOf(target) !== hostOf(origin)) return true;
  return /^https:/i.test(origin) && !/^https:/i.test(target);
};

const moved = (location: string, status = 302) =>
  exchange({ operation: 'getClient', status, headers: { Location: location } });

export default defineCheck({
  id: 'answers-do-not-redirect',
  rows: ['HTTP-20'],
  ledger: 'standards',
  severity: 'error',
  clause: '#/paths/*/*/responses',
  title: 'The API answers where it is asked.',
  why: 'A client that follows a redirection may hand its token to another host.',
  fix: 'Answer at the documented address, and refuse with a 4xx instead of leading to a page.',
  looksAt: { parts: ['response.status', 'response.headers'] },
  faults: ['redirect-elsewhere', 'update-is-redirected'],
  examples: {
    pass: [
      exchange({ operation: 'getClient', status: 304 }),
      exchange({ operation: 'listClients', status: 200, json: [] }),
    ],
    fail: [
      moved('https://login.example.net/'),
      moved('//login.example.net/'),
      moved('http://api.example.com/x'),
      moved('/elsewhere'),
      moved('https://API.example.com:443/x', 308),
    ],
  },
  evaluate({ request, response, purpose }) {
    if (!response) return NO_ANSWER;
    const { status } = response;
    if (status < 300 || status > 399) return PASS;
    if (status === 304) return UNCHANGED;
    if (purpose === 'anonymous') return ANONYMOUS;
    const location = response.headers.get('location')?.trim() ?? '';
    const [at, expected] = ['response.headers/location', 'no redirection'];
    if (leadsAway(request.origin, location))
      return fail({ at, expected, actual: `${status} to another origin` });
    const actual = location === '' ? `${status} without a Location` : `${status} to the same host`;
    return fail({ at, expected, actual, severity: 'warning' });
  },
});
