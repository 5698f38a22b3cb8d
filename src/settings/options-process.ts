import { flag, number, text } from './kind.js';
import { option } from './option.js';

/** The network, the job, and commands of their own. */
export const process = {
  httpsProxy: option(text('url'), {
    help: 'proxy for https',
    flag: null,
    env: ['HTTPS_PROXY', 'https_proxy'],
    secret: true,
  }),
  httpProxy: option(text('url'), {
    help: 'proxy for plain http beyond loopback',
    flag: null,
    env: ['HTTP_PROXY', 'http_proxy'],
    secret: true,
  }),
  clientCert: option(text('file'), {
    help: 'client certificate for TLS, PEM',
    env: ['CONFORMANCE_CLIENT_CERT_FILE'],
    file: ['target.clientCert'],
  }),
  clientKey: option(text('file'), {
    help: 'its private key, PEM, not encrypted',
    env: ['CONFORMANCE_CLIENT_KEY_FILE'],
    file: ['target.clientKey'],
  }),
  noProxy: option(text('list'), {
    help: 'hosts that are asked without a proxy',
    flag: null,
    env: ['NO_PROXY', 'no_proxy'],
  }),
  jobSummary: option(text('file'), {
    help: 'file to which the Markdown of the run is added',
    flag: null,
    env: ['GITHUB_STEP_SUMMARY'],
  }),
  marked: option(flag, {
    help: 'list the clients that carry a mark of this suite, without a journal',
  }),
  yes: option(flag, { help: 'with --marked: delete them' }),
  show: option(flag, { help: 'print the token to a terminal' }),
  port: option(number('n', { least: 0, most: 65_535, whole: true }), {
    help: 'port to listen on',
    default: 0,
    defaultWords: 'chosen by the system',
  }),
  listFaults: option(flag, { help: 'print the defects, one a line, and exit' }),
  empty: option(flag, { help: 'begin without any client' }),
};
