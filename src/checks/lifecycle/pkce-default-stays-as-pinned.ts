import { defineMonitor } from '../../model/check.js';
import { notApplicable } from '../../model/verdict.js';
import { CLAUSES } from '../_clauses.js';
import { create, get, SENT } from './_histories.js';
import { judgePin, PIN_FIX, PIN_WHY } from './_pins.js';

const NO_DEFAULT = notApplicable('it is not the first get of a client made without pkceRequired');
const { name, redirectUris } = SENT;
const bare = { name, redirectUris };

/** Pin `pkce-default`: `true`, `false`, `absent`, or `other` where it is no boolean. */
const valueOf = (value: unknown): string => {
  if (value === undefined || value === null) return 'absent';
  return typeof value === 'boolean' ? String(value) : 'other';
};

export default defineMonitor({
  id: 'pkce-default-stays-as-pinned',
  rows: ['LIF-18'],
  ledger: 'contract',
  severity: 'info',
  clause: CLAUSES.createClient,
  title: 'A client that was created without `pkceRequired` shows the default that is pinned.',
  why: PIN_WHY,
  fix: PIN_FIX,
  looksAt: { parts: ['request.body', 'response.body'], operations: ['getClient'] },
  faults: ['pkce-default-is-turned'],
  examples: {
    pass: [[create(1, bare), get(2, { ...bare, pkceRequired: true })]],
    fail: [[create(1, bare), get(2, bare)]],
    pins: { 'pkce-default': 'true' },
  },
  start: ({ history, settings }, settle) => ({
    judge(exchange) {
      const { defaults } = history.examine(exchange);
      if (!defaults) settle(exchange, NO_DEFAULT);
      else {
        const value = valueOf(defaults.pkceRequired);
        settle(exchange, judgePin(settings, 'pkce-default', value, 'response.body/pkceRequired'));
      }
    },
    finish: () => undefined,
  }),
});
