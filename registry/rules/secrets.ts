import { oneOf, pointer } from '../problem';
import type { Finding, Rule } from '../rule';
import type { Registry } from '../schema';
import { knownSecret, showValue } from '../secret-looking';
import { isOnTier, secretsOn } from '../selectors';
import { targetFacts } from '../targets';
import { deployments } from './deployments';

/** GitHub's limit for variables and for secrets of one environment. */
const MAX_PER_ENVIRONMENT = 100;

type Path = readonly (string | number)[];

// Another, stricter rule checks the values of variables.
function isVariableValue(path: Path): boolean {
  return (path[0] === 'surfaces' || path[0] === 'repositories') && path[2] === 'variables';
}

function knownSecretsIn(value: unknown, path: Path): readonly Finding[] {
  if (typeof value === 'string') {
    const what = isVariableValue(path) ? undefined : knownSecret(value);
    if (!what) return [];
    return [
      { pointer: pointer(...path), message: `the text looks like ${what}`, allowed: 'no secrets; rotate this one now' },
    ];
  }
  if (Array.isArray(value)) return value.flatMap((item, index) => knownSecretsIn(item, [...path, index]));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => knownSecretsIn(item, [...path, key]));
}

// A secret of the same name on two tiers with one branch: any workflow on that branch can read both, so only different
// values keep the tiers apart. `pulumi` values lie in each stack's own encrypted configuration. The values of external
// secrets are unknown here, so the isolation lint must be on: it compares recorded fingerprints and fails on unverified
// ones.
function sharedBranches(registry: Registry): readonly Finding[] {
  if (registry.isolationLint.enabled) return [];
  const seen = new Map<string, string>();
  return deployments(registry).flatMap(({ surface, index, tier, branch }) =>
    secretsOn(surface, tier.id).flatMap((secret): Finding[] => {
      const key = `${index}\0${branch}\0${secret.name}`;
      const other = seen.get(key);
      seen.set(key, tier.id);
      if (other === undefined || other === tier.id || secret.managed === 'pulumi') return [];
      return [
        {
          pointer: pointer('surfaces', index, 'secrets', surface.secrets.indexOf(secret)),
          message:
            `the secret ${showValue(secret.name)} of ${showValue(surface.id)} is on ${showValue(other)} and ` +
            `${showValue(tier.id)}, which share the branch ${showValue(branch)}`,
          allowed: 'managed "pulumi", isolationLint.enabled true, or a branch for each tier',
        },
      ];
    }),
  );
}

/** Secrets are given by name only, once for each tier, and kept apart where tiers share a branch. */
export const secretRules: readonly Rule[] = [
  {
    code: 'secret-duplicate',
    level: 'error',
    title: 'A secret is listed once for each tier of its surface',
    why: 'With two entries for the same secret it is unclear which owner and rotation apply.',
    source: 'docs/registry.md',
    check: ({ surfaces, tiers }) =>
      surfaces.flatMap((surface, index) => {
        const seen = new Set<string>();
        return surface.secrets.flatMap((secret, position) => {
          const own = (secret.tiers ?? tiers.filter(({ id }) => isOnTier(surface, id)).map(({ id }) => id)).map(
            (tier) => `${tier}\0${secret.name}`,
          );
          const isRepeated = own.some((key) => seen.has(key)) || new Set(own).size < own.length;
          for (const key of own) seen.add(key);
          if (!isRepeated) return [];
          return [
            {
              pointer: pointer('surfaces', index, 'secrets', position),
              message: `the secret ${showValue(secret.name)} of ${showValue(surface.id)} occurs twice for a tier`,
              allowed: 'one entry for each name and tier',
            },
          ];
        });
      }),
  },
  {
    code: 'secret-shared-branch',
    level: 'error',
    title: 'Tiers that share a branch share no external secret unchecked',
    why: 'Anybody who can push to the branch reaches the secrets of every tier that deploys from it.',
    source: 'docs/architecture.md',
    check: sharedBranches,
  },
  {
    code: 'secret-in-text',
    level: 'error',
    title: 'No text of the registry looks like a known kind of secret',
    why: 'The registry is plain text in Git.',
    source: 'docs/provider-notes.md W29',
    check: (registry) => knownSecretsIn(registry, []),
  },
  {
    code: 'environment-limit',
    level: 'error',
    title: 'An environment has at most 100 variables and 100 secrets',
    why: 'GitHub refuses more.',
    source: 'docs.github.com "Variables reference": limits',
    check: (registry) =>
      deployments(registry).flatMap(({ surface, index, tier }) => {
        const counts = {
          variables: Object.values(surface.variables).filter((variable) => variable.in.includes('github')).length,
          secrets: secretsOn(surface, tier.id).filter((secret) => secret.in.includes('github')).length,
        };
        return Object.entries(counts)
          .filter(([, count]) => count > MAX_PER_ENVIRONMENT)
          .map(([what, count]) => ({
            pointer: pointer('surfaces', index, what),
            message: `${showValue(surface.id)} has ${count} ${what} on tier ${showValue(tier.id)}`,
            allowed: `at most ${MAX_PER_ENVIRONMENT}`,
          }));
      }),
  },
  {
    code: 'store-not-target',
    level: 'error',
    title: 'Only a surface on Netlify stores variables or secrets there',
    why: 'Other surfaces have no site.',
    source: 'docs/registry.md',
    check: ({ surfaces }) =>
      surfaces.flatMap(({ id, target, variables, secrets }, index) => {
        if (targetFacts(target).netlify) return [];
        const places = [
          ...Object.entries(variables).map(([name, variable]) => ({ path: ['variables', name], stores: variable.in })),
          ...secrets.map((secret, position) => ({ path: ['secrets', position], stores: secret.in })),
        ];
        return places
          .filter(({ stores }) => stores.includes('netlify'))
          .map(({ path, stores }) => ({
            pointer: pointer('surfaces', index, ...path, 'in', stores.indexOf('netlify')),
            message: `${showValue(id)} is not deployed to Netlify, but stores ${showValue(path[1])} there`,
            allowed: oneOf(['github']),
          }));
      }),
  },
];
