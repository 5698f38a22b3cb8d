import type { Drive } from '../model/probe.js';
import { callbackOf } from '../model/sent-values.js';

/** Rows DCR-01 to DCR-03 and DCR-06: no provider may register these. */
export const mustBeRefused = ({ values, mark }: Drive): readonly string[] => [
  `https://${callbackOf(values, mark)}#fragment`,
  `/callback/${mark}`,
  `https://*.${callbackOf(values, mark)}`,
  'javascript:alert(1)',
];

/** Rows DCR-04, DCR-08 and INP-07: some providers register these, and had better not. */
export const shouldBeRefused = ({ values, mark }: Drive): readonly string[] => [
  `http://${callbackOf(values, mark)}`,
  `https://user@${callbackOf(values, mark)}`,
  '',
];
