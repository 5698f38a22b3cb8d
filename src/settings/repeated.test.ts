import { expect } from 'chai';
import type { CommandName } from './commands.js';
import { NO_CONFIGURATION } from './configuration.js';
import { repeatedWords } from './repeated.js';
import { type InputOf, resolve } from './resolve.js';

const words = <C extends CommandName>(command: C, input: InputOf<C>) =>
  repeatedWords(
    resolve(command, { input, env: {}, file: NO_CONFIGURATION }),
    new Set(Object.keys(input)),
  );

describe('what of a call its repetition needs', () => {
  it('is by what it judges and what it may do, as words', () => {
    expect(
      words('run', { fault: 'null-members', rate: 5, overlay: ['a.yaml', 'b.yaml'], quiet: true }),
    ).to.deep.equal([
      ...['--overlay', 'a.yaml', '--overlay', 'b.yaml'],
      ...['--rate', '5', '--fault', 'null-members'],
    ]);
  });

  it('is nothing of what narrows it, or says where reports go', () => {
    expect(
      words('run', { probes: ['life-cycle'], checks: ['x'], reports: 'r', format: ['json'] }),
    ).to.deep.equal([]);
  });

  it('names the flag as the command knows it', () => {
    expect(words('check', { target: 'sandbox', baseUrl: 'https://a.example' })).to.deep.equal([
      ...['--target', 'sandbox', '--base-url', 'https://a.example'],
    ]);
  });

  it('is a flag where it was set, and nothing where it was taken back', () => {
    expect(words('run', { allowFailedLogins: true })).to.deep.equal(['--allow-failed-logins']);
    expect(words('run', { allowFailedLogins: false })).to.deep.equal([]);
  });
});
