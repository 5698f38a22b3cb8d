import type { Drive } from '../model/probe.js';

/**
 * Redirect URIs that mean what another spelling means: whoever puts them through a URL parser stores the
 * other one, and then the login fails, for redirect URIs are compared as strings (RFC 3986 §6.2.1, row REP-06).
 */
export const spellings = ({ values, mark }: Drive): readonly string[] => {
  const [authority = '', path = ''] = split(values.redirectHosts[0] ?? '');
  const rest = `${path}/callback/${mark}`;
  return [
    `https://${authority.toUpperCase()}${rest}`,
    `https://${authority}`,
    `https://${authority}${path}/x/../callback/${mark}`,
    `https://${authority}${rest}/%7Ea%c3%a9`,
    `https://${authority}${rest}?`,
    ...(authority.includes(':') ? [] : [`https://${authority}:443${rest}`]),
  ];
};

/** Forms that a provider may refuse (row DCR-04, RFC 8252 §7.3, §8.3), and a port that is not the usual one. */
export const forms = ({ values, mark }: Drive): readonly string[] => {
  const [authority = '', path = ''] = split(values.redirectHosts[0] ?? '');
  return [
    ...['localhost', '127.0.0.1', '[::1]'].map((host) => `http://${host}:8080/callback/${mark}`),
    ...(authority.includes(':') ? [] : [`https://${authority}:8443${path}/callback/${mark}`]),
  ];
};

const split = (host: string): readonly string[] => {
  const slash = host.indexOf('/');
  return slash === -1 ? [host, ''] : [host.slice(0, slash), host.slice(slash)];
};
