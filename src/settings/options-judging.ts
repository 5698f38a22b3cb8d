import { choice, flag, list, number, text, texts } from './kind.js';
import { FORMATS } from './formats.js';
import { option } from './option.js';

const STORY_FORMATS = ['console', 'json', 'markdown', 'html'] as const;

/** What a source is judged by, and where that is written. */
export const judging = {
  spec: option(text('file'), {
    help: 'OpenAPI document to judge by',
    defaultWords: 'the packaged one',
    file: ['settings.spec'],
  }),
  overlay: option(texts('file'), {
    help: 'OpenAPI Overlay to apply, instead of the packaged one; implies the strict profile',
    file: ['settings.overlays'],
  }),
  profile: option(choice('name', ['published', 'strict']), {
    help: 'published: the document as it is; strict: the document with the overlay',
    defaultWords: 'published',
    file: ['settings.profile'],
  }),
  reports: option(text('dir'), {
    help: 'folder for the reports',
    default: 'reports',
    file: ['settings.reports'],
  }),
  format: option(list('list', FORMATS), {
    help: `of ${FORMATS.join(',')}`,
    default: ['console', 'json', 'jsonl', 'html'],
    file: ['settings.formats'],
  }),
  printFolder: option(text('dir'), {
    help: 'folder for files of what is printed',
    defaultWords: 'none',
    as: 'reports',
  }),
  printFormat: option(list('list', FORMATS), {
    help: `of ${FORMATS.join(',')}`,
    default: ['console'],
    as: 'format',
  }),
  replayFormat: option(list('list', FORMATS), {
    help: `of ${FORMATS.join(',')}`,
    default: ['console', 'json', 'html'],
    as: 'format',
  }),
  output: option(text('file'), {
    help: 'where the one format named goes, instead of the folder: a file, or - for standard output',
  }),
  checks: option(list('list'), { help: 'judge by these checks only' }),
  operation: option(list('list'), { help: 'judge these operations only' }),
  ownChecks: option(texts('file'), {
    help: 'module of checks of your own, besides those of the suite',
    defaultWords: 'none',
    file: ['settings.ownChecks'],
  }),
  testOwn: option(flag, {
    help: 'try the checks of your own on their examples',
    as: 'test',
  }),
  bail: option(flag, { help: 'end with the first finding that fails the run' }),
  gate: option(choice('severity', ['error', 'warning']), {
    help: 'the least severity that fails the run: error or warning',
    default: 'error',
    file: ['settings.gate'],
  }),
  waivers: option(text('file'), {
    help: 'file of waivers, besides those of the configuration',
    defaultWords: 'waivers.yaml beside the configuration, where there is one',
  }),
  config: option(text('file'), {
    help: 'configuration',
    defaultWords: 'conformance.yaml, where there is one',
  }),
  acceptPins: option(flag, { help: 'write the observed pins into the configuration' }),
  quiet: option(flag, { help: 'print the verdict and the findings only' }),
  color: option(flag, { help: 'print without colour', default: true, flag: 'no-color' }),
  consistencySeconds: option(number('seconds', { least: 0, most: 600 }), {
    help: 'how long an older state may be seen after a write',
    unit: 'seconds',
    default: 5,
    flag: null,
    file: ['target.consistencySeconds', 'settings.consistencySeconds'],
  }),
  history: option(text('file'), {
    help: 'file that keeps a line of each run against a target; of check only where it is named',
    defaultWords: 'history.ndjson beside the journal',
    file: ['target.history', 'settings.history'],
  }),
  historyDays: option(number('days', { least: 1, most: 3660, whole: true }), {
    help: 'how long a line of the history is kept',
    unit: 'days',
    default: 400,
    flag: null,
    file: ['settings.historyDays'],
  }),
  storyTarget: option(text('name'), {
    help: 'only nights of this target',
    as: 'target',
  }),
  storyFormat: option(list('list', STORY_FORMATS), {
    help: `of ${STORY_FORMATS.join(',')}`,
    default: ['console'],
    as: 'format',
  }),
  ofTarget: option(text('name'), {
    help: 'target whose traffic it is; no connection is opened',
    as: 'target',
  }),
  baseUrl: option(text('url'), {
    help: "recorded host and prefix that stand for the document's server",
  }),
  soleWriter: option(flag, {
    help: 'vouch that the recordings hold every write to their collections: what another writer could explain is decided',
  }),
  partial: option(flag, {
    help: 'say that requests are missing: what an unseen one could explain is not decided',
  }),
  pageFormat: option(choice('name', ['text', 'json']), {
    help: 'text or json',
    default: 'text',
    as: 'format',
  }),
};
