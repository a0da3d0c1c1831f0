import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runHere } from '../../../demo/command';
import { plannedWorld } from '../../../demo/planned-world';
import type { RulesetState, RulesetVersion } from '../../../emulator/github/world';
import { startSigstore } from '../../../emulator/sigstore/service';
import { signerFrom } from '../../../evidence/signing/signer';
import { parseStatement } from '../../../evidence/statement/statement';
import { loadRegistry } from '../../../registry/load';
import type { RunningWorld } from '../../../sandbox/world';
import { inspectionOf, registryOfCheckout } from '../../support/live/looking';
import { AT } from '../../support/live/one-world';

let world: RunningWorld;
let folder: string;
beforeEach(async () => {
  world = await plannedWorld(registryOfCheckout(), () => new Date(AT));
  folder = mkdtempSync(path.join(tmpdir(), 'causeway-live-'));
  mkdirSync(path.join(folder, 'registry'));
  put('registry/deploy-surfaces.json', JSON.stringify(registryOfCheckout()));
});
afterEach(async () => {
  rmSync(folder, { recursive: true });
  await world.close();
});

function put(name: string, content: string | Buffer): string {
  writeFileSync(path.join(folder, name), content);
  return name;
}

const live = (args: readonly string[], { stack = 'foundation', at = new Date(AT) } = {}) =>
  runHere(['live', ...args], { cwd: folder, env: inspectionOf(world, stack), startedAt: at });

const statementIn = (name: string) => {
  const parsed = parseStatement(readFileSync(path.join(folder, name)));
  if (!parsed.ok) throw new Error(parsed.reason);
  return parsed.statement;
};

describe('live verify', () => {
  it('reports and exits 0 when clean, 1 when not, 2 without a stack', async () => {
    expect(await live(['verify', '--foundation', '--cache', 'cache'])).toMatchObject({ code: 0 });
    for (const repository of Object.values(world.github.world.repositories)) repository.actions.enabled = false;
    const different = await live(['verify', '--foundation', '--format', 'markdown']);
    expect(different).toMatchObject({ code: 1, stdout: expect.stringContaining('| different |') });
    expect(await live(['verify'])).toMatchObject({ code: 2 });
  });

  it('alarms, with 1, about a rule that GitHub’s own document does not know', async () => {
    const value = { type: 'rule_of_the_future' };
    world.github.addFault({ kind: 'insert', field: 'rules', path: '/rulesets/\\d+$', value });
    const alarmed = await live(['verify', '--foundation', '--format', 'markdown']);
    expect(alarmed).toMatchObject({ code: 1, stdout: expect.stringContaining('rule.rule_of_the_future') });
  });

  it('is clean for a tier that is read with that tier’s own token', async () => {
    expect(await live(['verify', '--tier', 'production'], { stack: 'production' })).toMatchObject({ code: 0 });
  });

  it('writes the statement of what it found, before it exits', async () => {
    expect((await live(['verify', '--foundation', '--evidence', 'out/verification.json'])).code).toBe(0);
    const { digest } = loadRegistry(path.join(folder, 'registry/deploy-surfaces.json'), { now: new Date(AT) });
    expect(statementIn('out/verification.json')).toMatchObject({
      kind: 'ruleset-verification',
      predicate: { stack: 'foundation', registryDigest: digest, verdict: 'verified', findings: 0, readAt: AT },
    });
    world.github.world.tokens['emulated']!.permissions['administration'] = 'read';
    expect((await live(['verify', '--foundation', '--evidence', 'out/verification.json'])).code).toBe(3);
    expect(statementIn('out/verification.json')).toMatchObject({ predicate: { verdict: 'unverified', findings: 0 } });
  });

  it('writes the statement of a manual proof beside it, and refuses half of one', async () => {
    const proof = ['--manual-proof', put('seen.png', 'picture'), '--by', 'user:octocat', '--what', 'bypass actors'];
    const verify = ['verify', '--foundation'];
    expect((await live([...verify, ...proof, '--proof-statement', 'proof.json'])).code).toBe(0);
    expect(statementIn('proof.json')).toMatchObject({
      kind: 'manual-proof',
      predicate: { stack: 'foundation', person: 'user:octocat', fileName: 'seen.png' },
    });
    expect((await live([...verify, ...proof])).code).toBe(2);
    expect((await live([...verify, '--manual-proof', 'gone', ...proof.slice(2), '--proof-statement', 'x'])).code).toBe(
      2,
    );
    expect((await live([...verify, ...proof.slice(0, 2), '--by', 'octocat', '--what', 'x'])).code).toBe(2);
  });
});

