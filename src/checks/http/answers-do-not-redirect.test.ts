import { expect } from 'chai';
import { exchange } from '../_examples.js';
import { tell } from '../verdicts.testing.js';
import check from './answers-do-not-redirect.js';

const moved = (location: string | undefined, origin = 'https://api.example.com', status = 302) =>
  tell(
    check,
    exchange({
      operation: 'getClient',
      status,
      request: { origin },
      headers: location === undefined ? {} : { LOCATION: location },
    }),
  );
const PLACE = 'response.headers/location: no redirection';

describe('answers-do-not-redirect', () => {
  it('is an error where the answer leads to another host, or to plain http', () => {
    const places = ['https://login.example.net/', '//login.example.net', 'http://api.example.com/'];
    for (const place of [
      ...places,
      'https://api.example.com:8443/',
      'https://api.example.com.evil/',
    ])
      expect(moved(place)).to.deep.equal([`${PLACE}, not 302 to another origin`]);
  });

  it('is a warning on the same host', () => {
    for (const place of ['/a', 'a', 'https://API.example.com:443/a'])
      expect(moved(place)).to.deep.equal([`warning: ${PLACE}, not 302 to the same host`]);
    expect(moved('https://127.0.0.1/', 'http://127.0.0.1')).to.deep.equal([
      `warning: ${PLACE}, not 302 to the same host`,
    ]);
    expect(moved(undefined)).to.deep.equal([`warning: ${PLACE}, not 302 without a Location`]);
  });

  it('does not speak of 304', () => {
    expect(moved(undefined, 'https://api.example.com', 304)).to.match(/^not-applicable/);
  });
});
