import type { GateCheck } from '../../evidence/statement/predicates/decision';
import { isOnTier } from '../../registry/selectors';
import { finding } from '../facts/finding';
import type { Release } from '../facts/inputs';

const STATUS = { yes: 'pass', no: 'hard-fail', unknown: 'unverified' } as const;

// A surface that the registry does not deploy there has no rules to pass.
function strangers({ request, registry }: Release): readonly string[] {
  return request.surfaces.filter((id) => {
    const surface = registry.surfaces.find((each) => each.id === id);
    return !surface || surface.repository !== request.repository || !isOnTier(surface, request.tier);
  });
}

function surfaceChecks(release: Release): readonly GateCheck[] {
  const found = strangers(release);
  if (found.length === 0) return [];
  const about = {
    id: 'registry/surfaces',
    category: 'registry',
    threshold: 'surfaces of this repository that are on this tier',
    fix: 'name surfaces of this repository that the registry deploys to this tier',
  } as const;
  return [finding(about, { status: 'hard-fail', reason: `not deployed there: ${found.join(', ')}` })];
}

/** The valid registry is the one at the head of the governing repository's default branch (docs/architecture.md). */
export function registryChecks(release: Release): readonly GateCheck[] {
  const { request, registryDigest } = release;
  const { governing, commit, reason } = request.registry;
  const status = governing === 'yes' && commit === null ? 'unverified' : STATUS[governing];
  return [
    finding(
      {
        id: 'registry/source',
        category: 'registry',
        threshold: 'the registry at the head of the governing repository’s default branch',
        fix: 'evaluate in a checkout of the default branch’s head, with the registry as it is there',
      },
      { status, reason, observed: commit ?? 'no commit', evidence: [registryDigest] },
    ),
    ...surfaceChecks(release),
  ];
}
