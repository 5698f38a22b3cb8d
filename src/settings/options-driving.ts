import { choice, flag, list, number, text } from './kind.js';
import { option } from './option.js';

const seconds = (least: number, most: number) => number('seconds', { least, most });
const requests = number('n', { least: 1, most: 100_000, whole: true });

/** Where a run goes, and what it may do there. */
export const driving = {
  target: option(text('name'), {
    help: 'a name in the configuration, a URL, or embedded',
    default: 'embedded',
    env: ['CONFORMANCE_TARGET'],
    file: ['target'],
  }),
  institution: option(text('id'), {
    help: 'institution to work in',
    env: ['CONFORMANCE_INSTITUTION'],
    file: ['target.institution'],
  }),
  partner: option(text('name'), {
    help: 'partner to work as',
    env: ['CONFORMANCE_PARTNER'],
    file: ['target.partner'],
  }),
  otherInstitution: option(text('id'), {
    help: 'a second institution, for isolation probes',
    env: ['CONFORMANCE_OTHER_INSTITUTION'],
    file: ['target.otherInstitution'],
  }),
  otherPartner: option(text('name'), {
    help: 'a second partner, for isolation probes',
    env: ['CONFORMANCE_OTHER_PARTNER'],
    file: ['target.otherPartner'],
  }),
  seed: option(number('n', { least: 0, most: 4_294_967_295, whole: true }), {
    help: 'repeats the choices of an earlier run',
    defaultWords: 'drawn',
    file: ['settings.seed'],
  }),
  depth: option(choice('name', ['quick', 'full']), {
    help: 'quick or full',
    default: 'quick',
    file: ['target.depth', 'settings.depth'],
  }),
  probes: option(list('list'), { help: 'only these probes' }),
  lastFailed: option(flag, {
    help: 'what failed in the last run of the target, by its report: the same probes, operations and seed',
  }),
  readOnly: option(flag, { help: 'send no POST, PUT or DELETE', file: ['target.readOnly'] }),
  rate: option(number('n/s', { least: 0.01, most: 1000, suffix: '/s' }), {
    help: 'requests a second',
    unit: 'requests a second',
    defaultWords: 'beyond loopback 2/s',
    file: ['target.rate', 'settings.rate'],
  }),
  quickBudget: option(requests, {
    help: 'the most requests of a quick run',
    defaultWords: 'beyond loopback 150',
    flag: null,
    file: ['target.budgets.quick', 'budgets.quick'],
  }),
  fullBudget: option(requests, {
    help: 'the most requests of a full run',
    defaultWords: 'beyond loopback 1500',
    flag: null,
    file: ['target.budgets.full', 'budgets.full'],
  }),
  timeout: option(seconds(0.1, 600), {
    help: 'limit of one request',
    unit: 'seconds',
    default: 10,
    file: ['target.timeoutSeconds', 'settings.timeoutSeconds'],
  }),
  maxDuration: option(seconds(1, 86_400), {
    help: 'limit of the whole run, clean-up apart',
    unit: 'seconds',
    file: ['target.maxDurationSeconds', 'settings.maxDurationSeconds'],
  }),
  record: option(text('file'), { help: 'write what was exchanged, scrubbed, as HAR' }),
  fault: option(text('id'), { help: 'plant a defect in the embedded provider' }),
  dryRun: option(flag, { help: 'print the plan, send nothing' }),
  allowMutations: option(flag, {
    help: 'allow POST, PUT and DELETE beyond loopback',
    file: ['target.allowMutations'],
  }),
  allowInsecureHttp: option(flag, {
    help: 'allow plain http beyond loopback, for the target and its token URL',
    file: ['target.allowInsecureHttp'],
  }),
  allowProduction: option(flag, {
    help: 'allow requests to a known production host',
    file: ['target.allowProduction'],
  }),
  allowFailedLogins: option(flag, {
    help: 'allow negative authentication probes beyond loopback',
    file: ['target.allowFailedLogins'],
  }),
  journal: option(text('file'), {
    help: 'file that knows what was created',
    defaultWords: 'in the state folder, one a target',
    file: ['target.journal', 'settings.journal'],
  }),
  stateFolder: option(text('dir'), {
    help: 'folder below which the default journal lies',
    defaultWords: '~/.local/state',
    flag: null,
    env: ['XDG_STATE_HOME'],
  }),
};
