import { expect } from 'chai';
import { AUTH_ERRORS } from '../auth/errors.js';
import { DRIVER_ERRORS } from '../driver/errors.js';
import { HISTORY_ERRORS } from '../history/errors.js';
import { JOURNAL_ERRORS } from '../journal/errors.js';
import { COMMON_ERRORS, ConformanceError, errorsOf } from '../model/error.js';
import { OPENAPI_ERRORS } from '../openapi/errors.js';
import { PACT_ERRORS } from '../pact/errors.js';
import { RECORDINGS_ERRORS } from '../recordings/errors.js';
import { REPORTERS_ERRORS } from '../reporters/_errors.js';
import { SETTINGS_ERRORS } from '../settings/errors.js';
import { ERRORS } from './errors.js';

const OF_FOLDERS: readonly object[] = [
  COMMON_ERRORS,
  AUTH_ERRORS,
  DRIVER_ERRORS,
  HISTORY_ERRORS,
  JOURNAL_ERRORS,
  OPENAPI_ERRORS,
  PACT_ERRORS,
  RECORDINGS_ERRORS,
  REPORTERS_ERRORS,
  SETTINGS_ERRORS,
];

describe('errors', () => {
  it('mean one thing: no folder has a code of another', () => {
    const codes = OF_FOLDERS.flatMap((each) => Object.keys(each));
    expect(new Set(codes).size).to.equal(codes.length);
    expect(Object.keys(ERRORS)).to.include.members(codes);
  });

  it('say what their code says, unless more can be said', () => {
    const made = errorsOf({ lost: { exit: 3, next: 'look for it' } });
    const cause = new Error('why');
    expect(made('lost', 'it is lost')).to.be.instanceOf(ConformanceError).and.to.include({
      name: 'ConformanceError',
      code: 'lost',
      exit: 3,
      message: 'it is lost',
      next: 'look for it',
    });
    expect(made('usage', 'm', { cause, next: 'do it' })).to.include({ cause, next: 'do it' });
  });
});
