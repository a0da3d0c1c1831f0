import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { contextOf, createWorld, type WorkflowFile } from '../../../policy/context';
import { evaluate } from '../../../policy/evaluate';
import { levelsOf } from '../../../policy/levels';
import { appliesTo } from '../../../policy/rule';
import { findRule, rules } from '../../../policy/rules';
import { ticketFirst } from '../../../policy/rules/hygiene/ticket-first';
import { readChecked } from '../../../policy/workflows';
import { loadRegistry } from '../../../registry/load';
import { cases } from '../../support/policy/cases';
import { expression } from '../../support/policy/expression';
import { workflowFile } from '../../support/policy/workflow-file';
import { NOW, plannedViews, stackContext } from '../../support/policy/world';
import { ROOT } from '../../support/registry/fixtures';
import { jobsOf } from '../../support/workflows/jobs';

const STACKS = ['foundation', 'staging', 'production'];

describe('every rule', () => {
  it('is in the list, once, and the list has a rule for every file', () => {
    const root = join(__dirname, '../../../policy/rules');
    const files = readdirSync(root, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .flatMap(({ name }) => readdirSync(join(root, name)).map((file) => `${name}-${basename(file, '.ts')}`));
    expect(rules.map(({ code }) => code).sort()).toEqual(files.sort());
  });

  it.each(rules.map((rule) => [rule.code, rule] as const))('%s has a violating and a passing case', (code, rule) => {
    expect(cases.filter((each) => each.rule === code)).not.toHaveLength(0);
    // A passing case is the plan itself, with at least one resource that the rule inspects.
    if (rule.scope === 'resource') {
      const looked = STACKS.flatMap(plannedViews).filter((view) => appliesTo(rule, view.type));
      expect(looked).not.toHaveLength(0);
    }
  });

  it.each(rules.map((rule) => [rule.code, rule] as const))('%s explains itself', (code, rule) => {
    expect(code).toMatch(new RegExp(`^${rule.category}-[a-z-]+$`));
    expect(rule.docs).toMatch(/^https:\/\/(docs\.github\.com|docs\.netlify\.com|www\.pulumi\.com|github\.com)\//);
    for (const text of [rule.title, rule.why, rule.fix]) expect(text.length).toBeGreaterThan(10);
    expect(rule.why.endsWith('.') && rule.fix.endsWith('.')).toBe(true);
    expect(rule.title).not.toMatch(/\.$/);
  });

  it.each(STACKS)('passes the plan of %s', (stack) => {
    const context = stackContext(stack);
    expect(evaluate(plannedViews(stack), context, levelsOf(context, {}))).toEqual([]);
  });
});

describe('a violation', () => {
  it.each(cases.map((each, index) => [`${each.rule} (${index})`, each] as const))('is found by %s', (_name, each) => {
    const { workflows = [], now } = each;
    const context = stackContext(each.stack, { workflows, ...(now ? { now } : {}) });
    const views = each.change(plannedViews(each.stack));
    const found = evaluate(views, context, levelsOf(context, {})).filter(({ rule }) => rule.code === each.rule);
    expect(found.map(({ what }) => what)).toContainEqual(expect.stringMatching(each.says));
    for (const { status, level, pointer } of found) {
      expect(status).toBe('violation');
      expect(level).toBe(findRule(each.rule)?.level);
      expect(pointer).toMatch(/^(\/|$)/);
    }
  });
});

describe('a workflow', () => {
  const check = (text: string) => {
    const context = stackContext('production', { workflows: [workflowFile('.github/workflows/x.yml', text)] });
    return evaluate(plannedViews('production'), context, levelsOf(context, {})).map(({ what }) => what);
  };
  const ticket =
    '  ticket:\n    steps:\n      - run: node_modules/.bin/causeway ticket verify "$T" --surface shop --tier production\n';

  it.each([
    ['deploys behind the ticket', `${ticket}  deploy:\n    needs: ticket\n    environment: shop-production\n`],
    [
      'deploys behind a job that needs the ticket',
      `${ticket}  build:\n    needs: [ticket]\n  deploy:\n    needs: [build]\n    environment: { name: shop-production }\n`,
    ],
    [
      'deploys behind the guard',
      '  guard:\n    steps:\n      - run: node_modules/.bin/causeway deploy guard --surface shop --tier production\n  deploy:\n    needs: guard\n    environment: shop-production\n',
    ],
    [
      'asks for approval by a name that begins with letters',
      `  ask:\n    environment: production-approval${expression('matrix.suffix')}\n`,
    ],
    ['asks for approval', `  ask:\n    environment: production-approval-${expression('inputs.surface')}\n`],
    ['publishes pages', '  page:\n    environment: github-pages\n'],
  ])('that %s is accepted', (_name, jobs) => {
    expect(check(`on: push\njobs: ${jobsOf(jobs)}`)).toEqual([]);
  });

  // Nothing is exempt: no signer of tickets, and no registry that trusts nobody.
  it.each(['deploy-surfaces.json', 'deploy-surfaces.example.json', 'minimal.example.json', 'causeway.json'])(
    'of this checkout is accepted by registry/%s, and one that deploys by itself is not',
    (name) => {
      const { registry } = loadRegistry(join(ROOT, 'registry', name), { now: new Date('2026-11-21T00:00:00Z') });
      const { workflows: own, setUpAction } = readChecked(ROOT);
      const judge = (workflows: readonly WorkflowFile[], action = setUpAction) => {
        const world = createWorld(registry, { workflows, setUpAction: action, now: NOW });
        return ticketFirst.check([], contextOf(world, 'foundation'));
      };
      expect(own.length).toBeGreaterThan(10);
      expect(judge(own)).toEqual([]);
      // The leaf's guard begins with the shared action, which must be as it is generated.
      expect(judge(own, setUpAction?.replace('npm ci', 'npm ci; tree/x'))).toHaveLength(2);
      expect(judge(own, '')).toHaveLength(2);
      const signers = ['monitor', 'rollback', 'promote-staging', 'promote-production', 'release'];
      const named = `${expression('inputs.surface')}-${expression('inputs.tier')}`;
      const bad = signers.map((signer) =>
        workflowFile(
          `.github/workflows/${signer}.yml`,
          `on: push\njobs:\n  act:\n    runs-on: x\n    environment: ${named}\n    steps: [{ run: act }]\n`,
        ),
      );
      expect(judge(bad)).toHaveLength(signers.length);
    },
  );

  it.each([
    ['is not YAML', 'jobs: ['],
    ['GitHub does not run', 'on: push\njobs: {}'],
  ])('that %s is not accepted', (_name, text) => {
    expect(check(text)).toEqual([
      expect.stringMatching(/^\.github\/workflows\/x\.yml:\d+ is not a workflow that GitHub accepts: /),
    ]);
  });
});
