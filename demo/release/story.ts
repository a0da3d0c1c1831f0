import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { deployEnvironmentName } from '../../registry/naming';
import type { Registry } from '../../registry/schema';
import type { Surface } from '../../registry/schema/surface';
import type { Tier } from '../../registry/schema/tier';
import { isOnTier, tierChain } from '../../registry/selectors';
import type { Outcome } from '../command';
import { projectFolder } from '../engine';
import { ReleaseScene } from './scene';

/** The subject of the story: a surface of the governing repository, promoted from the first tier to the second. */
interface Release {
  readonly surface: Surface;
  readonly from: Tier;
  readonly to: Tier;
}

// A report that vitest itself wrote (test/fixtures/reports/README.md), because the story runs no tests.
const REPORT = path.join(projectFolder(), 'test', 'fixtures', 'reports', 'vitest', 'passing.json');

/** The release that a registry can play; undefined when it trusts nobody or requires other evidence. */
function playableRelease(registry: Registry): Release | undefined {
  const [from, to] = tierChain(registry);
  if (!registry.trust || !registry.evidence || !from || !to) return undefined;
  const readers = new Map(registry.checks.map(({ id, evidence }) => [id, evidence]));
  const surface = registry.surfaces.find(
    (each) =>
      each.repository === registry.governance.repository &&
      [from, to].every(({ id }) => isOnTier(each, id)) &&
      each.evidence.every((id) => readers.get(id) === 'vitest'),
  );
  return surface && { surface, from, to };
}

function must(answer: Outcome, what: string): Outcome {
  if (answer.code === 0) return answer;
  throw new Error(`${what} ended with ${answer.code}:\n${answer.stdout}${answer.stderr}`);
}

interface Check {
  readonly id: string;
  readonly mode: string;
  readonly status: string;
  readonly reason: string;
}

interface Report {
  readonly decision: string;
  readonly blockers: readonly string[];
  readonly checks: readonly Check[];
  readonly decisionDigest: string;
}

/** Release notes with everything that the gate requires. */
function notesOf({ surface, to }: Release, commit: string, bundle: string, results: string): string {
  return [
    '---',
    'schema: urn:causeway:release-notes:v1',
    `tier: ${to.id}`,
    `commit: ${commit}`,
    `surfaces: [${surface.id}]`,
    'bundles:',
    `  ${surface.id}: ${bundle}`,
    'decision: artifacts/release_readiness_gate_report.json',
    'waivers: []',
    `rollback: causeway rollback run --surface ${surface.id} --tier ${to.id}`,
    'objectivesEvidence:',
    '  summary: read by ada against the architecture page',
    '  evidence: [docs/architecture.md]',
    'testsEvidence:',
    `  unit: ${results}`,
    `  integration: ${results}`,
    '  endToEnd: N/A',
    '  performance: N/A',
    '---',
    '# Release notes',
    '',
    '## What changed',
    '',
    'The first release.',
    '',
    '## Known issues',
    '',
    'None.',
    '',
  ].join('\n');
}

