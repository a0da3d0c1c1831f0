import { CheckStatus, type GateCheck, type GateReport } from '../../evidence/statement/predicates/decision';
import { sortedBy } from '../../plan/sorted';
import { findTier, repositoryOf } from '../../registry/selectors';
import { UserError } from '../../registry/user-error';
import { notesWaiverChecks } from '../checks/required';
import { isBlocker } from '../facts/blocking';
import { bundleOf } from '../facts/bundles';
import { CATEGORIES } from '../facts/finding';
import { decisionDigestOf } from '../facts/gate-report';
import type { GateInputs, Release } from '../facts/inputs';
import { fileDigest } from '../facts/relevant';
import { FAMILIES } from './families';
import { orNothing } from './none-blocking';
import { waive } from './waive';

function releaseOf(inputs: GateInputs): Release {
  const { request, registry, book } = inputs;
  const tier = findTier(registry, request.tier);
  if (!tier) {
    const allowed = registry.tiers.map(({ id }) => id).join(', ');
    throw new UserError(`there is no tier "${request.tier}"`, { place: '--tier', allowed });
  }
  const bundles = request.surfaces.flatMap((surface) => {
    const bundle = bundleOf(book, request, surface);
    return bundle === undefined ? [] : [[surface, bundle] as const];
  });
  return {
    ...inputs,
    tier,
    surfaces: registry.surfaces.filter(({ id }) => request.surfaces.includes(id)),
    bundles: new Map(bundles),
    now: new Date(request.evaluatedAt),
  };
}

function inOrder(checks: readonly GateCheck[]): readonly GateCheck[] {
  const place = ({ category }: GateCheck) =>
    String((CATEGORIES as readonly string[]).indexOf(category)).padStart(3, '0');
  return sortedBy(checks, (check) => `${place(check)} ${check.id} ${JSON.stringify(check)}`);
}

function inputsOf({ book, documents }: Release): GateReport['inputs'] {
  const signed = book.statements.map(({ id, statement, path, signer }) => ({
    id,
    kind: statement.kind,
    digest: fileDigest(path),
    signer: signer.id,
    verified: true,
  }));
  const read = documents.map((each) => ({ ...each, verified: each.signer !== null }));
  return [...sortedBy([...read, ...signed], ({ kind, id, digest }) => `${kind} ${id} ${digest}`)];
}

function countsOf(checks: readonly GateCheck[]): GateReport['counts'] {
  const count = (status: CheckStatus) => checks.filter((check) => check.status === status).length;
  return Object.fromEntries(CheckStatus.options.map((status) => [status, count(status)])) as GateReport['counts'];
}

function releaseHead({ request, registry, tier, bundles, registryDigest, slo }: Release) {
  const { name } = repositoryOf(registry, request.repository);
  return {
    release: {
      repository: `${registry.organization.login}/${name}`,
      ...(registry.organization.host === undefined ? {} : { host: registry.organization.host }),
      commit: request.commit,
      fromTier: tier.promotesFrom ?? null,
      toTier: tier.id,
      bundles: [...bundles].map(([surface, digest]) => ({ surface, digest })),
    },
    evaluatedAt: request.evaluatedAt,
    evidenceHead: request.evidence.head,
    policy: slo?.policy ?? null,
    registry: { commit: request.registry.commit, digest: registryDigest },
  };
}

/**
 * Go or no-go, and why. Pure: the same inputs give the same bytes at any time. Throws UserError (exit 2) when the
 * request names a tier that the registry does not have.
 */
export function evaluateGate(inputs: GateInputs): GateReport {
  const release = releaseOf(inputs);
  const { request, tier } = release;
  const profile = request.stricter.profile ?? tier.gate.profile;
  const found = orNothing(FAMILIES[request.kind].flatMap((family) => family(release)));
  const waived = inOrder(found).map((check) => waive(check, inputs, profile));
  const uses = waived.flatMap(({ use }) => use ?? []);
  const used = uses.map(({ waiverId }) => waiverId);
  const notes = request.kind === 'rollback' ? [] : notesWaiverChecks(release, used);
  const checks = [...inOrder([...waived.map(({ check }) => check), ...notes])];
  const blockers = checks.filter((check) => isBlocker(check, profile));
  const undigested: GateReport = {
    schema: 'urn:causeway:gate-report:v1',
    decision: blockers.length === 0 ? 'go' : 'no-go',
    kind: request.kind,
    profile,
    mode: request.stricter.mode ?? tier.gate.mode,
    ...releaseHead(release),
    inputs: inputsOf(release),
    checks,
    waivers: uses,
    blockers: blockers.map(({ id }) => id),
    nextActions: [...new Set(blockers.map(({ fix }) => fix))].filter((fix) => fix !== ''),
    counts: countsOf(checks),
    evaluator: request.evaluator,
    decisionDigest: '',
  };
  return { ...undigested, decisionDigest: decisionDigestOf(undigested) };
}
