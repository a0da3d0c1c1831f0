import { isSameName } from '../registry/github-name';
import { componentOf, type HeldObject } from './held-objects';
import { isSiteSecret, kindOf, siteVariableName } from './kinds';
import type { Match, OwnComparison } from './own-comparison';
import { type Judging, objectLabel, type Refusal } from './own-judging';
import type { PlannedObject } from './planned-objects';
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

// At Netlify, a plain variable and a secret of one name are the same object.
function secretNameOf({ kind, name, fields }: HeldObject | PlannedObject): string | undefined {
  return kind === 'site-variable' ? siteVariableName(name) : fields['secretName'];
}

/**
 * The objections to deleting a secret, or a variable of a site, that the registry now calls an external secret: it stays
 * in place, and its owner sets it there. The engine would delete it, and every deploy would fail until somebody sets it
 * again.
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

/** `<key>/<NAME>` of a planned secret, as in a list of secrets without a value; undefined for other objects. */
export function secretPlaceOf(planned: PlannedObject): string | undefined {
  const name = planned.secret ? secretNameOf(planned) : undefined;
  return name === undefined ? undefined : `${componentOf(planned)?.name}/${name}`;
}

// Netlify does not show a secret's value again ("Secrets Controller",
// https://docs.netlify.com/build/environment-variables/secrets-controller/), and its provider has no update for this.
function isUncovered({ planned, held }: Match): boolean {
  return planned.kind === 'site-variable' && isSiteSecret(held.name) && !isSiteSecret(planned.name);
}

/** The objections to making a site's secret a plain variable: Netlify refuses it, and the update would end half way. */
function judgeUncovered({ matches }: OwnComparison): readonly Refusal[] {
  return matches.filter(isUncovered).map(({ held }) => {
    const [what, key = ''] = kindOf(held.kind).removal(held);
    return {
      what: objectLabel(held),
      why: 'it is a secret at Netlify, which makes no secret a plain variable: the update would end half way',
      command: `revert the edit, then two updates: remove the secret first (causeway remove ${what} ${shellWord(key)}), run pulumi up, and add the variable after that`,
    };
  });
}

/**
 * The objections to a managed secret without a value in the stack's configuration, while the state holds the object. The
 * program leaves such a secret out, so the engine would delete it at the service, together with its value.
 */
function judgeUnfilled({ matches }: OwnComparison, { plan, unfilled }: Judging): readonly Refusal[] {
  return matches.flatMap(({ planned, held }) => {
    const place = secretPlaceOf(planned);
    if (place === undefined || !unfilled.includes(place)) return [];
    const name = secretNameOf(planned);
    return [
      {
        what: objectLabel(held),
        why: `the configuration of ${plan.stack} has no value for ${place}, and the update would delete the one that is there`,
        command: `set the value (pulumi config set --secret --path 'causeway:secrets.SURFACE.${name}' --stack ${shellWord(plan.stack)}), or remove the secret from the registry`,
      },
    ];
  });
}

/** The objections to a secret that would be lost, or that the service would refuse, although the plan names it. */
export function judgeSecrets(comparison: OwnComparison, judging: Judging): readonly Refusal[] {
  return [...judgeUncovered(comparison), ...judgeUnfilled(comparison, judging)];
}
