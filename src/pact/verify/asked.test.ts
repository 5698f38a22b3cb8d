import { expect } from 'chai';
import { folder, pactText, type Folder } from '../broker/pact.testing.js';
import { askedPact, namedIn, placeholderOf } from './asked.js';

const BASE = '/a/oidc-provider/api/v0/institutions';

describe('a pact that is to be verified', () => {
  let place: Folder;

  beforeEach(() => {
    place = folder();
  });

  afterEach(() => {
    place.remove();
  });

  it('is taken apart into pacts of one interaction each', () => {
    const file = place.write('a.json', pactText({ interactions: ['one', 'two'] }));
    const alone = askedPact(file).asked.map(({ text }) => JSON.parse(text) as unknown);
    expect(alone).to.deep.equal(
      ['one', 'two'].map((each) => JSON.parse(pactText({ interactions: [each] })) as unknown),
    );
  });

  it('tells a message from a request', () => {
    const interactions = [{ type: 'Asynchronous/Messages', description: 'a message' }];
    const text = { consumer: { name: 'c' }, provider: { name: 'p' }, interactions };
    const file = place.write('a.json', JSON.stringify(text));
    expect(askedPact(file).asked.map(({ isHttp }) => isHttp)).to.deep.equal([false]);
  });

  it('takes the collection that most of its examples name as the placeholder', () => {
    const asked = ['i/partner-clients/p', 'x/partner-clients/p', 'i/partner-clients/p/id'].map(
      (path) => ({ path: `${BASE}/${path}` }),
    );
    const pact = { asked: asked.map((each) => ({ ...ASKED, ...each })) };
    expect(placeholderOf(pact)).to.equal('["i","p"]');
  });
});

const ASKED = {
  ...{ description: '', states: [], isHttp: true, method: 'GET', path: '' },
  ...{ hasContent: false, status: 200, text: '' },
};

describe('a target', () => {
  it('names a collection, a client in it and a query', () => {
    expect(namedIn(`${BASE}/i%2F/partner-clients/p/id?a=1`)).to.deep.equal({
      ...{ collection: '["i%2F","p"]', clientId: 'id', query: '?a=1' },
    });
  });

  it('names nothing where it is of another form', () => {
    for (const path of [`${BASE}/i/partner-clients`, `${BASE}/i/partner-clients/p/id/more`, '/'])
      expect(namedIn(path), path).to.equal(undefined);
  });
});
