import { flag, matching, text, texts } from './kind.js';
import { option } from './option.js';

/** Pacts, and a broker of them. */
export const pact = {
  publish: option(flag, { help: 'publish the results to the broker of PACT_BROKER_BASE_URL' }),
  providerVersion: option(text('version'), {
    help: 'version of the provider, for report and history',
    defaultWords: "none; to a broker, the document's hash and the day in UTC",
  }),
  providerBranch: option(text('name'), { help: 'branch of the provider' }),
  consumerVersion: option(text('version'), {
    help: 'version of the consumer whose pact gets the results',
    defaultWords: 'the latest',
  }),
  fromBroker: option(flag, {
    help: 'take the pacts from the broker of PACT_BROKER_BASE_URL, not from files',
  }),
  providerName: option(text('name'), { help: 'provider whose pacts the broker is asked for' }),
  consumerVersionSelector: option(texts('selector'), {
    help: 'which versions of its consumers: JSON as Pact defines it, or mainBranch, matchingBranch, deployedOrReleased, deployed, released, latest',
    defaultWords: 'mainBranch, deployedOrReleased and, with --provider-branch, matchingBranch',
  }),
  enablePending: option(flag, {
    help: 'a pact that no version of --provider-branch has verified yet is pending: it fails nobody but its consumer',
  }),
  includeWipPactsSince: option(
    matching('day', { pattern: '^\\d{4}-\\d{2}-\\d{2}$', examples: ['2026-01-31', '2026-02-28'] }),
    { help: 'besides, as pending, what consumers have published on other branches since' },
  ),
  version: option(text('version'), { help: 'version', defaultWords: "git's commit" }),
  branch: option(text('name'), {
    help: 'branch of the consumer',
    defaultWords: "git's, or the build's",
  }),
  buildUrl: option(text('url'), { help: 'where the build is seen', defaultWords: "the build's" }),
  tag: option(texts('name'), { help: 'tag of the version' }),
  pacticipant: option(text('name'), { help: 'consumer or provider that is to be deployed' }),
  environment: option(text('name'), {
    help: 'where it is to go; with --offline, the target that the report is about',
  }),
  offline: option(flag, { help: 'ask no broker' }),
  pacts: option(text('dir'), { help: 'folder of the pacts', defaultWords: 'contracts/pacts' }),
  report: option(text('file'), {
    help: 'report to answer from',
    defaultWords: 'reports/report.json',
  }),
  recordDeployment: option(flag, { help: 'after a yes, tell the broker that it is deployed' }),
};
