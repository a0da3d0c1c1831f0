import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Context } from '../../cli/context';
import { run } from '../../cli/program';
import { plannedWorld, registryOfCheckout } from './planned-world';

it('live verify reports, writes evidence, and exits 0 when clean, 1 when not, 2 without a stack', async () => {
  const world = await plannedWorld(registryOfCheckout());
  const folder = mkdtempSync(path.join(tmpdir(), 'causeway-live-'));
  const printed: string[] = [];
  const codes: number[] = [];
  const context: Context = {
    ...{ print: (text) => printed.push(text), warn: () => {}, progress: () => {}, ask: undefined },
    ...{ env: world.environment, cwd: path.join(__dirname, '../..'), startedAt: new Date() },
    exit: (code) => codes.push(code),
  };
  try {
    const evidence = path.join(folder, 'evidence.json');
    await run(['live', 'verify', '--foundation', '--cache', folder, '--evidence', evidence], context);
    const { predicate } = JSON.parse(readFileSync(evidence, 'utf8'));
    expect(predicate.result).toBe('verified');
    for (const repository of Object.values(world.github.world.repositories)) repository.actions.enabled = false;
    await run(['live', 'verify', '--foundation', '--format', 'markdown'], context);
    expect(printed.at(-1)).toContain('| different |');
    await run(['live', 'verify'], context);
    expect(codes).toEqual([0, 1, 2]);
  } finally {
    rmSync(folder, { recursive: true });
    await world.close();
  }
});
