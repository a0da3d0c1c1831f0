import { componentOf, type HeldObject } from './held-objects';
import { branchLoss, domainLoss, environmentLoss, linkLoss, siteLoss } from './losses';
import type { OwnComparison } from './own-comparison';
import { type Judging, objectLabel, siteNameOf } from './own-judging';

/** A ruleset that stays, and the branches that it no longer covers; undefined: the state does not list them. */
export interface Uncovering {
  readonly held: HeldObject;
  readonly branches: readonly string[] | undefined;
}

/**
 * The rulesets that stay while a plan removes them from branches. The engine reports a removed ruleset only as
 * "delete", and one that moves to another branch only as "update".
 */
export function uncoveringIn({ matches }: OwnComparison): readonly Uncovering[] {
  return matches.flatMap(({ planned, held }) => {
    if (planned.kind !== 'ruleset') return [];
    const branches = held.branches?.filter((branch) => planned.branches?.includes(branch) !== true);
    return branches?.length === 0 ? [] : [{ held, branches }];
  });
}

// A link and a domain outlive their entries in the program, on a site that stays.
function settingsLeft({ matches, gone }: OwnComparison, judging: Judging): readonly string[] {
  const links = matches.flatMap(({ planned, held }) => {
    const before = planned.kind === 'site' ? held.fields['linkedRepository'] : undefined;
    if (before === undefined || planned.fields['linkedRepository'] !== undefined) return [];
    return [`${objectLabel(held)}: ${linkLoss(before)}`];
  });
  const sites = new Set(matches.filter(({ held }) => held.kind === 'site').map(({ held }) => held.name));
  const domains = gone.flatMap((object) => {
    const { customDomain } = object.fields;
    if (object.kind !== 'site-domain' || customDomain === undefined) return [];
    const stays = sites.has(componentOf(object)?.name ?? '');
    return stays ? [`site ${siteNameOf(object, judging)}: ${domainLoss(customDomain)}`] : [];
  });
  return [...links, ...domains];
}

/**
 * The permanent losses and the remains of an update of this plan, in the words of the refusal where nobody allowed
 * them.
 */
export function lossesOf(comparison: OwnComparison, judging: Judging): readonly string[] {
  const uncovered = uncoveringIn(comparison).map(
    ({ held, branches = [] }) => `${objectLabel(held)}: ${branchLoss(branches)}`,
  );
  return [...lossesOfGone(comparison, judging), ...uncovered, ...settingsLeft(comparison, judging)];
}

function lossesOfGone({ gone }: OwnComparison, judging: Judging): readonly string[] {
  return gone.flatMap((object) => {
    const { kind, fields, branches = [] } = object;
    if (kind === 'ruleset') return [`${objectLabel(object)}: ${branchLoss(branches)}`];
    if (kind === 'environment') return [`${objectLabel(object)}: ${environmentLoss(judging.secretsIn(object))}`];
    if (kind !== 'site') return [];
    const isDeleted = judging.registry.tombstones.some((each) => each.kind === 'site' && each.key === fields['name']);
    return [`${objectLabel(object)}: ${siteLoss(isDeleted)}`];
  });
}
