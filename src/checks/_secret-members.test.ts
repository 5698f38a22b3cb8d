import { expect } from 'chai';
import { Body } from '../model/body.js';
import { secretMembers } from './_secret-members.js';

const pointers = (text: string) => secretMembers(Body.ofText(text)).map(({ pointer }) => pointer);

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
