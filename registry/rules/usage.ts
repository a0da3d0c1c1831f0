import { pointer } from '../problem';
import type { Rule } from '../rule';
import { showValue } from '../secret-looking';
import { checkReferences, repositoryReferences } from './references';

const SOURCE = 'docs/registry.md';

/** Everything declared is used and has an effect. */
export const usageRules: readonly Rule[] = [
  {
    code: 'check-repositories-scope',
    level: 'error',
    title: 'Only a repository check lists repositories',
    why: 'A surface check runs for the surfaces that name it.',
    source: SOURCE,
    check: ({ checks }) =>
      checks.flatMap(({ id, scope, repositories }, index) =>
        scope === 'surface' && repositories
          ? [
              {
                pointer: pointer('checks', index, 'repositories'),
                message: `the check ${showValue(id)} of scope "surface" lists repositories`,
                allowed: 'scope "repository", or no repositories',
              },
            ]
          : [],
      ),
  },
  {
    code: 'evidence-app-missing',
    level: 'error',
    title: 'The evidence branch has a writer',
    why: 'Only the evidence App may update the branch. Without the App, nobody could write evidence.',
    source: 'docs/architecture.md',
    check: ({ evidence, apps }) =>
      evidence && !apps.evidence
        ? [
            {
              pointer: '/evidence',
              message: 'there is an evidence branch, but no App that may write it',
              allowed: 'an App under /apps/evidence',
            },
          ]
        : [],
  },
  {
    code: 'isolation-target-unmatched',
    level: 'error',
    title: 'An isolation target has surfaces with a cohort',
    why: 'A target without surfaces proves nothing.',
    source: SOURCE,
    check: ({ isolationTarget, surfaces }) =>
      isolationTarget && !surfaces.some(({ isolation }) => isolation)
        ? [
            {
              pointer: '/isolationTarget',
              message: `cohort ${isolationTarget.cohort} is the target, but no surface has an isolation cohort`,
              allowed: 'isolation {cohort, tenantScope} on the surfaces that it is about',
            },
          ]
        : [],
  },
  {
    code: 'repository-unused',
    level: 'warning',
    title: 'Every repository is used',
    why: 'Its rulesets would be applied although nothing is deployed from it.',
    source: SOURCE,
    check: (registry) => {
      const used = new Set(repositoryReferences(registry).map(({ id }) => id));
      return Object.keys(registry.repositories)
        .filter((key) => !used.has(key))
        .map((key) => ({
          pointer: pointer('repositories', key),
          at: 'key',
          message: `no surface, governance or evidence refers to the repository ${showValue(key)}`,
          allowed: 'a repository that something refers to',
        }));
    },
  },
  {
    code: 'check-unused',
    level: 'warning',
    title: 'Every surface check is asked for by a surface',
    why: 'A blocking check that no surface names blocks nothing.',
    source: SOURCE,
    check: (registry) => {
      const used = new Set(checkReferences(registry).map(({ id }) => id));
      return registry.checks.flatMap(({ id, scope }, index) =>
        scope === 'repository' || used.has(id)
          ? []
          : [
              {
                pointer: pointer('checks', index),
                message: `no surface asks for the check ${showValue(id)}`,
                allowed: 'its id in evidence or data.rehearsal of a surface',
              },
            ],
      );
    },
  },
  {
    code: 'check-suppressions',
    level: 'error',
    title: 'Only a check whose reports are SARIF says what suppressions count for',
    why: 'No other format has suppressions; the field would promise something that nothing reads.',
    source: SOURCE,
    check: ({ checks }) =>
      checks.flatMap(({ id, evidence, suppressions }, index) =>
        suppressions === undefined || evidence === 'sarif'
          ? []
          : [
              {
                pointer: pointer('checks', index, 'suppressions'),
                message: `the check ${showValue(id)} has suppressions, and no SARIF reports`,
                allowed: 'suppressions beside "evidence": "sarif" alone',
              },
            ],
      ),
  },
];
