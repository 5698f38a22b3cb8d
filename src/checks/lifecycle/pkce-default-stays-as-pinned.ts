import { defineMonitor } from '../../model/check.js';
import { notApplicable } from '../../model/verdict.js';
import { CLAUSES } from '../_clauses.js';
import { create, get, SENT } from './_histories.js';
import { judgePin, PIN_FIX, PIN_WHY } from './_pins.js';

const NO_DEFAULT = notApplicable('it is not the first get of a client made without pkceRequired');
const { name, redirectUris } = SENT;
const bare = { name, redirectUris };

/** Pin `pkce-default`: `true`, `false` or `absent`; another type is the schema's affair. */
const valueOf = (value: unknown): string | undefined => {
  if (value === undefined || value === null) return 'absent';
  return typeof value === 'boolean' ? String(value) : undefined;
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
  faults: ['pkce-default-is-turned', 'prototype-is-merged'],
  examples: {
    pass: [[create(1, bare), get(2, { ...bare, pkceRequired: true })]],
    fail: [[create(1, bare), get(2, bare)]],
    pins: { 'pkce-default': 'true' },
  },
  start: ({ history, settings }, settle) => ({
    judge(exchange) {
      const { defaults } = history.examine(exchange);
      const value = defaults && valueOf(defaults.pkceRequired);
      const verdict =
        value === undefined
          ? NO_DEFAULT
          : judgePin(settings, 'pkce-default', value, 'response.body/pkceRequired');
      settle(exchange, verdict);
    },
    finish: () => undefined,
  }),
});
