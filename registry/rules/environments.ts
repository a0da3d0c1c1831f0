import { approvalBeginningOf } from '../approval-beginning';
import { githubName, hasName } from '../github-name';
import {
  approvalEnvironmentNames,
  calledIn,
  deployEnvironmentName,
  FOUNDATION,
  placeholders,
  serviceEnvironmentName,
} from '../naming';
import { oneOf, pointer } from '../problem';
import type { Finding, Rule } from '../rule';
import type { Naming, Registry } from '../schema';
import { showValue } from '../secret-looking';
import { calledClashes } from './called-names';
import { deployments } from './deployments';

const TEMPLATES: Readonly<Record<keyof Naming, readonly string[]>> = {
  deployEnvironment: ['surface', 'tier'],
  approvalEnvironment: ['tier'],
  surfaceApprovalEnvironment: ['surface', 'tier'],
  quorumSuffix: ['n'],
};
const MAX_LENGTH = 255;

interface DerivedName {
  readonly name: string;
  /** Its purpose: equal purposes share one environment. */
  readonly purpose: string;
  readonly repository: string;
  readonly pointer: string;
}

function serviceNames(registry: Registry): readonly string[] {
  const tiers = registry.tiers.map(calledIn);
  return [
    ...[FOUNDATION, ...tiers].flatMap((stack) => [
      serviceEnvironmentName.infrastructure(stack),
      serviceEnvironmentName.inspect(stack),
    ]),
    ...tiers.map((id) => serviceEnvironmentName.delivery(id)),
    serviceEnvironmentName.evidence(),
    serviceEnvironmentName.preview(),
    // GitHub makes it at the first deployment of Pages, whatever the registry says:
    // https://docs.github.com/en/pages/getting-started-with-github-pages/configuring-a-publishing-source-for-your-github-pages-site
    serviceEnvironmentName.pages(),
  ];
}

function derivedNames(registry: Registry): readonly DerivedName[] {
  return deployments(registry).flatMap(({ surface, index, tier }) => {
    const common = { repository: surface.repository, pointer: pointer('surfaces', index, 'id') };
    const scope = tier.approval?.mode === 'surface' ? ` of surface "${surface.id}"` : '';
    return [
      {
        ...common,
        name: deployEnvironmentName(registry, surface, tier),
        purpose: `deploys of surface "${surface.id}" to tier "${tier.id}"`,
      },
      ...approvalEnvironmentNames(registry, tier, surface).map((name, n) => ({
        ...common,
        name,
        purpose: `approval ${n + 1}${scope} on tier "${tier.id}"`,
      })),
    ];
  });
}

function collisions(registry: Registry): readonly Finding[] {
  // One cause, told once.
  if (calledClashes(registry).length > 0) return [];
  const reserved = new Set(serviceNames(registry).map(githubName));
  const taken = new Map<string, DerivedName>();
  const findings: Finding[] = [];
  for (const derived of derivedNames(registry)) {
    const key = `${derived.repository}\0${githubName(derived.name)}`;
    const other = taken.get(key);
    const clash = reserved.has(githubName(derived.name))
      ? 'an environment of Causeway’s own or of GitHub’s'
      : other && other.purpose !== derived.purpose
        ? other.purpose
        : undefined;
    if (!other) taken.set(key, derived);
    if (!clash) continue;
    findings.push({
      pointer: derived.pointer,
      message: `the environment ${showValue(derived.name)} would stand for ${derived.purpose} and for ${clash}`,
      allowed: 'ids and naming templates that give every environment of a repository a name of its own',
    });
  }
  return findings;
}

/**
 * A job that waits for approval gets the end of its environment's name at run time, so it can enter every environment
 * whose name starts with that beginning.
 */
