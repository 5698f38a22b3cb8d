/**
 * Words of eight letters and more that stand in every report and every exchange. A server that names
 * one of them as a secret shall not make the report unreadable, or its writer refuse.
 */
export const PUBLIC_WORDS: ReadonlySet<string> = new Set(
  `clientId clientSecret client_id client_secret redirectUris policyUri contacts pkceRequired
  access_token refresh_token id_token token_type expires_in client_assertion client_assertion_type
  client_credentials grant_type assertion password private_key private_key_jwt
  urn:ietf:params:oauth:client-assertion-type:jwt-bearer
  listClients createClient getClient updateClient deleteClient partner-clients institutions
  application/json application/x-www-form-urlencoded text/plain text/html application/problem+json
  authorization Authorization proxy-authorization set-cookie x-api-key content-type Content-Type
  content-length Content-Length transfer-encoding www-authenticate WWW-Authenticate keep-alive
  schemaVersion exchanges operation operations requirements findings evidence fingerprint severity
  expected actual warning standards contract published conforms does-not-conform could-not-tell
  notApplicable couldNotTell not-applicable verified violated not-exercised response request
  response.body response.status response.headers request.body exchange latencyMs startedAt
  targetUrl providerVersion buildUrl narrowedBy lastExchangeAt judgedOn
  durationMs flakyRate waivedBy interaction position document overlays evaluations leftovers
  pin-observed run-started run-finished finding-made finding-counted evidence-kept check-summed
  requirement-summed operation-summed probe-finished client-left-over pact-verified recording-read host-summed refusal-summed
  undefined redacted REDACTED [REDACTED] <redacted> $CONFORMANCE_TOKEN CONFORMANCE_TOKEN
  https:// http://localhost localhost 127.0.0.1`.split(/\s+/),
);
