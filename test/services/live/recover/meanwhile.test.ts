import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { recoverStack } from '../../../../live/recover/recover';
import { planTier } from '../../../../plan/tier';
import { loadRegistry } from '../../../../registry/load';
import { REGISTRY } from '../../../support/policy/world';

const NOW = new Date('2026-11-21T09:00:00Z');
const { registry } = loadRegistry(REGISTRY, { now: NOW });
const plan = planTier(registry, 'staging');
const WHOLE = JSON.stringify({ version: 3, checkpoint: { stack: 'staging', latest: {} } });

/** A stack with a truncated checkpoint and its backup. While the services are read, `meanwhile` happens. */
function recovering(meanwhile: (files: { readonly checkpoint: string; readonly locks: string }) => void) {
  const folder = mkdtempSync(join(tmpdir(), 'causeway-recover-meanwhile-'));
  writeFileSync(join(folder, 'Pulumi.yaml'), 'name: causeway\nruntime: nodejs\n');
  writeFileSync(join(folder, 'pulumi'), `#!/bin/sh\necho '{"url":"file://${folder}/state"}'\n`);
  chmodSync(join(folder, 'pulumi'), 0o755);
  const stacks = join(folder, 'state', '.pulumi', 'stacks', 'causeway');
  const locks = join(folder, 'state', '.pulumi', 'locks', 'organization', 'causeway', 'staging');
  for (const each of [stacks, locks]) mkdirSync(each, { recursive: true });
  const checkpoint = join(stacks, 'staging.json');
  writeFileSync(checkpoint, WHOLE.slice(0, 20));
  writeFileSync(`${checkpoint}.bak`, WHOLE);
  let isOver = false;
  // No service answers. The first question is the moment in between.
  const ask = async () => {
    if (!isOver) meanwhile({ checkpoint, locks });
    isOver = true;
    return { state: 'unverified', reason: 'no answer' };
  };
  const reader = new Proxy({}, { get: (_target, name) => (name === 'then' ? undefined : ask) });
  const readers = { github: reader, netlify: reader } as never;
  const engine = { folder, env: { PATH: `${folder}:/usr/bin:/bin` }, timeoutMs: 60_000 };
  return { done: recoverStack({ plan, readers, engine, now: NOW, isDone: true } as never), checkpoint, stacks };
}

test('a checkpoint that somebody repaired in the meantime is not replaced by its backup', async () => {
  const repaired = JSON.stringify({ repaired: true });
  const { done, checkpoint, stacks } = recovering((files) => writeFileSync(files.checkpoint, repaired));
  await expect(done).rejects.toMatchObject({ message: expect.stringContaining('changed while it was read') });
  expect([readFileSync(checkpoint, 'utf8'), readdirSync(stacks).sort()]).toEqual([
    repaired,
    ['staging.json', 'staging.json.bak'],
  ]);
});

test('an update that began in the meantime keeps its lock, and the checkpoint stays', async () => {
  const lock = { pid: process.pid, hostname: hostname(), username: 'ada', timestamp: NOW.toISOString() };
  const { done, checkpoint } = recovering(({ locks }) => writeFileSync(join(locks, 'a.json'), JSON.stringify(lock)));
  await expect(done).rejects.toMatchObject({ message: expect.stringContaining('an update runs') });
  expect(readFileSync(checkpoint, 'utf8')).toBe(WHOLE.slice(0, 20));
});