function openApprovals(registry: Registry): readonly Finding[] {
  const derived = derivedNames(registry);
  const isApproval = ({ purpose }: DerivedName) => purpose.startsWith('approval ');
  const own = new Set(derived.filter(isApproval).map(({ name }) => githubName(name)));
  // Two environments with one name are a collision, which another rule reports.
  const others = derived.filter((each) => !isApproval(each) && !own.has(githubName(each.name)));
  const names = [...others.map(({ name }) => name), ...serviceNames(registry)];
  return registry.tiers.flatMap((tier): readonly Finding[] => {
    if (tier.approval === undefined) return [];
    const beginning = approvalBeginningOf(registry, tier);
    const reached = names.find((name) => githubName(name).startsWith(githubName(beginning)));
    if (reached === undefined) return [];
    const key = tier.approval.mode === 'surface' ? 'surfaceApprovalEnvironment' : 'approvalEnvironment';
    return [
      {
        pointer: pointer('naming', key),
        message: `approvals of ${showValue(tier.id)} begin with ${showValue(beginning)}, as ${showValue(reached)} does`,
        allowed: 'templates whose text before {surface} begins no other environment, e.g. "{tier}-approval-{surface}"',
      },
    ];
  });
}

/** Derived environment names: complete templates, valid, and unique ignoring case. */
export const environmentRules: readonly Rule[] = [
  {
    code: 'naming-template-incomplete',
    level: 'error',
    title: 'A naming template contains the parts that make its names differ',
    why: 'Without {tier} or {surface} two environments would be one, and share reviewers and secrets.',
    source: 'docs/registry.md',
    check: ({ naming }) =>
      Object.entries(TEMPLATES).flatMap(([key, needed]) => {
        const template = naming[key as keyof Naming];
        const found = placeholders(template);
        const wrong = [
          ...needed.filter((name) => !found.includes(name)).map((name) => `lacks {${name}}`),
          ...found.filter((name) => !needed.includes(name)).map((name) => `has {${name}}`),
        ];
        return wrong.map((fault) => ({
          pointer: pointer('naming', key),
          message: `the template ${showValue(template)} ${fault}`,
          allowed: `a template with ${needed.map((name) => `{${name}}`).join(' and ')}`,
        }));
      }),
  },
  {
    code: 'environment-name-invalid',
    level: 'error',
    title: 'Environment names are letters, digits, ".", "_" and "-", at most 255 characters',
    why: 'Names with "/" or ":" were broken in the provider for years (W11); GitHub takes 255 characters.',
    source: 'terraform-provider-github#1389, #2387; docs.github.com "Managing environments for deployment"',
    check: (registry) =>
      derivedNames(registry)
        .filter(({ name }) => name.length > MAX_LENGTH || !/^[A-Za-z0-9._-]+$/.test(name.replace(/\{[a-z]+\}/g, '')))
        .map((derived) => ({
          pointer: derived.pointer,
          message: `the environment name ${showValue(derived.name)} (${derived.purpose}) is not valid`,
          allowed: `at most ${MAX_LENGTH} of letters, digits, ".", "_" and "-"`,
        })),
  },
  {
    code: 'environment-name-collision',
    level: 'error',
    title: 'Derived environment names are unique in their repository, ignoring case',
    why: 'Two purposes in one environment would share secrets and reviewers, and creating one overwrites the other (W6).',
    source: 'docs.github.com "Managing environments for deployment"; docs/provider-notes.md W6',
    check: collisions,
  },
  {
    code: 'approval-environment-open',
    level: 'error',
    title: 'No other environment begins like an approval environment',
    why: 'The workflows contain the beginning of the name and get the rest at run time. Otherwise a job that only asks people could enter an environment with secrets.',
    source: 'docs/architecture.md',
    check: openApprovals,
  },
  {
    code: 'required-deployment-unmanaged',
    level: 'warning',
    title: 'Required deployments name environments of this registry',
    why: 'A pull request waits forever for a deployment to an environment that nothing deploys to.',
    source: 'docs.github.com "Available rules for rulesets"',
    check: (registry) => {
      const names = derivedNames(registry);
      return Object.entries(registry.repositories).flatMap(([key, { rules }]) => {
        if (rules.requiredDeployments.length === 0) return [];
        const known = names.filter(({ repository }) => repository === key).map(({ name }) => name);
        return rules.requiredDeployments.flatMap((name, index) =>
          hasName(known, name)
            ? []
            : [
                {
                  pointer: pointer('repositories', key, 'rules', 'requiredDeployments', index),
                  message: `no surface of this repository deploys to the environment ${showValue(name)}`,
                  allowed: oneOf([...new Set(known)].sort()),
                },
              ],
        );
      });
    },
  },
];
