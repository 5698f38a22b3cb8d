import { choice, list, text, texts } from './kind.js';
import { option } from './option.js';

const CHANGE_FORMATS = ['console', 'json', 'markdown', 'sarif', 'junit', 'github', 'html'] as const;

/** What comes between two documents. */
export const changes = {
  hurtPacts: option(text('dir'), {
    help: 'folder of pacts: names the interactions that a change breaks',
    as: 'pacts',
  }),
  traffic: option(texts('file'), {
    help: 'recording: counts the recorded calls that a change breaks',
  }),
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
