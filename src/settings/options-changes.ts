import { choice, list } from './kind.js';
import { option } from './option.js';

const CHANGE_FORMATS = ['console', 'json', 'markdown', 'sarif', 'github', 'html'] as const;

/** What comes between two documents. */
export const changes = {
  changeFormat: option(list('list', CHANGE_FORMATS), {
    help: `of ${CHANGE_FORMATS.join(',')}`,
    default: ['console'],
    as: 'format',
  }),
  changeGate: option(choice('verdict', ['breaking', 'withdrawn']), {
    help: 'the least verdict that fails: breaking or withdrawn',
    default: 'breaking',
    as: 'gate',
  }),
};
