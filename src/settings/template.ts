/** What is known of a target before there is a configuration. */
export interface KnownTarget {
  /** Scheme, host and what stands before the document's paths. */
  readonly url: string | undefined;
  readonly institution: string | undefined;
  readonly partner: string | undefined;
}

const quoted = (text: string): string => JSON.stringify(text);

/** A line that somebody has to fill in is one that is not there yet. */
const line = (name: string, value: string | undefined, example: string): string =>
  value === undefined ? `# ${name}: ${quoted(example)}` : `${name}: ${quoted(value)}`;

/** A first `conformance.yaml`: what is known, and what else may be said, commented out. */
export const configurationTemplate = ({ url, institution, partner }: KnownTarget): string =>
  `# yaml-language-server: $schema=./node_modules/partner-clients-conformance/specs/configuration.schema.json
#
# What conformance is told besides its options. A flag beats the environment, which beats this file.
# \${NAME} in any text is a variable of the environment. Credentials stand in the environment alone.
# All members, with their defaults: docs/configuration.md. What is still missing: conformance doctor

# The target that is used unless --target says otherwise.
target: tenant

targets:
  tenant:
    # Scheme, host and what stands before the document's paths${url === undefined ? ' (fill in)' : ''}.
    url: ${quoted(url ?? 'https://tenant.example')}
    # The collection to work in: nobody else's clients in it are touched, but a partner of its own is better.
    ${line('institution', institution, '00000000-0000-0000-0000-000000000000')}
    ${line('partner', partner, 'acme')}
    # A second partner of the same institution, to see that neither sees the other's clients.
    # otherPartner: "acme-two"
    # POST, PUT and DELETE beyond this machine need leave; or send none of them.
    # allowMutations: true
    # readOnly: true
    # Requests a second; beyond this machine at most 2 unless this says otherwise.
    # rate: 2
    # How long an older state may be seen after a write.
    # consistencySeconds: 5
    # Who asks for tokens: the key is that of CONFORMANCE_PRIVATE_KEY_FILE or CONFORMANCE_PRIVATE_KEY.
    # clientId: "\${CONFORMANCE_CLIENT_ID}"
    # tokenUrl: "https://tenant.example/a/oidc-provider/api/v0/token"

# settings:
#   profile: strict
#   depth: full
#   formats: [console, json, jsonl, html]

# What a run sends: some tenants look at names and addresses.
# values:
#   name: "Acme {label}"
#   redirectHosts: [app.acme.example]
#   contactDomain: acme.example

# How much a finding of a check weighs: error, warning or info; off: the check judges nothing.
# severities:
#   no-null-members: warning

# The most requests of a run.
# budgets:
#   quick: 150

# What has to be seen besides, for a verdict of conforms; shares are from 0 to 1.
# evidence:
#   requirements: 0.8

# Operations that are left out openly, until a day.
# exclude:
#   - operation: deleteClient
#     owner: platform
#     reason: "the tenant does not delete yet"
#     expires: 2027-01-31
`;
