import { join } from 'node:path';
import { bundleStatement } from '../../../../delivery/bundle/statement';
import { directoryStore, storeBundle } from '../../../../delivery/bundle/store';
import { runAt } from '../../../../emulator/github/actions/runs';
import { GateReport } from '../../../../evidence/statement/predicates/decision';
import type { Statement } from '../../../../evidence/statement/statement';
import { REPORT_FILE } from '../../../../gate/facts/gate-report';
import { loadRegistry } from '../../../../registry/load';
import { filledNotes } from '../../cli/release-notes';
import { bundleOf } from '../../delivery/targets/bundle';
import { digestOf, sample } from '../../evidence/samples';
import type { Company, Variables } from './company';
import { BOT, type Job, type Runs } from './company-jobs';
import { typed } from './typed';

/** A release of one surface, at any stage. */
export interface Release {
  readonly surface: string;
  readonly commit: string;
  readonly bundle: string;
}

/** One bundle that a release job built, signed and stored, with the results of its checks. */
export async function built(company: Company, surface: string, runId: number, env: Variables): Promise<Release> {
  const { commit } = company;
  const bundle = bundleOf({ 'index.html': surface, 'api/health': 'ok' }, { surface, commit });
  await storeBundle(directoryStore(join(company.clone, 'store')), bundle);
  const subjects = { commit, bundle: bundle.digest };
  await company.add(bundleStatement(bundle), env);
  const checks = company.registry.surfaces.find(({ id }) => id === surface)?.evidence ?? [];
  for (const checkId of checks) {
    await company.add(sample('test-result', { checkId, surface, runId }, subjects), env);
  }
  return { surface, commit, bundle: bundle.digest };
}

/** The release job of the storefront. */
export function released(company: Company, runs: Runs): Promise<Release> {
  return runs.in('release', { event: 'push', actor: 'mona' }, ({ env, place }) =>
    built(company, 'storefront', place.run, env),
  );
}

function runOf(company: Company, workflow: string, { place }: Job) {
  const { headSha: sha, headBranch, id: runId, actor } = runAt(company.world.github.world, place);
  const own = { repository: 'acme/storefront', path: `.github/workflows/${workflow}.yml` };
  return { ...own, ref: `refs/heads/${headBranch}`, sha, runId, runAttempt: 1, actor };
}

function receiptOf(company: Company, { surface, commit, bundle }: Release, tier: string, job: Job, link: object) {
  const at = company.now.toISOString();
  const change = {
    surface,
    tier,
    environment: `${surface}-${tier}`,
    bundleDigest: bundle,
    startedAt: at,
    finishedAt: at,
    cause: tier === 'dev' ? 'release' : 'promotion',
    receiptId: `${surface}-${tier}-1`,
    health: { checks: 10, passed: 10, firstOkAt: at, lastOkAt: at },
    workflow: runOf(company, 'deploy', job),
    ...link,
  };
  return sample('deploy-receipt', change, { commit, bundle }) as Statement<'deploy-receipt'>;
}

/** The statements of a release on the first tier: its ticket, and the leaf's receipt. */
export async function onDev(company: Company, runs: Runs, release: Release): Promise<string> {
  const { surface, commit, bundle } = release;
  const ticketId = await runs.in('release', { event: 'push', actor: 'mona' }, ({ env, place }) => {
    const leave = { surface, tier: 'dev', runId: place.run, ...validFrom(company) };
    return company.add(sample('promotion-ticket', leave, { commit, bundle }), env);
  });
  return leaf(company, runs, release, 'dev', ticketId);
}

const validFrom = ({ now }: Company) => ({
  attempt: 1,
  nonce: now.getTime().toString(16).padStart(32, '0'),
  expiresAt: new Date(now.getTime() + 20 * 60_000).toISOString(),
});

/** The statements of a promotion to staging: ada's approval, the decision, the ticket, and the leaf's receipt. */
export async function onStaging(company: Company, runs: Runs, release: Release): Promise<string> {
  const { surface, commit, bundle } = release;
  const subjects = { commit, bundle };
  const ticketId = await runs.in('promote-staging', {}, async ({ env, place }) => {
    const about = { surface, tier: 'staging', runId: place.run, attempt: 1 };
    const user = company.world.github.world.users['ada'];
    const seen = { ...about, environment: 'staging-approval', userId: user?.id, login: 'ada' };
    const approval = await company.add(sample('approval', seen, subjects), env);
    company.put('staging-notes.md', filledNotes({ tier: 'staging', ...release }));
    const args = ['--tier', 'staging', '--commit', commit, '--repository', 'web', '--out', 'artifacts-staging'];
    const at = { cwd: company.clone, env, at: company.now };
    const gate = await typed(['gate', 'evaluate', ...args, '--surface', surface, '--notes', 'staging-notes.md'], at);
    if (gate.code !== 0 || gate.stderr !== '') throw new Error(gate.stdout + gate.stderr);
    const predicate = GateReport.parse(JSON.parse(company.read(`artifacts-staging/${REPORT_FILE}`)));
    const decided = { kind: 'release-decision', subjects: { ...subjects, bundles: [bundle] }, predicate } as const;
    const gateDecision = await company.add(decided, env);
    const leave = { ...about, ...validFrom(company), cause: 'promotion', gateDecision, approvals: [approval] };
    return company.add(sample('promotion-ticket', leave, subjects), env);
  });
  return leaf(company, runs, release, 'staging', ticketId);
}

async function leaf(company: Company, runs: Runs, release: Release, tier: string, ticketId: string): Promise<string> {
  const environment = `${release.surface}-${tier}`;
  return runs.in('deploy', { actor: BOT, branch: 'dev', environment }, async (job) =>
    company.add(receiptOf(company, release, tier, job, { ticketId }), job.env),
  );
}

/** Records that each stack was applied from the registry and matches it. Production's gate requires both. */
export async function governed(company: Company, runs: Runs): Promise<void> {
  const registryDigest = digestNow(company);
  const beginning = { actor: 'mona', branch: 'main' };
  for (const stack of ['foundation', 'production']) {
    await runs.in('infrastructure-up', beginning, async (job) => {
      const workflow = runOf(company, 'infrastructure-up', job);
      const finishedAt = company.now.toISOString();
      const change = {
        stack,
        registryDigest,
        commit: company.commit,
        workflow,
        finishedAt,
        readBack: { digest: digestOf('9'), verdict: 'verified' },
      };
      await company.add(sample('apply-receipt', change), job.env);
    });
  }
  await readBack(company, runs);
}

function digestNow({ clone, now }: Company): string {
  return loadRegistry(join(clone, 'registry/deploy-surfaces.json'), { now }).digest;
}

/** Records the current live verification of each stack. */
async function readBack(company: Company, runs: Runs): Promise<void> {
  const registryDigest = digestNow(company);
  const readAt = company.now.toISOString();
  await runs.in('drift', { event: 'schedule', actor: 'mona', branch: 'main' }, async ({ env }) => {
    for (const stack of ['foundation', 'production']) {
      const said = { stack, registryDigest, verdict: 'verified', findings: 0, readAt };
      await company.add(sample('ruleset-verification', said), env);
    }
  });
}
