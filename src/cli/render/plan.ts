import type { Planned } from '../../app/outcome.js';

/** What a run would send, for people. */
export const planText = (planned: Planned): string => {
  const { target, probes, requests, tokenUrl, logins, most } = planned;
  const where = target
    ? `${target.origin}${target.prefix}, institution ${target.collection.institution}, partner ${target.collection.partner}`
    : 'the embedded reference provider';
  const rows = [
    ...requests.map((each) => row(each.most, each.method, each.path)),
    ...(tokenUrl === undefined
      ? []
      : [row(1 + logins.posts, 'POST', `${tokenUrl}, and again when the token runs out`)]),
    ...(logins.gets === 0 ? [] : [row(logins.gets, 'GET', tokenUrl ?? 'the token endpoint')]),
  ];
  const sum = requests.reduce((total, each) => total + each.most, 0);
  return [
    `target: ${where}`,
    '',
    'The most requests by method and path, the lists before and after and the clean-up among them:',
    ...rows,
    row(sum, 'in all', '(without those for a token)'),
    `A read that shows an older state is repeated, and so is once what was answered 429 or, where the token ran out, 401; ${
      most === undefined
        ? 'there is no limit to that but time'
        : `never more than ${most} requests are sent`
    }.`,
    '',
    'Probes:',
    ...probes.map(({ id, requests: count, title, leftOut }) => {
      const left = leftOut === undefined ? '' : ` (left out: ${leftOut})`;
      return `  ${id.padEnd(26)} ${String(count).padStart(3)} requests at most  ${title}${left}`;
    }),
    '',
    'nothing was sent',
    '',
  ].join('\n');
};

const row = (most: number, method: string, path: string): string =>
  `  ${String(most).padStart(5)}  ${method.padEnd(6)}  ${path}`;
