import { expect } from 'chai';
import { refusalOf } from './refusal.js';
import { brokerSettings } from './settings.js';

const TOKEN = 'token-that-nobody-may-see';
const settings = brokerSettings({
  PACT_BROKER_BASE_URL: 'https://broker.example',
  PACT_BROKER_TOKEN: TOKEN,
});

const refusal = (stdout: string, code: number | null = 1) => {
  const { code: name, message } = refusalOf({ code, stdout, stderr: '' }, settings);
  return `${name}: ${message}`;
};

const failed = (status: string) =>
  `❌ Request to pact broker path '/x' failed: ${status}. Response: {"echo":"${TOKEN}"}. URL: 'u'\n`;

describe('the refusal of a broker', () => {
  const cases: Readonly<Record<string, readonly [string, string]>> = {
    'credentials are not accepted': [
      failed('401 Unauthorized'),
      'broker-unauthorized: the broker at https://broker.example does not accept the credentials (401)',
    ],
    'credentials do not suffice': [
      `❌ IO Error - ${failed('403 Forbidden').slice(2)}`,
      'broker-unauthorized: the broker at https://broker.example does not let these credentials do this (403)',
    ],
    'something is unknown': [
      `❌ Link/Resource was not found - ${failed('404 Not Found').slice(2)}`,
      'broker-not-found: the broker at https://broker.example does not know what was asked for (404)',
    ],
    'the broker fails': [
      failed('503 Service Unavailable'),
      'broker-failed: the broker at https://broker.example failed (503)',
    ],
    'a status says conflict': [
      failed('409 Conflict'),
      'pact-conflict: the broker at https://broker.example holds other content under this version (409)',
    ],
    'the broker is not there': [
      "❌ Failed to access pact broker path '' - error sending request for url (u). URL: 'u'\n",
      'broker-unreachable: the broker at https://broker.example is not there',
    ],
    'a page answers': [
      "❌ Did not get a valid HAL response body from pact broker path '', content type is 'text/html'.",
      'broker-answer-invalid: the broker at https://broker.example does not answer like one',
    ],
    'nothing is said': [
      '',
      'broker-answer-invalid: the broker at https://broker.example does not answer like one',
    ],
    'content under a version differs': [
      '\n📨 Attempting to publish\n❌ Pact publication failed:\n\nDetails:\nCannot change the content of the pact for c \u001b[31mversion 1',
      'pact-conflict: the broker at https://broker.example holds other content: Cannot change the content of the pact for c \\x1b[31mversion 1',
    ],
    'it is refused in words': [
      `❌ failed validation - ["pacticipant: ${TOKEN} is wrong"]`,
      'broker-refused: the broker at https://broker.example says: failed validation - ["pacticipant: [REDACTED] is wrong"]',
    ],
  };
  for (const [what, [text, expected]] of Object.entries(cases)) {
    it(`is named where ${what}`, () => {
      expect(refusal(text)).to.equal(expected);
    });
  }

  it('is no answer where the command panicked', () => {
    expect(refusal('', 101)).to.equal(
      'broker-answer-invalid: the broker at https://broker.example does not answer like one',
    );
  });

  it('is short, however much a broker says', () => {
    expect(refusal(`❌ ${'word '.repeat(100_000)}`).length).to.be.lessThan(320);
  });

  it('is found in linear time in text made to be slow', () => {
    const started = performance.now();
    refusal(`❌ ${'Request to pact broker path '.repeat(3_000)}`);
    refusal('a-'.repeat(40_000));
    expect(performance.now() - started).to.be.lessThan(2_000);
  });

  it('reads hostile words in linear time', () => {
    const startedAt = performance.now();
    for (const part of [
      '\n ',
      'a ',
      "Request to pact broker path '",
      "Request to pact broker path '\n",
      "' failed: ",
      'Failed to access pact broker path ',
    ])
      expect(refusal(part.repeat(60_000))).to.be.a('string');
    expect(performance.now() - startedAt).to.be.lessThan(5000);
  }).timeout(20_000);
});