/** A release to the first tier, then the gate of the second: no-go, the evidence, go. Prints a line for each step. */
export async function playRelease(
  registry: Registry,
  file: string,
  folder: string,
  say: (text: string) => void,
): Promise<void> {
  const release = playableRelease(registry);
  if (!release) {
    say('no release is played: the registry has no trust section, or asks for evidence that the example cannot report');
    return;
  }
  const { surface, from, to } = release;
  const scene = await ReleaseScene.open(registry, file, folder);
  const { commit } = scene;
  const ref = `refs/heads/${from.branch}`;
  const releaseJob = { workflow: '.github/workflows/release.yml', ref, runId: 1 };
  const environment = deployEnvironmentName(registry, surface, from);
  const deployJob = { workflow: '.github/workflows/deploy.yml', ref, runId: 2, environment };
  const about = ['--surface', surface.id, '--commit', commit];
  const json = (answer: Outcome, what: string) => JSON.parse(must(answer, what).stdout) as Record<string, string>;
  const where = ['--tier', to.id, '--repository', surface.repository];
  const gate = async (...more: readonly string[]): Promise<Report> => {
    const job = { workflow: '.github/workflows/promote-staging.yml', ref, runId: 3 };
    const answer = await scene.causeway(job, 'gate', 'evaluate', ...where, ...about, '--blocking', ...more);
    if (answer.code === 2) must(answer, 'gate evaluate');
    const report = readFileSync(scene.file('artifacts/release_readiness_gate_report.json'), 'utf8');
    return JSON.parse(report) as Report;
  };
  const tell = ({ decision, blockers, checks }: Report) => {
    say(`gate of ${to.id}: ${decision.toUpperCase()}${blockers.length > 0 ? `, ${blockers.length} reasons` : ''}`);
    for (const { id, status, reason } of checks.filter((check) => blockers.includes(check.id))) {
      console.log(`    ${id.padEnd(32)} ${status.padEnd(10)} ${reason}`);
    }
  };
  try {
    const store = '../store';
    const build = await scene.causeway(
      releaseJob,
      ...['bundle', 'build', ...about, '--tree', 'dist', '--store', store, '--sign', '--json'],
    );
    const { digest: bundle = '' } = json(build, 'bundle build');
    const statement = `${store}/bundle-${bundle.replace('sha256:', '')}.sigstore.json`;
    must(await scene.causeway(releaseJob, 'evidence', 'push', statement), 'evidence push');
    say(`built once, signed keyless: ${surface.id} ${bundle.slice(0, 19)}…`);

    const ticket = ['ticket', 'sign', '--cause', 'release', ...about, '--tier', from.id, '--bundle', bundle];
    const signed = json(
      await scene.causeway(releaseJob, ...ticket, '--out', 'artifacts/ticket.json', '--push', '--json'),
      'ticket',
    );
    const at = new Date().toISOString();
    const { organization } = registry;
    const repository = registry.repositories[surface.repository]?.name ?? '';
    writeFileSync(
      scene.file('artifacts/receipt.json'),
      JSON.stringify({
        surface: surface.id,
        tier: from.id,
        environment,
        outcome: 'succeeded',
        cause: 'release',
        attempt: 1,
        startedAt: at,
        finishedAt: at,
        bundleDigest: bundle,
        ticketId: signed['id'],
        toolVersion: '0.1.0',
        target: {
          provider: 'netlify',
          siteId: 'site',
          deployId: 'deploy',
          url: 'https://site.example',
          publishedReadBack: true,
        },
        health: { checks: 1, passed: 1, firstOkAt: at, lastOkAt: at },
        workflow: {
          repository: `${organization.login}/${repository}`,
          path: deployJob.workflow,
          ref,
          sha: commit,
          runId: deployJob.runId,
          runAttempt: 1,
          actor: 'octocat',
        },
      }),
    );
    const write = ['receipt', 'write', '--predicate', 'artifacts/receipt.json', '--commit', commit];
    must(await scene.causeway(deployJob, ...write), 'receipt write');
    say(`the deploy to ${from.id} has left its receipt`);

    tell(await gate());
    writeFileSync(scene.file('artifacts/report.json'), readFileSync(REPORT));
    let result = bundle;
    for (const check of surface.evidence) {
      const add = ['evidence', 'add', '--check', check, ...about, '--bundle', bundle, '--exit-code', '0', '--json'];
      const added = await scene.causeway(releaseJob, ...add, 'artifacts/report.json');
      result = json(added, `evidence add --check ${check}`)['id'] ?? result;
    }
    writeFileSync(scene.file('notes.md'), notesOf(release, commit, bundle, result));
    say(`evidence added: ${surface.evidence.join(', ')} by its own report, and the release notes`);
    const decided = await gate('--notes', 'notes.md');
    tell(decided);
    if (decided.decision !== 'go') throw new Error(`the gate of ${to.id} does not go`);
    const replay = ['gate', 'replay', 'artifacts/release_readiness_gate_report.json'];
    say(`replayed: ${must(await scene.causeway(releaseJob, ...replay), 'gate replay').stdout.split('\n')[0]}`);
  } finally {
    await scene.close();
  }
}
