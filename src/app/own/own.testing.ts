import type { Exchange } from '../../model/exchange.js';
import { PASS, type Verdict } from '../../model/verdict.js';
import { defineCheck, defineMonitor, type OwnCheck, type OwnMonitor } from './define.js';

const WORDS = {
  severity: 'error',
  clause: 'guideline 12',
  title: 'It is as the house wants it.',
  why: 'The house wants it so.',
  fix: 'Make it so.',
  looksAt: { parts: ['response.status'] },
} as const;

const RESPONSE = { status: 200, headers: { 'content-type': 'application/json' }, body: [] };
const EXAMPLE = { operation: 'listClients', response: RESPONSE };

export const ownCheck = (
  id: string,
  evaluate: (exchange: Exchange) => Verdict = () => PASS,
  more: Partial<OwnCheck> = {},
): OwnCheck =>
  defineCheck({ ...WORDS, id, examples: { pass: [EXAMPLE], fail: [EXAMPLE] }, evaluate, ...more });

export const ownMonitor = (
  id: string,
  start: OwnMonitor['start'],
  more: Partial<OwnMonitor> = {},
): OwnMonitor =>
  defineMonitor({
    ...WORDS,
    id,
    examples: { pass: [[EXAMPLE]], fail: [[EXAMPLE]] },
    start,
    ...more,
  });
