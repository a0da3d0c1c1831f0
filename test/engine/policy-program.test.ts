import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readPreview, readState, type StackDocument } from '../../policy/adapters/documents';
import { viewsOfPlan } from '../../policy/adapters/plan';
import { contextOf, createWorld } from '../../policy/context';
import { evaluate } from '../../policy/evaluate';
import { levelsOf } from '../../policy/levels';
import { GOVERNED_TYPES } from '../../policy/resource-types';
import { Registry } from '../../registry/schema';
import { CANARY, document } from './draft';
import { engineLogs } from './engine-logs';
import { type Beginning, beginning, printedIn } from './one-world';
import { Scene } from './scene';

jest.setTimeout(600_000);

const draft = document();
const registry = Registry.parse(draft);
const world = createWorld(registry, { workflows: [], now: new Date() });

let scene: Scene;
let begun: Beginning;
// Uses the clock that stamps files, because the test compares logs with it.
const started = performance.timeOrigin + performance.now();
beforeAll(async () => {
  begun = await beginning();
  scene = await Scene.copy();
});
afterAll(() => scene.close());

function verdict({ stack, views }: StackDocument) {
  const context = contextOf(world, stack);
  return evaluate(views, context, levelsOf(context, {})).map(({ rule, level, status, what, pointer }) => ({
    code: rule.code,
    level,
    status,
    what,
    pointer,
  }));
}

function planned(stack: string): StackDocument {
  return { stack, views: viewsOfPlan(contextOf(world, stack)) };
}

describe('the real program under the real pack', () => {
  test('a first preview touches no unknown, and its verdict is that of the registry', () => {
    for (const stack of scene.stacks) {
      const run = begun.previewed[stack]!.json;
      expect({ stack, code: run.code }).toEqual({ stack, code: 0 });
      const preview = readPreview(JSON.parse(run.stdout));
      expect(preview.views.filter(({ type }) => GOVERNED_TYPES.includes(type)).length).toBeGreaterThan(0);
      const found = verdict(preview);
      // A preview's document hides managed secrets on Netlify. The pack itself sees them.
      const hidden = found.filter(({ status }) => status === 'unverified');
      for (const { what } of hidden) expect(what).toMatch(/\.secret\.\w+ cannot be decided: .*secretValues/);
      expect(found.filter(({ status }) => status === 'violation')).toEqual(verdict(planned(stack)));
    }
  });

  test('preview and up pass with the pack, and nothing mandatory is said', () => {
    for (const stack of scene.stacks) {
      for (const run of [begun.previewed[stack]!.shown, begun.applied[stack]!]) {
        expect({ stack, code: run.code, output: run.code === 0 ? '' : run.output }).toEqual({
          stack,
          code: 0,
          output: '',
        });
        expect(run.output).not.toMatch(/\[mandatory\]|cannot be decided|can't run/);
      }
    }
  });

  test('the verdict on the exported state is that of the registry', async () => {
    for (const stack of scene.stacks) {
      const shown = await scene.engine.must('stack', 'export', '--stack', stack, '--show-secrets');
      expect(verdict(readState(JSON.parse(shown.stdout)))).toEqual(verdict(planned(stack)));
    }
  });

  test('the engine’s own analysis of the exported state agrees', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'causeway-state-'));
    for (const stack of scene.stacks) {
      const file = path.join(folder, `${stack}.json`);
      writeFileSync(file, (await scene.engine.must('stack', 'export', '--stack', stack)).stdout);
      const run = await scene.engine.run('policy', 'analyze', '--policy-pack', 'policy', '--file', file);
      expect({ stack, code: run.code, output: run.code === 0 ? '' : run.output }).toEqual({
        stack,
        code: 0,
        output: '',
      });
      expect(run.output).not.toMatch(/\[mandatory\]/);
    }
  });

  test('and refuses a state in which someone let administrators bypass', async () => {
    const exported = (await scene.engine.must('stack', 'export', '--stack', 'production')).stdout;
    const changed = exported.replaceAll('"canAdminsBypass": false', '"canAdminsBypass": true');
    expect(changed).not.toBe(exported);
    const file = path.join(mkdtempSync(path.join(tmpdir(), 'causeway-state-')), 'production.json');
    writeFileSync(file, changed);
    const run = await scene.engine.run('policy', 'analyze', '--policy-pack', 'policy', '--file', file);
    expect(run.code).not.toBe(0);
    expect(run.output).toMatch(/\[mandatory\].*least-privilege-admin-bypass/);
    expect(run.output).toContain('administrators may bypass the rules of storefront-production');
    const found = verdict(readState(JSON.parse(changed))).filter(({ status }) => status === 'violation');
    expect(new Set(found.filter(({ level }) => level === 'mandatory').map(({ code }) => code))).toEqual(
      new Set(['least-privilege-admin-bypass']),
    );
  });

  // docs/security.md warns against this analysis. When this test fails, the engine has fixed the leak, and the page can
  // say so.
  test('the engine’s own analysis logs what it decrypted in clear', () => {
    const logs = engineLogs(String(scene.engine.environment['PULUMI_HOME']), started);
    const ofAnalyses = logs.filter(({ name }) => name.endsWith('-policy_analyze.log'));
    expect(ofAnalyses.some(({ text }) => text?.includes('BEGIN RSA PRIVATE KEY'))).toBe(true);
  });

  test('no value of a secret was printed', () => {
    expect(printedIn(begun) + scene.printed).not.toContain(CANARY);
  });
});
