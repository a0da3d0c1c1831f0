import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { projectFolder } from '../../../demo/engine';
import { writeFileWhole } from '../../../registry/written-file';
import type { Disturbance, Write } from './disturbance';
import { FIRST_UPS, FirstUp } from './first-up';

const TABLE = 'bench/faults-first-up.md';

const Line = z.strictObject({ stack: z.string(), write: z.string(), kind: z.string(), problems: z.array(z.string()) });
type Line = z.infer<typeof Line>;

const nameOf = ({ service, method, path }: Write) => `${service} ${method} ${path}`;
const keyOf = ({ stack, write, kind }: Pick<Line, 'stack' | 'write' | 'kind'>) => `${stack}\n${write}\n${kind}`;

function table(lines: readonly Line[], counts: ReadonlyMap<string, number>): string {
  const groups = new Map<string, Line[]>();
  for (const line of lines) {
    const key = `| ${line.stack} | ${line.kind} |`;
    groups.set(key, [...(groups.get(key) ?? []), line]);
  }
  const rows = [...groups].map(([key, all]) => {
    const good = all.filter(({ problems }) => problems.length === 0).length;
    return `${key} ${good} | ${all.length} | ${counts.get(all[0]?.stack ?? '') ?? 0} |`;
  });
  return [
    '# Disturbed first updates',
    '',
    'Written by `npm run faults -- --first-up`. The first `up` of a stack is disturbed at one of its writes; `causeway recover --yes`',
    'and one `up` follow. A write counts as recovered when the next `up` has nothing to do, `live verify` finds nothing, everything is',
    'there once, nothing was deleted, and `recover` itself wrote nothing to GitHub or Netlify.',
    '',
    '| stack | fault | recovered | disturbed | writes of the `up` |',
    '|---|---|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}

/**
 * Disturbs every write of every first `up`, except those that an earlier run recorded in `log`. Returns whether all
 * recovered.
 */
export async function runFirstUps(
  kinds: readonly Disturbance[],
  { log, only }: { readonly log?: string | undefined; readonly only?: string | undefined },
): Promise<boolean> {
  const lines: Line[] = [];
  if (log !== undefined && existsSync(log)) {
    for (const text of readFileSync(log, 'utf8').split('\n').filter(Boolean)) lines.push(Line.parse(JSON.parse(text)));
  }
  const counts = new Map<string, number>();
  for (const stack of FIRST_UPS.filter((each) => only === undefined || each === only)) {
    const first = await FirstUp.of(stack);
    counts.set(stack, first.writes.length);
    for (const kind of kinds) {
      for (const write of first.writes) {
        const at = { stack, write: nameOf(write), kind };
        if (lines.some((line) => keyOf(line) === keyOf(at))) continue;
        const line = { ...at, problems: [...(await first.disturbed(write, kind))] };
        lines.push(line);
        if (log !== undefined) appendFileSync(log, `${JSON.stringify(line)}\n`);
        console.log(`${line.problems.length === 0 ? 'ok  ' : 'FAIL'} ${stack}, ${kind} at ${at.write}`);
        if (line.problems.length > 0) console.log(line.problems.join('\n'));
      }
      // Write the table after each kind, because a run takes hours and may be stopped.
      writeFileWhole(join(projectFolder(), TABLE), table(lines, counts));
    }
  }
  return lines.length > 0 && lines.every(({ problems }) => problems.length === 0);
}
