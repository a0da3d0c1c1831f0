import { isSameName } from '../registry/github-name';
import { FOUNDATION } from '../registry/naming';
import { highestTier } from '../registry/selectors';
import { componentOf, type HeldObject, identitiesOf } from './held-objects';
import { kindOf } from './kinds';
import { logicalId, PROVIDER_TYPES } from './logical-names';
import { logicalScope } from './logical-scope';
import { branchLoss, environmentLoss } from './losses';
import type { OwnComparison } from './own-comparison';
import { type Judging, objectLabel, type Refusal, siteNameOf } from './own-judging';
import { uncoveringIn } from './own-losses';
import { judgeHandedOver, judgeSecrets } from './own-secrets';
import { judgeDomains, judgeTeams } from './own-site-moves';
import { isTombstoned } from './protection';
import { shellWord } from './shell-word';

function isHighest({ registry, plan }: Judging): boolean {
  return !('sites' in plan) || plan.tier === highestTier(registry).id;
}

/**
 * Whether the last `up` left an object protected. An `up` that did not record it protected its whole stack, or nothing.
 */
function isProtected(object: HeldObject, judging: Judging): boolean {
  const component = componentOf(object);
  const id = component && logicalId(component);
  const holder = judging.held.find((each) => logicalId(each) === id);
  return holder?.protects?.includes(object.name) ?? isHighest(judging);
}

/** The `causeway remove` command that releases an object which the registry still names. */
function removalOf(object: HeldObject, judging: Pick<Judging, 'held'>): string {
  const { surface, slice, repository } = logicalScope(object) ?? {};
  const { name, fields } = object;
  const site = siteNameOf(object, judging);
  const [what, key = ''] = kindOf(object.kind).removal({ name, fields, surface, repository, site });
  // A branch also has rulesets in the foundation.
  const isEverywhere = slice === undefined || slice === FOUNDATION || what === 'branch';
  return `causeway remove ${what} ${shellWord(key)}${isEverywhere ? '' : ` --tier ${slice}`}`;
}

// The registry no longer names the object, so a tombstone in it would name nothing.
function leaveFirst(object: HeldObject, judging: Judging): string {
  return `revert the edit, then: ${removalOf(object, judging)}`;
}

function judgeGone(object: HeldObject, judging: Judging): readonly Refusal[] {
  const isLocked = isProtected(object, judging);
  const command = leaveFirst(object, judging);
  const identities = identitiesOf(object, { ...object.fields, site: siteNameOf(object, judging) });
  if (isTombstoned(judging.registry, identities)) {
    const why =
      'its tombstone has not removed the protection yet: keep the object in the registry for one more pulumi up';
    return isLocked
      ? [{ what: objectLabel(object), why, command: 'pulumi up, before it is removed from the registry' }]
      : [];
  }
  const secrets = object.kind === 'environment' ? judging.secretsIn(object) : [];
  const lost = secrets.length === 0 ? [] : [environmentLoss(secrets)];
  const locked = isLocked ? ['it is protected, as all of the highest tier and the foundation is'] : [];
  const why = [...locked, ...lost];
  return why.length === 0 ? [] : [{ what: objectLabel(object), why: why.join('; '), command }];
}

function judgeCoverage(comparison: OwnComparison, judging: Judging): readonly Refusal[] {
  return uncoveringIn(comparison).flatMap(({ held, branches }) => {
    if (branches === undefined) {
      const why = 'the state does not tell which branches it covers now';
      return [{ what: objectLabel(held), why, command: `pulumi refresh --stack ${shellWord(judging.plan.stack)}` }];
    }
    const kept = branches.filter((key) => !isTombstoned(judging.registry, [{ kind: 'branch', key }]));
    return kept.map((branch) => ({
      what: objectLabel(held),
      why: branchLoss([branch]),
      command: `revert the edit, then: causeway remove branch ${shellWord(branch)}`,
    }));
  });
}

