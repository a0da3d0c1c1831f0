import { isSameName } from '../registry/github-name';
import { componentOf, type HeldObject } from './held-objects';
import type { OwnComparison } from './own-comparison';
import { type Judging, objectLabel, type Refusal } from './own-judging';
import { shellWord } from './shell-word';
import type { FoundationPlan, SecretPlan, TierPlan } from './types';

/** The plan's secrets by the logical name of the environment or the site that they are in. */
function secretsByHolder(plan: FoundationPlan | TierPlan): ReadonlyMap<string, readonly SecretPlan[]> {
  const holders =
    'sites' in plan
      ? [...plan.environments, ...plan.sites]
      : plan.repositories.flatMap(({ environments }) => environments);
  return new Map(holders.map(({ key, secrets }) => [key, secrets]));
}

function secretNameOf({ kind, name, fields }: HeldObject): string | undefined {
  return kind === 'site-variable' ? name.split('.site.secret.')[1] : fields['secretName'];
}

/**
 * The objections to deleting a secret that the registry now calls external: it stays in place, and its owner sets it
 * there. The engine would delete it, and every deploy would fail until somebody sets it again.
 */
export function judgeHandedOver({ gone, matches }: OwnComparison, { plan }: Judging): readonly Refusal[] {
  const planned = secretsByHolder(plan);
  const present = new Map(matches.map(({ planned: now, held }) => [held.name, now.name]));
  return gone.flatMap((object) => {
    const secret = secretNameOf(object);
    const holder = componentOf(object)?.name;
    const secrets = planned.get(present.get(holder ?? '') ?? '') ?? [];
    const isExternal = ({ name, managed }: SecretPlan) => managed === 'external' && isSameName(name, secret ?? '');
    if (!secrets.some(isExternal)) return [];
    return [
      {
        what: objectLabel(object),
        why: 'it is external from now on, and the update would delete it instead of leaving it to its owner',
        command: `with this edit: pulumi state delete '${object.urn}' --force --yes --stack ${shellWord(plan.stack)}, which changes nothing at the service`,
      },
    ];
  });
}
