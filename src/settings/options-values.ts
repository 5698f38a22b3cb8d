import { matching, matchingTexts, text } from './kind.js';
import { option } from './option.js';

const HOST = String.raw`^[A-Za-z0-9.-]+(?::[0-9]{1,5})?(?:/[^\s?#*@]*[^\s?#*@/])?$`;
const uris = (example: string) =>
  matchingTexts('uris', {
    pattern: String.raw`^https?://\S+$`,
    examples: [example, `${example}new`],
    most: 2,
  });

/** What stands in the clients that a run makes: real tenants do not take every value. */
export const sent = {
  values: option(text('file'), {
    help: 'file whose values: beat those of the configuration',
  }),
  sentName: option(
    matching('template', {
      pattern: String.raw`^(?=[^]*\{(?:label|slug)\})(?:[^{}]|\{(?:label|slug|mark)\})+$`,
      examples: ['{label} {mark}', 'Acme {label}', 'acme-{slug}-{mark}'],
    }),
    {
      help: 'how names are written: {label} is what the client is for, in letters and blanks, {slug} the same in small letters and hyphens, {mark} the mark; without {mark} a contact carries it',
      default: '{label} {mark}',
      flag: null,
      file: ['target.values.name', 'values.name'],
    },
  ),
  redirectHosts: option(
    matchingTexts('hosts', {
      pattern: HOST,
      examples: ['app.acme.example', 'acme.example:8443/oauth'],
      most: 10,
    }),
    {
      help: 'what follows https:// in redirect URIs: a host, perhaps a port and a path; the last one is that of a second URI',
      default: ['example.com'],
      flag: null,
      file: ['target.values.redirectHosts', 'values.redirectHosts'],
    },
  ),
  contactDomain: option(
    matching('domain', {
      pattern: '^[A-Za-z0-9.-]+$',
      examples: ['acme.example', 'mail.acme.example'],
    }),
    {
      help: 'domain of contacts; where it is set, every client has one',
      defaultWords: 'example.com',
      flag: null,
      file: ['target.values.contactDomain', 'values.contactDomain'],
    },
  ),
  logoUris: option(uris('https://acme.example/logo.png'), {
    help: 'address of a logo, and of the one that an update changes it to',
    defaultWords: 'on the first redirect host',
    flag: null,
    file: ['target.values.logoUris', 'values.logoUris'],
  }),
  clientUris: option(uris('https://acme.example/'), {
    help: 'the same of the home page',
    defaultWords: 'on the first redirect host',
    flag: null,
    file: ['target.values.clientUris', 'values.clientUris'],
  }),
  policyUris: option(uris('https://acme.example/privacy'), {
    help: 'the same of the privacy policy',
    defaultWords: 'on the first redirect host',
    flag: null,
    file: ['target.values.policyUris', 'values.policyUris'],
  }),
  tosUris: option(uris('https://acme.example/terms'), {
    help: 'the same of the terms of service',
    defaultWords: 'on the first redirect host',
    flag: null,
    file: ['target.values.tosUris', 'values.tosUris'],
  }),
};
