import { expect } from 'chai';
import type { RunEvent } from '../model/event.js';
import type { PactResult } from '../model/pact/pact.js';
import { clean, written } from './_sample.testing.js';
import html from './html.js';
import junit from './junit.js';

const pact = (consumer: string, more: Partial<PactResult> = {}): RunEvent => ({
  type: 'pact-verified',
  pact: {
    file: `${consumer}.json`,
    sha256: '0'.repeat(64),
    consumer,
    provider: 'provider',
    interactions: [
      { description: 'lists', states: ['a client'], outcome: 'verified', reason: '' },
      { description: 'reads', states: [], outcome: 'failed', reason: 'a member is missing' },
      { description: 'hears', states: [], outcome: 'could-not-tell', reason: 'no HTTP' },
    ],
    ...more,
  },
});

const withPacts = (...pacts: readonly RunEvent[]): readonly RunEvent[] => {
  const events = clean();
  return [...events.slice(0, -1), ...pacts, ...events.slice(-1)];
};

describe('the pacts of a report', () => {
  it('are a suite each for a build server, with a case for each interaction', () => {
    const text = written(junit, withPacts(pact('console')));
    const suite = /<testsuite name="console → provider"[^]*?<\/testsuite>/.exec(text)?.[0] ?? '';
    expect(
      [...suite.matchAll(/<testcase classname="pact" name="([^"]*)"|<(failure|skipped)/g)].map(
        ([, name, outcome]) => name ?? outcome,
      ),
    ).to.deep.equal(['lists (given a client)', 'reads', 'failure', 'hears', 'skipped']);
  });

  it('fail no build while they are pending', () => {
    const text = written(junit, withPacts(pact('console', { pending: true })));
    expect(text).to.match(
      /name="console → provider" tests="3" failures="0" errors="0" skipped="2"/,
    );
  });

  it('are listed on the page with what became of each interaction', () => {
    const text = written(html, withPacts(pact('<console>')));
    const section = /<section id="pacts"[^]*?<\/section>/.exec(text)?.[0] ?? '';
    const plain = section
      .split(/[<>]/)
      .filter((_, index) => index % 2 === 0)
      .join(' ')
      .replace(/\s+/g, ' ')
      .trim();
    expect(plain).to.equal(
      'Pacts 3 interactions of 1 pact &lt;console&gt; → provider &lt;console&gt;.json ✓ verified: lists (given a client) ✗ failed: reads a member is missing ? could not tell: hears no HTTP',
    );
  });
});
