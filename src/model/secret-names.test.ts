import { expect } from 'chai';
import fc from 'fast-check';
import { mayNameCredential, namesCredential, namesSecret } from './secret-names.js';

describe('namesSecret', () => {
  it('knows every spelling', () => {
    const names = ['clientSecret', 'client_secret', 'CLIENT-SECRET', 'Client Secret', 'secret'];
    expect(names.filter(namesSecret)).to.deep.equal(names);
  });

  it('leaves alone what only speaks of a secret', () => {
    const names = ['clientSecretExpiresAt', 'hasClientSecret', 'secretary', 'name'];
    expect(names.filter(namesSecret)).to.deep.equal([]);
  });
});

describe('namesCredential', () => {
  it('knows every spelling, and whatever stands before', () => {
    const names = [
      'registration_access_token',
      'accessToken',
      'API-KEY',
      'api key',
      'Code_Verifier',
      'client secret',
      'x-client-secret',
      'PASSWORD',
    ];
    expect(names.filter(namesCredential)).to.deep.equal(names);
  });

  it('leaves alone what is none', () => {
    const names = [
      'clientId',
      'token_type',
      'secretary',
      'client_secret_expires_at',
      'key',
      'tokens',
    ];
    expect(names.filter(namesCredential)).to.deep.equal([]);
  });
});

describe('mayNameCredential', () => {
  it('passes over no name of a secret, whatever stands before, within and behind it', () => {
    const words = ['secret', 'API-key', 'access_token', 'passwd', 'assertion', 'passphrase'];
    const noise = fc.string({ unit: 'binary', maxLength: 4 });
    fc.assert(
      fc.property(noise, fc.constantFrom(...words), noise, (before, word, behind) => {
        const name = before + word + behind;
        const may = mayNameCredential(`${name}": "value`, name.length);
        expect(may || !namesCredential(name)).to.equal(true);
      }),
    );
  });

  it('tells most names by their ends', () => {
    const names = ['clientId', 'name', 'redirectUris', 'pkceRequired', 'https'];
    expect(names.filter((name) => mayNameCredential(name, name.length))).to.deep.equal([]);
  });
});
