import { expect } from 'chai';
import { Body } from '../body.js';
import { HeaderList } from './headers.js';
import { isPage } from './way.js';

const answer = (text: string, type?: string) => ({
  status: 400,
  reason: '',
  headers: new HeaderList(type === undefined ? [] : [{ name: 'content-type', value: type }]),
  body: Body.ofText(text),
});

describe('the way to an API', () => {
  it('is known to be barred by a page', () => {
    expect(isPage(answer('{}', 'text/html; charset=utf-8'))).to.equal(true);
    expect(isPage(answer(' <!DOCTYPE html>'))).to.equal(true);
    expect(isPage(answer('<html>', 'application/json'))).to.equal(false);
    expect(isPage(answer('no page'))).to.equal(false);
  });
});
