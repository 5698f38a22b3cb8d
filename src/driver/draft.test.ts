import { expect } from 'chai';
import { marksIn } from '../model/mark.js';
import { DEFAULT_VALUES } from './default-values.js';
import { draftOf } from './draft.js';
import { MARK } from './drive.testing.js';

describe('a draft', () => {
  it('carries the mark in its name and its redirect URI', () => {
    expect(draftOf(DEFAULT_VALUES, 'Life cycle', MARK)).to.deep.equal({
      name: `Life cycle ${MARK}`,
      redirectUris: [`https://example.com/callback/${MARK}`],
    });
  });

  it('carries it in a contact where the name has no room for it', () => {
    const draft = draftOf({ ...DEFAULT_VALUES, name: 'Acme {label}' }, 'Life cycle', MARK);
    expect(draft.name).to.equal('Acme Life cycle');
    expect(marksIn({ contacts: draft.contacts })).to.include(MARK);
  });

  it('has a contact where every client is to have one', () => {
    const values = { ...DEFAULT_VALUES, contactsAlways: true, contactDomain: 'acme.example' };
    expect(draftOf(values, 'One', MARK).contacts).to.deep.equal([`${MARK}@acme.example`]);
  });

  it('writes a name without blanks', () => {
    const values = { ...DEFAULT_VALUES, name: 'acme-{slug}-{mark}' };
    expect(draftOf(values, 'Life cycle B', MARK).name).to.equal(`acme-life-cycle-b-${MARK}`);
  });

  it('takes a label as it is', () => {
    expect(draftOf(DEFAULT_VALUES, "$& $' {mark}", 'm').name).to.match(/^\$& \$'/);
  });

  it('stands below the path of the redirect host', () => {
    const values = { ...DEFAULT_VALUES, redirectHosts: ['acme.example:8443/oauth'] };
    expect(draftOf(values, 'One', 'm').redirectUris).to.deep.equal([
      'https://acme.example:8443/oauth/callback/m',
    ]);
  });
});
