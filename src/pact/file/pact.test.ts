import { expect } from 'chai';
import { ConformanceError } from '../../model/error.js';
import { parsePact } from './pact.js';

const statesIn = (interaction: object) =>
  parsePact(JSON.stringify({ interactions: [interaction] }), 'p.json').interactions[0]?.states;

describe('a parsed pact', () => {
  it('names the state of an interaction, however its version writes it', () => {
    const one = [{ name: 's', params: {} }];
    for (const name of ['providerState', 'provider_state', 'providerStates'])
      expect(statesIn({ [name]: 's' }), name).to.deep.equal(one);
    expect(statesIn({ providerStates: [{ name: 's' }, { params: { p: 1 } }] })).to.deep.equal(one);
    expect(statesIn({ providerState: '' })).to.deep.equal([]);
  });

  it('holds the messages of version 3 after the interactions', () => {
    const text = JSON.stringify({ messages: [{ description: 'm' }], interactions: [{}] });
    const { interactions } = parsePact(text, 'p.json');
    expect(interactions.map(({ list, isMessage }) => [list, isMessage])).to.deep.equal([
      ['interactions', false],
      ['messages', true],
    ]);
  });

  for (const [json, next] of [
    [{ log: { entries: [] } }, 'judge it with `conformance check`'],
    [{ openapi: '3.0.0' }, 'name it with --spec, beside a pact'],
  ] as const)
    it(`is none where it is ${JSON.stringify(json)}`, () => {
      expect(() => parsePact(JSON.stringify(json), 'a.json'))
        .to.throw(ConformanceError)
        .with.property('next', next);
    });
});
