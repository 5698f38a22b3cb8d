/** Every error that the tool or its user can cause, by its stable code. */
export const ERRORS = {
  usage: { exit: 2, next: 'see `conformance --help`' },
  'file-not-found': { exit: 2, next: 'check the path' },
  'file-unreadable': { exit: 2, next: 'name a readable file' },
  'document-too-large': { exit: 2, next: 'name a smaller document' },
  'document-not-text': { exit: 2, next: 'name a YAML or JSON file in UTF-8' },
  'document-empty': { exit: 2, next: 'name an OpenAPI document' },
  'document-syntax': { exit: 2, next: 'repair the YAML or JSON at this place' },
  'document-duplicate-key': { exit: 2, next: 'remove one of the two keys' },
  'document-alias-bomb': { exit: 2, next: 'use `$ref` in place of YAML aliases' },
  'document-too-deep': { exit: 2, next: 'nest the document less deeply' },
  'document-not-openapi': { exit: 2, next: 'name an OpenAPI 3.0 or 3.1 document' },
  'document-version': { exit: 2, next: 'convert the document to OpenAPI 3.0 or 3.1' },
  'document-structure': { exit: 2, next: 'repair the document at this place' },
  'document-dialect': { exit: 2, next: 'use the default dialect of OpenAPI 3.1' },
  'ref-syntax': { exit: 2, next: 'write `$ref` as a text: a relative path and a JSON pointer' },
  'pattern-too-slow': { exit: 3, next: 'simplify the `pattern` in the document' },
  'overlay-invalid': { exit: 2, next: 'see the OpenAPI Overlay Specification 1.1' },
  'overlay-missing': { exit: 2, next: 'name one with --overlay, or leave out --profile strict' },
  'overlay-unmatched': { exit: 2, next: 'correct or remove the action' },
  'target-unreachable': { exit: 3, next: 'check the address and whether the target is up' },
  'certificate-untrusted': {
    exit: 3,
    next: 'have its issuer trusted: NODE_EXTRA_CA_CERTS=ca.pem; or check the host name and the date',
  },
  'client-certificate-needed': {
    exit: 3,
    next: 'give the certificate that the tenant has issued: --client-cert FILE --client-key FILE',
  },
  'client-certificate-unusable': {
    exit: 2,
    next: 'give a certificate in PEM, and its own key in PEM, not encrypted',
  },
  'protocol-mismatch': { exit: 3, next: 'write the other scheme, http:// or https://' },
  'gateway-refused': {
    exit: 3,
    next: 'check the path of the target and the way to it (VPN, list of addresses, proxy), and whether it wants a client certificate (--client-cert)',
  },
  'list-refused': {
    exit: 3,
    next: 'check the path of --target, the institution and the partner',
  },
  'access-refused': { exit: 3, next: 'check the credentials, the institution and the partner' },
  'collection-not-found': {
    exit: 3,
    next: 'check institution, partner, and the path of the target',
  },
  'target-lost': {
    exit: 3,
    next: 'see that the target is up, delete what is left over, run again',
  },
  'access-lost': { exit: 3, next: 'get a token that lives as long as a run, and run again' },
  'journal-unusable': { exit: 2, next: 'name another file with `--journal`' },
  'journal-lost': {
    exit: 3,
    next: 'make room or name another file with `--journal`, then run again',
  },
  'history-unusable': { exit: 2, next: 'name another file with `--history`' },
  'config-invalid': { exit: 2, next: 'correct the configuration' },
  'config-variable': { exit: 2, next: 'set the variable or take it out of the configuration' },
  'config-unwritable': { exit: 2, next: 'make the configuration writable, and run again' },
  'target-invalid': { exit: 2, next: 'name a target of the configuration, a URL, or embedded' },
  'insecure-http': {
    exit: 2,
    next: 'write https://, or add --allow-insecure-http: a token travels readable',
  },
  'target-unnamed': {
    exit: 2,
    next: 'name it with --target, or the reference provider with --target embedded',
  },
  'target-incomplete': {
    exit: 2,
    next: 'set the flag, the variable, or the target in the configuration',
  },
  'mutations-refused': { exit: 2, next: 'add --allow-mutations, or --read-only' },
  'production-refused': { exit: 2, next: 'name a test tenant, or add --allow-production' },
  'credentials-missing': {
    exit: 2,
    next: 'set CONFORMANCE_TOKEN, or CONFORMANCE_CLIENT_ID with CONFORMANCE_PRIVATE_KEY_FILE',
  },
  'unknown-probe': { exit: 2, next: 'see `conformance run --dry-run` for the probes' },
  'nothing-failed': { exit: 2, next: 'leave out --last-failed' },
  'unknown-operation': { exit: 2, next: 'name operations as the report does' },
  'unknown-check': { exit: 2, next: 'see `conformance checks` for the catalogue' },
  'own-checks-unreadable': {
    exit: 2,
    next: 'name a module (.mjs or .js) whose default export is a list of defineCheck and defineMonitor',
  },
  'own-check-invalid': { exit: 2, next: 'correct the check; `conformance checks --test` tries it' },
  'own-check-failed': {
    exit: 3,
    next: 'mend it, for it judges nothing like this; `conformance checks --test` tries it on its examples',
  },
  'unknown-fault': { exit: 2, next: 'see `conformance provider --list-faults`' },
  'reports-unwritable': { exit: 2, next: 'name a folder that can be written, with --reports' },
  'reports-lost': { exit: 70, next: 'make room, or name another folder with --reports' },
  'secret-in-output': { exit: 70, next: 'nothing was written; please report it' },
  'reporter-failed': {
    exit: 70,
    next: 'this is our fault: please report it with the command that you ran',
  },
  'report-incomplete': { exit: 2, next: 'run again: the run that wrote it was killed' },
  'report-embedded': {
    exit: 2,
    next: 'name a report of a run against a target',
  },
  'report-invalid': { exit: 2, next: 'name a report.jsonl that this tool wrote' },
  'auth-settings': { exit: 2, next: 'correct the settings of authentication' },
  'key-unusable': {
    exit: 2,
    next: 'give an unencrypted PEM: RSA of 2048 bits or more, or EC P-256 with ES256',
  },
  'auth-refused': {
    exit: 3,
    next: 'check client id, key, algorithm, audience and the unit of `exp`',
  },
  'token-endpoint-unreachable': { exit: 3, next: 'check the token URL and the way to it' },
  'token-url-wrong': {
    exit: 3,
    next: 'check CONFORMANCE_TOKEN_URL, or tokenUrl of the target',
  },
  'token-response-invalid': { exit: 3, next: 'check the token URL' },
  'recording-invalid': { exit: 2, next: 'export the recording again, as HAR 1.2' },
  'recording-too-large': { exit: 2, next: 'split the recording' },
  'recording-unwritable': { exit: 2, next: 'name a file that can be written' },
  'recording-lost': { exit: 3, next: 'make room or name another file, then run again' },
  'broker-settings': { exit: 2, next: 'set PACT_BROKER_BASE_URL to the address of the broker' },
  'broker-unreachable': {
    exit: 3,
    next: 'check PACT_BROKER_BASE_URL and whether the broker is up',
  },
  'broker-too-slow': { exit: 3, next: 'try again, or look at the health of the broker' },
  'broker-unauthorized': {
    exit: 3,
    next: 'check PACT_BROKER_TOKEN, or PACT_BROKER_USERNAME and PACT_BROKER_PASSWORD',
  },
  'broker-not-found': { exit: 3, next: 'check the names, the version and PACT_BROKER_BASE_URL' },
  'broker-refused': { exit: 3, next: 'correct what the broker names' },
  'broker-failed': { exit: 3, next: 'try again, or look at the log of the broker' },
  'broker-answer-invalid': {
    exit: 3,
    next: 'check that PACT_BROKER_BASE_URL is a Pact Broker and not a page of something else',
  },
  'pact-conflict': {
    exit: 3,
    next: 'commit the change and publish under its version, or name another with --version',
  },
  'pact-cli-unusable': {
    exit: 2,
    next: 'install with optional dependencies on Linux, macOS or Windows',
  },
  'pact-invalid': { exit: 2, next: 'name pact files that a consumer test wrote' },
  'pacts-missing': { exit: 2, next: 'run the consumer tests first, or name the files' },
  'state-unknown': { exit: 2, next: 'name one of the provider states that this suite can build' },
  'verifier-failed': {
    exit: 70,
    next: 'run again; if it stays so, please report it with the command that you ran',
  },
  'pact-not-published': {
    exit: 3,
    next: 'publish the pact first with `conformance pact publish`, or verify the one that is published',
  },
  'pacts-not-selected': {
    exit: 3,
    next: 'publish a pact first, or ask for others with --consumer-version-selector',
  },
  'results-not-published': { exit: 3, next: 'look at the log of the broker, and run again' },
  'version-unknown': { exit: 2, next: 'name the version with --version' },
  'version-uncertain': { exit: 2, next: 'commit first, or name the version with --version' },
  'out-of-memory': {
    exit: 70,
    next: 'judge it in smaller parts, or allow more: NODE_OPTIONS=--max-old-space-size=4096',
  },
  internal: { exit: 70, next: 'this is our fault: please report it with the command that you ran' },
} as const satisfies Record<string, { readonly exit: 2 | 3 | 70; readonly next: string }>;

export type ErrorCode = keyof typeof ERRORS;

/** Whether what Node threw has a code of the system: `ENOENT`. */
export const hasCode = (thrown: unknown, code: string): boolean =>
  thrown instanceof Error && 'code' in thrown && thrown.code === code;

/** What it means that a file could not be read. */
export const unreadCode = (thrown: unknown): 'file-not-found' | 'file-unreadable' =>
  hasCode(thrown, 'ENOENT') ? 'file-not-found' : 'file-unreadable';

/** What the tool or its user got wrong; never what a server did. */
export class ConformanceError extends Error {
  readonly code: ErrorCode;
  /** What to do next, one clause. */
  readonly next: string;
  readonly exit: 2 | 3 | 70;

  /** @param message one clause, lower case, naming the thing that is wrong; never a secret */
  constructor(code: ErrorCode, message: string, options: { cause?: unknown; next?: string } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'ConformanceError';
    this.code = code;
    this.exit = ERRORS[code].exit;
    this.next = options.next ?? ERRORS[code].next;
  }
}
