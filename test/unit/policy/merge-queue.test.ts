import { viewsOfPlan } from '../../../policy/adapters/plan';
import { contextOf, createWorld } from '../../../policy/context';
import { rulesets } from '../../../policy/rules/completeness/rulesets';
import type { ResourceView } from '../../../policy/view';
import { loadRegistry } from '../../../registry/load';
import { MergeQueue } from '../../../registry/schema/merge-queue';
import { set, setRules } from '../../support/policy/cases/case';
import { NOW, REGISTRY } from '../../support/policy/world';

const { registry } = loadRegistry(REGISTRY, { now: NOW });
const web = registry.repositories['web']!;
const rules = { ...web.rules, mergeQueue: MergeQueue.parse({ branches: ['main'] }) };
const queued = { ...registry, repositories: { ...registry.repositories, web: { ...web, rules } } };
const context = contextOf(createWorld(queued, { workflows: [], now: NOW }), 'foundation');
const planned = viewsOfPlan(context);
const MAIN = 'web.branch.main';

const rulesOf = (views: readonly ResourceView[]) =>
  views.find(({ name }) => name === MAIN)!.props['rules'] as { readonly mergeQueue: Readonly<Record<string, unknown>> };
const queueOf = (views: readonly ResourceView[]) => rulesOf(views).mergeQueue;
const found = (views: readonly ResourceView[]) => rulesets.check(views, context).map(({ what }) => what);
const OTHER = 'the ruleset causeway branch main of storefront has another merge queue than the plan, or none';

test('the planned merge queue is no finding', () => {
  expect(queueOf(planned)).toBeDefined();
  expect(found(planned)).toEqual([]);
});

test('a missing merge queue is one, and so is a ruleset without rules', () => {
  expect(found(setRules(MAIN, { mergeQueue: undefined })(planned))).toEqual([OTHER]);
  expect(found(set(MAIN, { rules: {} })(planned))).toEqual([OTHER]);
});

test.each(Object.keys(queueOf(planned)))('another %s is one', (name) => {
  for (const value of [undefined, null, -1, 'other'])
    expect(found(setRules(MAIN, { mergeQueue: { ...queueOf(planned), [name]: value } })(planned))).toEqual([OTHER]);
});
