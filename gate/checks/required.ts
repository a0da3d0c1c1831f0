import type { GateCheck } from '../../evidence/statement/predicates/decision';
import { finding } from '../facts/finding';
import type { Release } from '../facts/inputs';
import { judgedChecks } from '../facts/judged';

/** The service levels, where the tier asks for them. */
export function sloChecks({ tier, slo }: Release): readonly GateCheck[] {
  if (!tier.gate.requires.includes('slo')) return [];
  const family = {
    category: 'slo',
    threshold: 'every metric of the SLO policy within its hard limit',
    fix: 'name the SLO policy in the registry and hand the metrics over (--metrics)',
  } as const;
  return judgedChecks(family, slo?.facts);
}

/** The release notes, where the tier asks for them. */
export function notesChecks({ tier, notes }: Release): readonly GateCheck[] {
  if (!tier.gate.requires.includes('notes')) return [];
  const family = {
    category: 'notes',
    threshold: 'release notes that name surfaces, commit, bundles, waivers and rollback path',
    fix: 'write the release notes and hand them over (--notes); causeway notes check says what they lack',
  } as const;
  return judgedChecks(family, notes?.facts);
}

/** Once the used waivers are known: the notes name exactly these. */
export function notesWaiverChecks({ tier, notes }: Release, used: readonly string[]): readonly GateCheck[] {
  if (!tier.gate.requires.includes('notes') || !notes) return [];
  const list = (ids: readonly string[]) => [...new Set(ids)].sort().join(', ') || 'none';
  const [said, is] = [list(notes.waivers), list(used)];
  const about = {
    id: 'notes/waivers',
    category: 'notes',
    severity: 'medium',
    threshold: `exactly the waivers that are used: ${is}`,
    fix: 'name the waivers that the release needs in its notes',
  } as const;
  const status = said === is ? 'pass' : 'hard-fail';
  return [finding(about, { status, reason: `the notes name ${said}`, evidence: [notes.document] })];
}

/** The durability evidence, where the tier asks for it (Causeway's own releases do). */
export function durabilityChecks({ tier, durability }: Release): readonly GateCheck[] {
  if (!tier.gate.requires.includes('durability')) return [];
  const family = {
    category: 'durability',
    threshold: 'every durability scenario passed, at this commit and with this version',
    fix: 'causeway durability run on the release commit; hand artifacts/durability_evidence.json over (--durability)',
  } as const;
  return judgedChecks(family, durability);
}

/** The readiness of all phases and use cases: a public release requires it, a promotion does not. */
export function readinessChecks({ request, readiness }: Release): readonly GateCheck[] {
  if (request.kind !== 'public-release') return [];
  const family = {
    category: 'readiness',
    threshold: 'every phase and use case complete, with its evidence',
    fix: 'causeway readiness status says what is open',
  } as const;
  return judgedChecks(family, readiness);
}