describe('live verify with the stack’s state', () => {
  const now = new Date(AT);
  const time = (minutes: number) => new Date(now.getTime() - minutes * 60_000).toISOString();
  const update = (version: number, minutes: number) => ({
    kind: 'update',
    version,
    startTime: time(minutes + 1),
    endTime: time(minutes),
    result: 'succeeded',
    message: '',
    environment: {},
    config: {},
    resourceChanges: { create: version },
  });

  /** The receipt of an update, signed by the workflow that the registry trusts with it, or by another one. */
  async function receipt(version: number, minutes: number, workflow = 'infrastructure-up'): Promise<string> {
    const sigstore = await startSigstore({ now, logs: false });
    try {
      const digest = `sha256:${'a'.repeat(64)}`;
      const path = `.github/workflows/${workflow}.yml`;
      const [commit, ref, repository] = ['c'.repeat(40), 'refs/heads/main', 'acme/storefront'];
      const job = { repository, repositoryId: 1001, workflow: path, ref, sha: commit, runId: 1 };
      const bytes = await signerFrom(sigstore.environmentFor(job)).sign({
        kind: 'apply-receipt',
        subjects: { plan: digest },
        predicate: {
          stack: 'foundation',
          registryDigest: digest,
          commit,
          programDigest: digest,
          lockfileDigest: digest,
          packDigest: digest,
          plugins: {},
          previewStepsDigest: digest,
          changes: { create: version },
          outcome: 'succeeded',
          finishedAt: time(minutes),
          workflow: { repository, path, ref, sha: commit, runId: 1, runAttempt: 1, actor: 'octocat' },
        },
      });
      const registry = registryOfCheckout();
      registry.repositories['web']!.id = 1001;
      put('registry/deploy-surfaces.json', JSON.stringify(registry));
      put('registry/trusted-root.json', JSON.stringify(sigstore.trustedRoot));
      return put(`${workflow}-${version}.sigstore.json`, bytes);
    } finally {
      await sigstore.close();
    }
  }
  const verify = (...args: string[]) => live(['verify', '--foundation', '--json', ...args], { at: now });

  it('passes when its updates have signed receipts, and finds the one that has none', async () => {
    const signed = await receipt(1, 30);
    const state = put('history.json', JSON.stringify([update(1, 31)]));
    expect(await verify('--state', state, '--receipts', signed)).toMatchObject({ code: 0 });
    put('history.json', JSON.stringify([update(2, 10), update(1, 31)]));
    const found = await verify('--state', state, '--receipts', signed);
    expect(found.code).toBe(1);
    expect(JSON.parse(found.stdout).findings).toMatchObject([{ address: 'state/foundation', field: 'update 2' }]);
  });

  it('believes no receipt that nobody trusted signed, nor another kind of file', async () => {
    const forged = await receipt(3, 30, 'elsewhere');
    const state = put('history.json', '[]');
    for (const file of [forged, put('text.json', '{}')]) {
      const found = await verify('--state', state, '--receipts', file);
      expect(found.code).toBe(3);
      expect(JSON.parse(found.stdout).findings).toMatchObject([{ kind: 'unverified', field: file }]);
    }
  });

  it('reads an exported state too, and says 3 to what is neither', async () => {
    const signed = await receipt(1, 30);
    const state = { version: 3, deployment: { manifest: { time: time(31) }, resources: [] } };
    expect((await verify('--state', put('state.json', JSON.stringify(state)), '--receipts', signed)).code).toBe(0);
    state.deployment.manifest.time = time(5);
    expect((await verify('--state', put('state.json', JSON.stringify(state)), '--receipts', signed)).code).toBe(1);
    expect((await verify('--state', put('state.json', 'x'))).code).toBe(3);
  });

  it('refuses receipts without a state, a registry that trusts nobody, and knows nothing without the trusted root', async () => {
    expect((await verify('--receipts', 'r.json')).code).toBe(2);
    const both = ['--state', put('h.json', '[]'), '--receipts', put('r.json', '{}')];
    expect((await verify(...both)).code).toBe(3);
    const { trust: _, ...registry } = registryOfCheckout();
    put('registry/deploy-surfaces.json', JSON.stringify(registry));
    expect((await verify(...both)).code).toBe(2);
  });
});

