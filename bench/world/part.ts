import type { Size } from '../registry';
import { type Comparison, compareWays } from './comparison';
import type { Cost } from './measured';

const WORLDS: readonly Size[] = [
  { surfaces: 2, repositories: 1, githubOnly: 'variables' },
  { surfaces: 20, repositories: 2, githubOnly: 'variables' },
  { surfaces: 25, repositories: 2, githubOnly: 'approvals' },
  { surfaces: 100, repositories: 10, githubOnly: 'variables' },
];

function ratio(part: number, whole: number): string {
  return (part / whole).toFixed(2);
}

function rowsOf({ resources, costs }: Comparison, shape: Size['githubOnly']): readonly string[] {
  const tofu = costs['tofu plan'];
  const bare = costs['bare pulumi preview'];
  if (!tofu || !bare) throw new Error('the comparison lacks what it compares with');
  const plain = costs['pulumi preview'];
  const packed = (name: string, seconds: number) =>
    plain && name.startsWith('pulumi preview, pack')
      ? `, ${ratio(seconds, plain.seconds)} of the preview without a pack`
      : '';
  const row = ([name, { seconds, calls, counted, peakBytes }]: [string, Cost]) => {
    const against = name.startsWith('live')
      ? `${ratio(calls, tofu.calls)} of tofu's calls, ${ratio(seconds, tofu.seconds)} of its time`
      : `${ratio(seconds, bare.seconds)} of the bare program's time${packed(name, seconds)}`;
    const memory = `${(peakBytes / 2 ** 20).toFixed(0)} MiB`;
    return `| ${resources} (${shape}) | ${name} | ${seconds.toFixed(2)} | ${calls} | ${counted} | ${memory} | ${against} |`;
  };
  return Object.entries(costs).map(row);
}

function tableOf(rows: readonly string[]): readonly string[] {
  return [
    '`variables`: a surface is an environment, a branch policy and eight variables, with one approval a repository.',
    '`approvals`: two variables and two approval environments a surface, which OpenTofu reads with fewer requests than',
    'live verification: the lists of an environment cost three requests, however little is in them.',
    '',
    '| resources | way | s | calls | counted | memory | ratio |',
    '|---|---|---|---|---|---|---|',
    ...rows,
  ];
}

/** Live verification, previews and OpenTofu side by side, by size of the world; `sofar` receives each size. */
export async function worldPart(
  say: (text: string) => void,
  sofar: (lines: readonly string[]) => void,
): Promise<readonly string[]> {
  const rows: string[] = [];
  for (const size of WORLDS) {
    rows.push(...rowsOf(await compareWays(size, say), size.githubOnly));
    sofar(tableOf(rows));
  }
  return tableOf(rows);
}
