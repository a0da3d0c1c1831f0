import { promotionWorkflow, workflowPath } from '../../plan/workflow-names';
import { renamableItems } from '../../registry/former-ids';
import { allTierReferences, repositoryReferences } from '../../registry/rules/references';
import type { Registry } from '../../registry/schema';
import { UserError } from '../../registry/user-error';
import type { RegistryEdit } from '../checks/registry-edit';
import { withTombstones } from './renamed-tombstones';
import type { Renaming } from './renaming';

type Place = readonly (string | number)[];

// For a JSON pointer of the registry: a part of digits is an index, because no id starts with a digit.
function placeOf(pointer: string): Place {
  const parts = pointer.split('/').slice(1);
  return parts.map((part) => (/^\d+$/.test(part) ? Number(part) : part.replaceAll('~1', '/').replaceAll('~0', '~')));
}

function referencesTo(registry: Registry, { kind, from, to }: Renaming): readonly RegistryEdit[] {
  const all =
    kind === 'repository' ? repositoryReferences(registry) : kind === 'tier' ? allTierReferences(registry) : [];
  return all
    .filter(({ id }) => id === from)
    .map(({ pointer, at }) => {
      const path = [...placeOf(pointer)];
      return at === 'key' ? { path, key: to } : { path, value: to };
    });
}

function ownPlace(registry: Registry, { kind, from }: Renaming): Place {
  if (kind === 'repository') return ['repositories', from];
  const [member, all] =
    kind === 'surface' ? (['surfaces', registry.surfaces] as const) : (['tiers', registry.tiers] as const);
  return [member, all.findIndex(({ id }) => id === from)];
}

const fileOf = (called: string) => workflowPath(promotionWorkflow({ id: called }));

// The workflow that promotes to a tier has the tier's name at the services. Trust names the workflow by its path.
function promotionEdits({ trust }: Registry, before: string, after: string): readonly RegistryEdit[] {
  if (before === after) return [];
  const [old, now] = [`/${fileOf(before)}`, `/${fileOf(after)}`];
  return (trust?.entries ?? []).flatMap((entry, index): readonly RegistryEdit[] => {
    if (entry.kind !== 'sigstore') return [];
    const place = ['trust', 'entries', index];
    const { signerWorkflow: signer, callerWorkflows } = entry;
    return [
      ...(signer.endsWith(old)
        ? [{ path: [...place, 'signerWorkflow'], value: signer.slice(0, -old.length) + now }]
        : []),
      ...callerWorkflows.flatMap((name, at) =>
        old.endsWith(`/${name}`)
          ? [{ path: [...place, 'callerWorkflows', at], value: now.slice(now.lastIndexOf('/') + 1) }]
          : [],
      ),
    ];
  });
}

/**
 * The registry's edits for another id: every reference, the former id, and its name at the services, which stays unless
 * requested otherwise. Throws a UserError (exit 2) on an unknown id or one that is taken.
 */
export function renameEdits(registry: Registry, renaming: Renaming): readonly RegistryEdit[] {
  const { kind, from, to, everywhere } = renaming;
  const all = renamableItems(registry, kind);
  const one = all.find(({ id }) => id === from);
  if (!one) {
    const allowed = all.map(({ id }) => id).join(', ');
    throw new UserError(`there is no ${kind} "${from}"`, { place: kind, allowed });
  }
  const taken = all.find((each) => each.id === to || (each.id !== from && each.formerly?.includes(to)));
  if (taken) {
    const why = taken.id === to ? 'there is one already' : `it was once the id of ${taken.id}`;
    throw new UserError(`no ${kind} can be called "${to}": ${why}`, {
      place: kind,
      allowed: 'an id that nothing else has or had',
    });
  }
  const place = ownPlace(registry, renaming);
  // Back to a former id, which is then no longer a former one.
  const formerly = [...(one.formerly ?? []).filter((id) => id !== to), from];
  const called = 'calledAs' in one && typeof one.calledAs === 'string' ? one.calledAs : from;
  const keepsName = kind !== 'repository' && !everywhere;
  const calledAfter = keepsName ? called : to;
  const edits: readonly RegistryEdit[] = [
    ...referencesTo(registry, renaming),
    { path: [...place, 'formerly'], value: formerly },
    // Without `calledAs` the names at the services follow the id.
    ...(kind === 'repository'
      ? []
      : [{ path: [...place, 'calledAs'], value: calledAfter === to ? undefined : calledAfter }]),
    ...(kind === 'tier' ? promotionEdits(registry, called, calledAfter) : []),
    kind === 'repository' ? { path: [...place], key: to } : { path: [...place, 'id'], value: to },
  ];
  return withTombstones(registry, renaming, edits);
}

// An older leaf gets the new id and names an environment that does not exist. GitHub creates that one without protection
// (https://docs.github.com/en/actions/how-tos/deploy/configure-and-manage-deployments/manage-environments).
function generatedStep(registry: Registry, { kind, from, to, everywhere }: Renaming): string {
  const build =
    'causeway workflows build in each repository, on each branch that deploys, before the next deploy: workflows contain the id';
  const tier = kind === 'tier' ? registry.tiers.find(({ id }) => id === from) : undefined;
  if (tier?.promotesFrom === undefined || !everywhere) return build;
  return `${build}; trust names ${fileOf(to)} now, and what ${workflowPath(promotionWorkflow(tier))} signed does not count any more`;
}

/** The steps for a person after the edit, in order. */
export function afterRename(registry: Registry, renaming: Renaming): readonly string[] {
  const { kind, from, to, everywhere } = renaming;
  const build = generatedStep(registry, renaming);
  const former = renamableItems(registry, kind).find(({ id }) => id === from)?.formerly ?? [];
  const stacks = ['foundation', ...registry.tiers.map(({ id }) => id)].join(', ');
  const lost =
    'environments of the new name are made and the old ones deleted: pulumi preview says which secrets that loses';
  const kept = 'its objects at GitHub and Netlify keep their names, and nothing in them is touched';
  // The registry cannot tell whether the earlier rename was applied.
  const undone =
    former.includes(to) && !everywhere
      ? [`if the rename from ${to} to ${from} was never applied, undo it in git, or use --everywhere too`]
      : [];
  const evidence = everywhere
    ? `bundles of ${from} count for ${to}; receipts do not, because they name the environments that are deleted: deploy ${to} again, from the first tier up`
    : `receipts, tickets and bundles of ${from} count for ${to}`;
  if (kind === 'repository')
    return [`pulumi up of ${stacks}: no object at GitHub is changed except the variable CAUSEWAY_REPOSITORY`, build];
  if (kind === 'surface') {
    return [
      everywhere ? lost : kept,
      ...undone,
      `pulumi up --stack foundation: main requires the check "causeway / ${to}" from then on; open pull requests report it once they are rebased`,
      `pulumi up of the tiers: their configuration under causeway:secrets.${from} stays valid`,
      build,
      evidence,
    ];
  }
  return [
    everywhere ? lost : kept,
    ...undone,
    // The engine renames the stack file itself.
    `pulumi stack rename ${to} --stack ${from} && pulumi config set causeway:tier ${to} --stack ${to}`,
    `the same for each part of it, where the stacks are partitioned (${from}.<partition>)`,
    `mv policy/config/${from}.json policy/config/${to}.json, and the tier's name in workflows of your own`,
    `pulumi up of foundation and ${to}`,
    build,
    evidence,
  ];
}
