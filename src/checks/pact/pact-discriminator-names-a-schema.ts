import { defineCheck } from '../../model/check.js';
import type { Exchange } from '../../model/exchange.js';
import type { Observation } from '../../model/finding.js';
import { pointer } from '../../model/json/pointer.js';
import { notApplicable, PASS, verdictOf } from '../../model/verdict.js';
import { quoted } from '../_values.js';
import { exampleOf, isProvoked, NO_PACT } from './_body.js';
import { interaction } from './_examples.js';
import { withDiscriminator } from './_tagged.js';
import { tagsIn } from './_variants.js';

const NONE = notApplicable('no schema of the interaction has a discriminator');

const get = (kind: string) =>
  withDiscriminator(
    interaction({ operation: 'getClient', status: 200, json: { kind, name: 'a' } }),
    'kind',
    ['Web'],
  );

const strangeIn = (
  exchange: Exchange,
  side: 'request' | 'response',
): readonly Observation[] | undefined => {
  const example = exampleOf(exchange, side);
  // What breaks the schema is told already.
  if (!example?.schema.accepts(example.value)) return undefined;
  const tags = tagsIn(example.schema.written, example.own);
  if (tags.length === 0) return undefined;
  return tags
    .filter(({ variant }) => variant === undefined)
    .map(({ name, tag, holder, path }) => ({
      at: `${side}.body${pointer('', ...path, name)}`,
      expected: 'the name of a schema of the document',
      actual: `${quoted(tag)}, which names none`,
      pointer: holder.pointer,
      position: holder.position,
      ...(side === 'request' ? { side } : {}),
    }));
};

export default defineCheck({
  id: 'pact-discriminator-names-a-schema',
  rows: ['PAC-12'],
  ledger: 'contract',
  severity: 'warning',
  clause: 'OpenAPI 3.0.0, Discriminator Object',
  title: 'Where a schema has a discriminator, the value of an example names a schema.',
  why: 'It cannot change what the document allows, but code that is generated from it knows no such kind.',
  fix: 'Use a name that the document maps to a schema, or have it map this one.',
  looksAt: { parts: ['response.status', 'response.headers'] },
  faults: [],
  asks: 'pact',
  examples: { pass: [get('Web')], fail: [get('Native')] },
  evaluate(exchange) {
    if (!exchange.pact) return NO_PACT;
    const sent = isProvoked(exchange) ? undefined : strangeIn(exchange, 'request');
    const read = strangeIn(exchange, 'response');
    if (!sent && !read) return NONE;
    const strange = [...(sent ?? []), ...(read ?? [])];
    return strange.length === 0 ? PASS : verdictOf(strange);
  },
});
