import { MatchersV3, PactV4, SpecificationVersion } from '@pact-foundation/pact';
import { expect } from 'chai';
import { targetOf } from '../../src/model/operation.js';
import { PACT_AUTHORIZATION, type ProviderState } from '../../src/pact/provider-states.js';
import { CLIENT_ID, COLLECTION, METADATA, outcomeOf, type Call } from './_console.js';
import { noted } from './_noted.js';
import { CONSUMER, PROVIDER, register, WRITTEN } from './_session.js';

const { fromProviderState, regex } = MatchersV3;

export interface Agreement<T> {
  /** Unique in the pact. */
  readonly description: string;
  readonly given: readonly Given[];
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Whether the request is for one client, not for the collection. */
  readonly ofOne?: boolean;
  /** The content of the request, with matchers; none: no content. */
  readonly content?: unknown;
  readonly authorization?: 'accepted' | 'refused';
  /** A number, or `matchStatus` of several. */
  readonly status: number | ReturnType<typeof MatchersV3.matchStatus>;
  /** The content of the answer, with matchers: nothing that the client does not read. */
  readonly answer?: unknown;
  readonly call: Call<T>;
}

/** A state and what the pact tells about it. */
export interface Given {
  readonly state: ProviderState;
  readonly parameters?: Readonly<Record<string, string | string[]>>;
}

/** The content of a request that writes; its values are the state's, so that what is made can be told to be the verifier's. */
export const METADATA_CONTENT = {
  name: fromProviderState('${name}', METADATA.name),
  redirectUris: [fromProviderState('${redirectUri}', METADATA.redirectUris[0])],
};

/**
 * Runs one interaction at Pact's mock server and writes it into the pact.
 * @returns what the client gave, its error included
 * @throws where the client sent anything else than the one request that the pact tells of. Pact itself accepts any
 *   path and any string where `fromProviderState` stands
 */
export const agree = async <T>(agreement: Agreement<T>) => {
  register(agreement.description);
  const authorization = PACT_AUTHORIZATION[agreement.authorization ?? 'accepted'];
  const interaction = interactionOf(agreement);
  const outcome = await interaction.executeTest(async ({ url, port }) => {
    const made = await outcomeOf(url, authorization, agreement.call);
    await noted(interaction, port);
    return made;
  });
  const { method, content, ofOne } = agreement;
  const target = targetOf(COLLECTION, ofOne ? CLIENT_ID : undefined);
  const text = content === undefined ? '' : ` ${JSON.stringify(MatchersV3.reify(content))}`;
  expect(outcome?.sent).to.deep.equal([`${method} ${target}${text}`]);
  return outcome?.result;
};

const interactionOf = <T>(agreement: Agreement<T>) => {
  const { description, given, method, ofOne, content, authorization, status, answer } = agreement;
  const interaction = new PactV4({
    ...{ consumer: CONSUMER, provider: PROVIDER, dir: WRITTEN, logLevel: 'error' },
    spec: SpecificationVersion.SPECIFICATION_VERSION_V4,
  }).addInteraction();
  for (const { state, parameters } of given) interaction.given(state.name, parameters);
  return interaction
    .uponReceiving(description)
    .withRequest(method, pathOf(ofOne), (request) => {
      request.headers({ Accept: 'application/json', Authorization: credentials(authorization) });
      if (content !== undefined)
        request.headers({ 'Content-Type': 'application/json' }).jsonBody(content);
    })
    .willRespondWith(status, (response) => {
      if (answer !== undefined)
        response.headers({ 'Content-Type': 'application/json' }).jsonBody(answer);
    });
};

const pathOf = (ofOne = false) => {
  const id = ofOne ? '/${clientId}' : '';
  return fromProviderState(
    `/a/oidc-provider/api/v0/institutions/\${institution}/partner-clients/\${partner}${id}`,
    targetOf(COLLECTION, ofOne ? CLIENT_ID : undefined),
  );
};

/** Any token will do (RFC 6750 §2.1), but where it is to be refused it is this one. */
const credentials = (kind: 'accepted' | 'refused' = 'accepted') =>
  kind === 'refused'
    ? PACT_AUTHORIZATION.refused
    : regex('Bearer [A-Za-z0-9._~+/-]+=*', PACT_AUTHORIZATION.accepted);