// A site stays at Netlify when its surface goes. One removed and one added site look like a rename: the old site would
// have no owner, and reverting the edit would find its name taken.
function judgeSites({ gone, come }: OwnComparison, judging: Judging): readonly Refusal[] {
  const { registry, plan } = judging;
  const added = come.find(({ kind }) => kind === 'site');
  if (added === undefined || !('sites' in plan)) return [];
  return gone
    .filter(({ kind }) => kind === 'site')
    .filter((site) => !isTombstoned(registry, identitiesOf(site, { ...site.fields, site: site.fields['name'] })))
    .map((site) => ({
      what: objectLabel(site),
      why: `the site ${added.fields['name']} is new, and this one would stay at Netlify, owned by no stack`,
      command: `causeway rename surface ${logicalScope(site)?.surface} ${logicalScope(added)?.surface}, or ${removalOf(site, judging)}`,
    }));
}

function judgeSpelling({ matches }: OwnComparison): readonly Refusal[] {
  return matches.flatMap(({ planned, held }) => {
    const [now, before] = [planned.fields['environment'], held.fields['environment']];
    if (planned.kind !== 'environment' || now === before) return [];
    return [
      {
        what: objectLabel(held),
        why: `GitHub treats ${now} and ${before} as one environment and cannot rename it: creating one deletes the other`,
        command: `the spelling ${before} in the registry's naming`,
      },
    ];
  });
}

function judgeNames({ twins, taken }: OwnComparison): readonly Refusal[] {
  return [
    ...twins.map(([first, second]) => ({
      what: objectLabel(first),
      why: `the state contains it twice, as ${first.name} and ${second.name}: deleting one deletes the other`,
      command: `pulumi state delete '${second.urn}', which changes nothing at the service`,
    })),
    ...taken.map(({ planned, held }) => ({
      what: objectLabel(planned),
      why: `its new name ${planned.name} is the name of ${objectLabel(held)} in the state`,
      command: 'another key in the registry, or two updates, the other object first',
    })),
  ];
}

/** Refuses another organization: a state belongs to one. A renamed organization keeps its repositories' ids. */
function judgeOrganization({ plan, held, repositoryIds }: Judging): readonly Refusal[] {
  const before = held.find(({ type }) => type === PROVIDER_TYPES.github)?.fields['owner'];
  if (before === undefined || isSameName(before, plan.organization)) return [];
  const ids = held.flatMap(({ repositoryId }) => (repositoryId === undefined ? [] : [repositoryId]));
  const seen = new Set(repositoryIds.values());
  if (ids.length > 0 && ids.some((id) => seen.has(id))) return [];
  return [
    {
      what: `organization ${before}`,
      why: `the state of ${plan.stack} is of its repositories, and those of ${plan.organization} are others`,
      command: `new stacks for ${plan.organization}, with a state of their own`,
    },
  ];
}

/** Every reason not to register a plan. Empty: the update loses nothing that cannot be recreated. Pure. */
export function refusalsOf(comparison: OwnComparison, judging: Judging): readonly Refusal[] {
  const elsewhere = judgeOrganization(judging);
  // Against another organization, none of the state's objects can be judged.
  if (elsewhere.length > 0) return elsewhere;
  const environments = new Set(comparison.gone.filter(({ kind }) => kind === 'environment').map(({ name }) => name));
  const handedOver = judgeHandedOver(comparison, judging);
  const gone = comparison.gone.filter(
    (object) =>
      !handedOver.some((each) => each.what === objectLabel(object)) &&
      // Objects in an environment go with it and are not listed one by one.
      (object.kind === 'environment' || !environments.has(componentOf(object)?.name ?? '')),
  );
  return [
    ...judgeNames(comparison),
    ...judgeSpelling(comparison),
    ...judgeTeams(comparison, judging),
    ...judgeDomains(comparison, judging),
    ...judgeCoverage(comparison, judging),
    ...handedOver,
    ...judgeSecrets(comparison, judging),
    ...gone.flatMap((object) => judgeGone(object, judging)),
    ...judgeSites(comparison, judging),
  ];
}
