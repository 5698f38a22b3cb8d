import { expect } from 'chai';
import { Body } from './body.js';
import { namesCredential, namesSecret, secretMembers } from './secret-names.js';

const pointers = (text: string) => secretMembers(Body.ofText(text)).map(({ pointer }) => pointer);

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

describe('secretMembers', () => {
  it('finds a member at any depth', () => {
    expect(pointers('[{"a":{"client_secret":"x"}}]')).to.deep.equal(['/0/a/client_secret']);
  });

  it('finds a name that is written with escapes', () => {
    expect(pointers('{"client\\u0053ecret":"x"}')).to.deep.equal(['/clientSecret']);
  });

  it('passes over values, and over members that hold nothing', () => {
    expect(pointers('{"name":"clientSecret","secret":null,"clientSecret":false}')).to.deep.equal(
      [],
    );
  });

  it('says nothing of text that is no JSON', () => {
    expect(pointers('clientSecret=x')).to.deep.equal([]);
  });
});