describe('live history', () => {
  const rulesets = () =>
    Object.values(world.github.world.repositories).flatMap((repository) => Object.values(repository.rulesets));
  const first = () => {
    const [ruleset] = rulesets();
    if (!ruleset) throw new Error('the world has no ruleset');
    return ruleset;
  };
  const app = { id: 7, type: 'App' };
  const version = (of: RulesetState, id: number, at: string, actor = app): RulesetVersion => {
    const { name, target, enforcement, bypassActors, conditions, rules } = of;
    return { id, at, actor, state: { name, target, enforcement, bypassActors, conditions, rules } };
  };
  beforeEach(() => {
    for (const ruleset of rulesets()) ruleset.history = [version(ruleset, 1, '2026-11-01T00:00:00Z')];
  });

  it('tells who changed what, newest first', async () => {
    const { id, login } = world.github.world.users['ada']!;
    const actor = { id, type: 'User' };
    const loosened: RulesetState = {
      ...first(),
      enforcement: 'evaluate',
      bypassActors: [{ actor_id: 5, actor_type: 'RepositoryRole', bypass_mode: 'always' }],
      rules: first().rules.filter(({ type }) => type !== 'deletion'),
    };
    const renamed = { ...loosened, name: 'other' };
    first().history!.unshift(version(loosened, 2, '2026-11-20T00:00:00Z', actor));
    for (const number of [3, 4, 5, 6, 7, 8, 9, 10]) {
      first().history!.unshift(version(renamed, number, `2026-11-20T00:00:${number + 10}Z`));
    }
    const { code, stdout } = await live(['history', '--json']);
    const { changes, doubts } = JSON.parse(stdout);
    expect([code, doubts, changes.length]).toEqual([0, [], rulesets().length + 9]);
    expect(changes.slice(0, 8).map((change: { version: number }) => change.version)).toEqual([10, 9, 8, 7, 6, 5, 4, 3]);
    expect(changes[0]).toMatchObject({ what: [] });
    expect(changes[7]).toMatchObject({ what: [{ field: 'name', before: first().name, after: 'other' }] });
    expect(changes[8]).toMatchObject({ by: login, ruleset: first().name, version: 2 });
    expect(changes[8].what).toEqual([
      { field: 'bypass', before: expect.any(Array), after: ['RepositoryRole:5:always'] },
      { field: 'enforcement', before: 'active', after: 'evaluate' },
      { field: 'rule.deletion', before: true },
    ]);
    expect(changes[9]).toMatchObject({ by: 'App 7', version: 1, what: 'first' });
    const shown = (await live(['history', '--format', 'markdown'])).stdout;
    expect(shown).toContain('enforcement: active → evaluate rule.deletion: true → absent |');
    expect(shown).toContain('| the first version that is kept |');
    expect(shown).toContain('| nothing |');
  });

  it('says 3 where a history is empty', async () => {
    first().history = [];
    const { code, stdout } = await live(['history']);
    expect(code).toBe(3);
    expect(stdout).toContain(`unverified: the history of "${first().name}" of `);
  });

  it('says 3 where a history may not be read', async () => {
    world.github.world.tokens['emulated']!.permissions['administration'] = 'read';
    const refused = await live(['history', '--format', 'markdown']);
    expect(refused).toMatchObject({ code: 3, stdout: expect.stringContaining('unverified: the history of') });
  });

  it('says 3 where a version cannot be read, and of its neighbour too that it is not known', async () => {
    const states = [3, 2, 1].map((id) => version(first(), id, `2026-11-0${id}T00:00:00Z`));
    // Hidden actors would look like missing ones.
    first().history = states.map((each) =>
      each.id === 2 ? { ...each, state: { ...each.state, bypassActors: undefined as never } } : each,
    );
    const { code, stdout } = await live(['history', '--json']);
    const { changes, doubts } = JSON.parse(stdout);
    expect(code).toBe(3);
    expect(doubts).toEqual([expect.stringMatching(/^version 2 in the history of .*bypass_actors/)]);
    const own = changes.filter(({ ruleset, repository }: { ruleset: string; repository: string }) => {
      return ruleset === first().name && repository === changes[0].repository;
    });
    expect(own.map(({ what }: { what: unknown }) => what)).toEqual(['unverified', 'unverified', 'first']);
  });
});
