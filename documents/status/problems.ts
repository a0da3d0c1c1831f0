import type { StatusFacts } from './facts';
import type { Problem, SecretStatus, Status } from './model';

type Parts = Pick<Status, 'surfaces' | 'decisions' | 'stacks' | 'incidents' | 'secrets'>;

function evidenceProblems({ book, waivers }: StatusFacts): readonly Problem[] {
  return [book, waivers].flatMap((part): readonly Problem[] => {
    if (part.ok || !part.isNo) return [];
    const { what, reason, next } = part.unread;
    return [{ kind: 'evidence', where: what, what: reason, next }];
  });
}

function placeProblems({ surfaces }: Parts): readonly Problem[] {
  return surfaces.flatMap(({ id, places }) =>
    places.flatMap(({ tier, state, reason, release }): readonly Problem[] => {
      const where = `${id} on ${tier}`;
      const next = `causeway receipt list --surface ${id} --tier ${tier}`;
      if (state === 'uncertain') return [{ kind: 'deploy', where, what: reason ?? '', next }];
      if (state === 'broken') return [{ kind: 'evidence', where, what: reason ?? '', next }];
      if (release?.revoked != null) {
        const help = `causeway rollback plan --surface ${id} --tier ${tier}`;
        return [{ kind: 'revoked', where, what: release.revoked, next: help }];
      }
      return [];
    }),
  );
}

function gateProblems({ surfaces, decisions }: Parts): readonly Problem[] {
  const held = new Map<string, string[]>();
  for (const { id, places } of surfaces) {
    for (const { waiting, decision } of places) {
      if (waiting?.state === 'gate' && decision !== null) held.set(decision, [...(held.get(decision) ?? []), id]);
    }
  }
  return decisions.flatMap(({ digest, toTier, blockers, nextActions }): readonly Problem[] => {
    const ids = held.get(digest);
    if (!ids) return [];
    const what = `no-go with ${blockers.length} blocking checks: ${blockers
      .map(({ id }) => id)
      .slice(0, 3)
      .join(', ')}`;
    return [
      { kind: 'gate', where: `${ids.join(', ')} to ${toTier}`, what, next: nextActions[0] ?? 'see the decision' },
    ];
  });
}

// One secret on three tiers is one task.
function secretProblems({ secrets }: Parts): readonly Problem[] {
  const groups = new Map<string, { readonly first: SecretStatus; readonly tiers: string[] }>();
  for (const secret of secrets) {
    if (secret.state !== 'due') continue;
    const key = `${secret.surface} ${secret.name} ${secret.dueAt}`;
    const known = groups.get(key);
    if (known) known.tiers.push(secret.tier);
    else groups.set(key, { first: secret, tiers: [secret.tier] });
  }
  return [...groups.values()].map(({ first: { surface, name, owner, dueAt }, tiers }) => ({
    kind: 'secret',
    where: `${surface} on ${tiers.join(', ')}`,
    what: `the rotation of ${name} was due on ${(dueAt ?? '').slice(0, 10)}; ${owner} owns it`,
    next: `causeway secrets rotate --surface ${surface} --tier ${tiers[0]} --name ${name} --file -`,
  }));
}

/** The present problems, the gravest first: incidents, deploys, evidence, drift, gate, secrets. */
export function problemsIn(facts: StatusFacts, parts: Parts): readonly Problem[] {
  const incidents = (parts.incidents ?? []).map(({ id, surface, tier, severity, impact }): Problem => {
    const postmortem = severity === 'critical' ? ' --postmortem postmortem.md' : '';
    const next = `fill in docs/operations/incident-log.md, then causeway incident close incident.md${postmortem}`;
    return { kind: 'incident', where: `${surface} on ${tier}`, what: `${severity} incident ${id}: ${impact}`, next };
  });
  const drift = parts.stacks.flatMap(({ stack, state, reason, driftedSince }): readonly Problem[] => {
    if (state !== 'drifted') return [];
    const since = driftedSince === null ? '' : ` since ${driftedSince}`;
    const flag = stack.startsWith('foundation') ? '--foundation' : `--tier ${stack.split('.')[0]}`;
    return [
      { kind: 'drift', where: `stack ${stack}`, what: `${reason}${since}`, next: `causeway live verify ${flag}` },
    ];
  });
  return [
    ...incidents,
    ...placeProblems(parts),
    ...evidenceProblems(facts),
    ...drift,
    ...gateProblems(parts),
    ...secretProblems(parts),
  ];
}
