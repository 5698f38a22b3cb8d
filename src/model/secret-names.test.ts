import { expect } from 'chai';
import { namesCredential, namesSecret } from './secret-names.js';

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
