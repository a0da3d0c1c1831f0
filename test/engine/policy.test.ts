import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { projectFolder } from '../../demo/engine';
import { readPreview } from '../../policy/adapters/documents';
import { contextOf, createWorld, type PolicyContext } from '../../policy/context';
import { evaluate } from '../../policy/evaluate';
import { levelsOf } from '../../policy/levels';
import { rules } from '../../policy/rules';
import type { ResourceView } from '../../policy/view';
import { loadRegistry } from '../../registry/load';
import { roomsBehind } from '../../toolchain/dependencies';
import { cases } from '../support/policy/cases';
import type { RuleCase } from '../support/policy/cases/case';
import { plannedViews, REGISTRY } from '../support/policy/world';
import { CANARY } from './draft';
import { ScratchProgram } from './scratch';

jest.setTimeout(300_000);

const PACK = ['--policy-pack', 'policy'] as const;
const world = createWorld(loadRegistry(REGISTRY, { now: new Date() }).registry, { workflows: [], now: new Date() });

interface Batch {
  readonly stack: string;
  readonly cases: readonly RuleCase[];
  readonly views: readonly ResourceView[];
}

function found(views: readonly ResourceView[], context: PolicyContext): readonly string[] {
  return evaluate(views, context, levelsOf(context, {})).map(({ rule, what }) => `${rule.code}: ${what}`);
}

function shows(lines: readonly string[], each: RuleCase): boolean {
  return lines.some((line) => line.startsWith(`${each.rule}: `) && each.says.test(line.slice(each.rule.length + 2)));
}

function changed(stack: string, all: readonly RuleCase[]): readonly ResourceView[] | undefined {
  try {
    const views = all.reduce((made, { change }) => change(made), plannedViews(stack));
    const lines = found(views, contextOf(world, stack));
    return all.every((each) => shows(lines, each)) ? views : undefined;
  } catch {
    // One case removes a resource that another one changes, so each needs its own run.
    return undefined;
  }
}

/** The first case of each rule, with as many in one preview as do not hide each other. */
function batches(): readonly Batch[] {
  const made: Batch[] = [];
  for (const rule of rules) {
    const each = cases.find((one) => one.rule === rule.code && one.notByResources === undefined);
    if (!each || rule.level === 'advisory') continue;
    const at = made.findIndex(({ stack, cases: own }) => stack === each.stack && changed(stack, [...own, each]));
    const own = [...(made[at]?.cases ?? []), each];
    const batch = { stack: each.stack, cases: own, views: changed(each.stack, own) ?? [] };
    if (at < 0) made.push(batch);
    else made[at] = batch;
  }
  return made;
}

const BATCHES = batches();

let scratch: ScratchProgram;
beforeAll(async () => {
  scratch = await ScratchProgram.start(REGISTRY, ['foundation', 'staging', 'production']);
});
afterAll(() => scratch.close());

describe('the real engine with the pack', () => {
  it.each(['foundation', 'staging', 'production'])('lets the plan of %s through', async (stack) => {
    scratch.write(plannedViews(stack));
    const run = await scratch.engine.preview(stack);
    expect({ code: run.code, output: run.code === 0 ? '' : run.output }).toEqual({ code: 0, output: '' });
    expect(run.output).toContain('causeway@v0.1.0');
    expect(run.output).not.toContain('[mandatory]');
  });

  it('tells of a secret past its rotation, and exits with 0', async () => {
    scratch.write(plannedViews('production'));
    const run = await scratch.engine.preview('production');
    expect(run.code).toBe(0);
    expect(run.output).toMatch(/\[advisory\].*hygiene-secret-rotation/);
    expect(run.output).toContain('SESSION_KEY of shop-production was last rotated on 2026-01-01');
  });

  it('refuses a workflow that names a deploy environment without needing a ticket', async () => {
    // The pack reads the workflows of its own checkout, so this is a copy with such a workflow.
    const checkout = mkdtempSync(path.join(tmpdir(), 'causeway-pack-'));
    for (const name of [...roomsBehind(['policy']), 'bin', 'package.json', 'tsconfig.json', 'Pulumi.yaml']) {
      cpSync(path.join(projectFolder(), name), path.join(checkout, name), { recursive: true });
    }
    symlinkSync(path.join(projectFolder(), 'node_modules'), path.join(checkout, 'node_modules'));
    const each = cases.find(({ rule }) => rule === 'hygiene-ticket-first')!;
    for (const { path: at, text } of each.workflows ?? []) {
      mkdirSync(path.dirname(path.join(checkout, at)), { recursive: true });
      writeFileSync(path.join(checkout, at), text);
    }
    scratch.write(plannedViews('production'));
    const options = [...scratch.engine.on('production'), '--non-interactive'];
    const run = await scratch.engine.run('preview', ...options, '--policy-pack', path.join(checkout, 'policy'));
    rmSync(checkout, { recursive: true });
    expect(run.code).not.toBe(0);
    expect(run.output).toMatch(/\[mandatory\].*hygiene-ticket-first/);
    expect(run.output).toMatch(each.says);
  });

  it('has each mandatory rule about resources in some run', () => {
    const shown = BATCHES.flatMap((batch) => batch.cases.map(({ rule }) => rule));
    // These rules judge workflows and dates, not resources.
    const others = [
      'hygiene-key-environments',
      'hygiene-secret-rotation',
      'hygiene-signing-jobs',
      'hygiene-ticket-first',
    ];
    expect([...shown, ...others].sort()).toEqual(rules.map(({ code }) => code).sort());
  });

  describe.each(BATCHES.map((batch, index) => [`${batch.stack} (${index})`, batch] as const))(
    'on %s',
    (_name, batch) => {
      it('refuses every violation by name, and says the same as the rules on the preview', async () => {
        scratch.write(batch.views);
        const run = await scratch.engine.preview(batch.stack);
        expect(run.code).not.toBe(0);
        const output = run.output.replace(/\s+/g, ' ');
        for (const each of batch.cases) {
          expect(output).toMatch(new RegExp(`\\[mandatory\\] \\[severity: \\w+\\] ${each.rule} `));
          expect(output).toMatch(new RegExp(each.says.source.replace(/\$$/, '')));
        }
        expect(run.output).not.toContain(CANARY);
        const shown = await scratch.engine.must(
          'preview',
          ...scratch.engine.on(batch.stack),
          '--json',
          '--non-interactive',
        );
        const context = contextOf(world, batch.stack);
        const byPreview = found(readPreview(JSON.parse(shown.stdout)).views, context);
        expect([...byPreview].sort()).toEqual([...found(batch.views, context)].sort());
      });

      it('changes nothing in an up', async () => {
        scratch.write(batch.views);
        scratch.world.github.clearRequests();
        scratch.world.netlify.clearRequests();
        const run = await scratch.engine.run(
          'up',
          ...scratch.engine.on(batch.stack),
          '--yes',
          '--non-interactive',
          ...PACK,
        );
        expect(run.code).not.toBe(0);
        expect(scratch.writes()).toEqual([]);
        const state = await scratch.engine.must('stack', 'export', ...scratch.engine.on(batch.stack));
        const { resources = [] } = JSON.parse(state.stdout).deployment;
        expect(resources.filter(({ type }: { type: string }) => !type.startsWith('pulumi:'))).toEqual([]);
      });
    },
  );
});
