import { defineCheck } from '../../model/check.js';
import type { Exchange } from '../../model/exchange.js';
import type { Verdict } from '../../model/verdict.js';
import { exchange } from '../_examples.js';
import { registers } from '../_registration.js';
import { refusalOf } from '../_refusal.js';
import { accepted, judgeRedirectUris, NOT_SENT, REGISTRATIONS, SINGLE_URIS } from '../_uris.js';
import { memberOf } from '../_values.js';

const SCRIPT = /^(?:javascript|data|file|vbscript):/i;

/** Browsers pass over white space and control characters before and within a scheme. */
const isScript = (uri: string): boolean =>
  !/^https?:/i.test(uri) && SCRIPT.test(uri.replace(/[^!-~]/g, ''));

const judgeOthers = (exchange: Exchange): Verdict => {
  const { json } = exchange.request.body;
  if (!json.ok) return NOT_SENT;
  for (const name of SINGLE_URIS) {
    const uri = memberOf(json.value, name);
    if (typeof uri !== 'string' || !isScript(uri)) continue;
    const verdict =
      refusalOf(exchange) ?? accepted(exchange, `${name} with a scheme that runs or reads`);
    if (verdict.outcome !== 'fail') return verdict;
    const [first] = verdict.observations;
    return {
      outcome: 'fail',
      observations: [{ ...first, severity: 'warning', clause: 'RFC 7591 §5' }],
    };
  }
  return NOT_SENT;
};

const withLogo = (logoUri: string, status: number) =>
  exchange({ operation: 'updateClient', status, request: { json: { logoUri } } });

export default defineCheck({
  id: 'script-uri-is-refused',
  rows: ['DCR-06'],
  ledger: 'standards',
  severity: 'error',
  clause: 'RFC 6749 §10.14',
  title: 'A URI that runs a script, or reads a file, is refused.',
  why: 'It is shown to, or followed by, the browser of every user of the client.',
  fix: 'Answer 400 or 422 to the schemes javascript, data, file and vbscript in any URI of a client.',
  looksAt: REGISTRATIONS,
  faults: [
    'script-uri-accepted',
    'update-accepts-data-uri',
    'update-accepts-script',
    'bad-uri-accepted-first',
    'bad-uri-accepted-amid',
  ],
  examples: {
    pass: [registers('javascript:alert(1)', 400), withLogo('https://app.example.com/data:', 204)],
    fail: [
      registers('javascript:alert(1)', 200),
      registers(' JavaScript:alert(1)', 200),
      registers('data:text/html,x', 200),
      withLogo('javascript:alert(1)', 204),
    ],
  },
  evaluate(exchange) {
    const verdict = judgeRedirectUris(exchange, isScript, 'a redirect URI that runs or reads');
    return verdict === NOT_SENT ? judgeOthers(exchange) : verdict;
  },
});
