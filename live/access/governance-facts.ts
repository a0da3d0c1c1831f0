import { formerIds } from '../../registry/former-ids';
import { calledIn } from '../../registry/naming';
import type { Registry } from '../../registry/schema';
import { CHECKLIST_ROLES } from '../../registry/schema/organization';
import { GateRequirement } from '../../registry/schema/tier';
import { highestTier, repositoryOf } from '../../registry/selectors';
import { type Fact, type Facts, factWithoutTarget } from './fact';

const SCOPE = 'governance';

function grant(group: string, added: string, removed: string, scope = SCOPE): Fact {
  return factWithoutTarget('grant', scope, group, added, removed);
}

// A gate goes with its tier, and a surface's evidence and owner go with the surface: their absence grants nothing.
function tierScope(id: string): string {
  return `tier ${id}`;
}

function surfaceScope(id: string): string {
  return `surface ${id}`;
}

function gateFacts({ tiers }: Registry): readonly Fact[] {
  return tiers.flatMap(({ id, gate }) => {
    const guard = (group: string, added: string, removed: string) =>
      factWithoutTarget('guard', tierScope(id), group, added, removed);
    return [
      ...(gate.mode === 'blocking'
        ? [guard(`gate ${id}`, `the gate of ${id} blocks`, `this change lets a no-go through to ${id}`)]
        : []),
      ...(gate.profile === 'strict'
        ? [guard(`profile ${id}`, `the gate of ${id} is strict`, `the gate of ${id} is no longer strict`)]
        : []),
      ...GateRequirement.options
        .filter((requirement) => gate.requires.includes(requirement))
        .map((requirement) =>
          guard(
            `requires ${id} ${requirement}`,
            `the gate of ${id} wants ${requirement}`,
            `this change lets a release through to ${id} without ${requirement}`,
          ),
        ),
    ];
  });
}

function evidenceFacts({ surfaces, checks }: Registry): readonly Fact[] {
  const blocking = new Set(checks.filter(({ mode }) => mode === 'blocking').map(({ id }) => id));
  return surfaces.flatMap(({ id, evidence }) =>
    evidence
      .filter((check) => blocking.has(check))
      .map((check) => ({
        ...factWithoutTarget('guard', surfaceScope(id), `evidence ${check}`, '', ''),
        target: id,
        added: (all: string) => `${all} must have evidence of ${check}`,
        removed: (all: string) => `this change lets ${all} be released without evidence of ${check}`,
      })),
  );
}

function trustFacts({ trust }: Registry): readonly Fact[] {
  return (trust?.entries ?? []).flatMap((entry) => {
    // A signer is identified by its key: under the same id another key is another signer.
    const signer =
      entry.kind === 'key'
        ? `the key ${entry.id} (${entry.person ?? entry.publicKey.slice(-12)})`
        : `${entry.signerWorkflow}`;
    const identity =
      entry.kind === 'key'
        ? entry.publicKey
        : [
            entry.signerWorkflow,
            entry.environment,
            entry.runner,
            ...[...entry.repositories].sort(),
            ...[...entry.signerDigests].sort(),
            ...[...entry.callerWorkflows].sort(),
          ].join(' ');
    return entry.mayAttest.flatMap((kind) =>
      (entry.tiers ?? ['every tier']).map((tier) =>
        grant(
          `trust ${identity}|${kind}|${tier}`,
          `this change lets ${signer} attest ${kind} for ${tier}`,
          `${signer}, as it was, no longer attests ${kind} for ${tier}`,
        ),
      ),
    );
  });
}

// A former id keeps its evidence: claiming a former id claims the receipts under it.
function heirFacts(registry: Registry): readonly Fact[] {
  return (['surface', 'tier'] as const).flatMap((kind) =>
    [...formerIds(registry, kind)].map(([old, id]) =>
      grant(
        `heir ${kind} ${old} ${id}`,
        `this change lets receipts, tickets and bundles of the ${kind} ${old} count for ${id}`,
        `evidence of the ${kind} ${old} no longer counts for ${id}`,
      ),
    ),
  );
}

// Only objects of the highest tier take two updates to remove (plan/protection.ts). A tier above it ends that.
function protectionFact(registry: Registry): Fact {
  const tier = highestTier(registry);
  return factWithoutTarget(
    'guard',
    SCOPE,
    `protected ${calledIn(tier)}`,
    `the objects of ${tier.id}, the highest tier, are protected from removal`,
    `the objects of ${tier.id} are no longer protected from removal: another tier is the highest`,
  );
}

/** A registry's facts about governance: owners, waivers, Apps, gates, evidence, trust. */
export function governanceFacts(registry: Registry): Facts {
  const { governance, surfaces, apps } = registry;
  return {
    facts: [
      ...governance.owners.map((owner) =>
        grant(
          `owner ${owner}`,
          `this change lets ${owner} approve changes to the registry and to what governs`,
          `${owner} no longer approves changes to what governs`,
        ),
      ),
      ...governance.waiverApprovers.map((approver) =>
        grant(
          `waiver ${approver}`,
          `this change lets ${approver} approve waivers`,
          `${approver} no longer approves waivers`,
        ),
      ),
      ...CHECKLIST_ROLES.flatMap((role) =>
        governance.checklistRoles[role].map((person) =>
          grant(
            `checklist ${role} ${person}`,
            `this change lets ${person} sign the go-live checklist off as ${role}`,
            `${person} no longer signs the go-live checklist off as ${role}`,
          ),
        ),
      ),
      ...surfaces.map(({ id, owner, repository }) => ({
        ...grant(`surface owner ${owner} ${repository}`, '', '', surfaceScope(id)),
        target: id,
        added: (all: string) =>
          `this change lets ${owner} review code of ${all} in ${repositoryOf(registry, repository).name} as its owner`,
        removed: (all: string) => `${owner} no longer reviews code of ${all} as its owner`,
      })),
      ...Object.entries(apps).flatMap(([role, app]) =>
        app
          ? [
              grant(
                `app ${role} ${app.slug}`,
                `this change makes the App ${app.slug} the ${role} App`,
                `the App ${app.slug} is no longer the ${role} App`,
              ),
            ]
          : [],
      ),
      ...gateFacts(registry),
      ...evidenceFacts(registry),
      ...trustFacts(registry),
      ...heirFacts(registry),
      protectionFact(registry),
    ],
    levels: [],
    scopes: new Map(
      [SCOPE, ...registry.tiers.map(({ id }) => tierScope(id)), ...surfaces.map(({ id }) => surfaceScope(id))].map(
        (scope) => [scope, undefined],
      ),
    ),
  };
}
