import { list, text } from './kind.js';
import { option } from './option.js';

const GATE_FORMATS = ['text', 'json', 'markdown'] as const;

/** One decision out of the last reports. */
export const gating = {
  gateTarget: option(text('name'), {
    help: 'the target that the inputs must be about, where their entries name none',
    defaultWords: 'any but the reference provider',
    env: ['CONFORMANCE_TARGET'],
    file: ['target'],
    as: 'target',
  }),
  gateFormat: option(list('list', GATE_FORMATS), {
    help: `of ${GATE_FORMATS.join(',')}`,
    default: ['text'],
    as: 'format',
  }),
};
