import { uploadArtifact } from '../../../emulator/github/actions/artifacts';
import { finishJob, startJob } from '../../../emulator/github/actions/jobs';
import { commitFiles } from '../../../emulator/github/actions/pulls';
import { finishRun, type RunPlace, startRun } from '../../../emulator/github/actions/runs';
import { githubAt } from '../../../emulator/github/address';
import { evaluateGate } from '../../../gate/decision/evaluate';
import { decisionDigestOf, REPORT_FILE, reportBytes } from '../../../gate/facts/gate-report';
import type { RecordQuestion } from '../../../gate/observe/recorded-head';
import { type GithubClient, githubClient } from '../../../live/github-client';
import { goScene } from '../../support/delivery/gate/scene';
import { sample } from '../../support/emulator/sample';
import { type Github, startSample } from '../emulator/github-client';

const AT = '2026-10-01T12:00:00.000Z';
const REPOSITORY = 'storefront';
const FILE =
  'on: [workflow_dispatch, push, pull_request]\njobs: { work: { runs-on: ubuntu-24.04, steps: [{ run: make }] } }\n';

/** The workflows whose gates leave artifacts. */
export const READINESS = '.github/workflows/release-readiness.yml';
export const PROMOTE = '.github/workflows/promote-staging.yml';
const OTHER = '.github/workflows/ci.yml';

/** The properties of a gate's run. Without `files` it leaves no artifact. */
export interface Left {
  readonly workflow?: string;
  readonly branch?: string;
  /** Default: the head of the branch. */
  readonly sha?: string;
  readonly event?: string;
  readonly head?: string | null;
  readonly files?: Readonly<Record<string, Buffer>> | null;
  /** The conclusion of its gate; undefined: the gate never started. */
  readonly gate?: 'success' | 'failure' | undefined;
  readonly isUploaded?: boolean;
  readonly isOpen?: boolean;
}

/** The bytes of a report that names this head. */
function reportOf(head: string | null): Buffer {
  const report = { ...evaluateGate(goScene()), evidenceHead: head };
  return reportBytes({ ...report, decisionDigest: decisionDigestOf(report) });
}

/** GitHub with the workflows of gates, and a client that may read their runs. */
export class GateRuns {
  private constructor(
    readonly github: Github,
    readonly client: GithubClient,
  ) {}

  static async open(): Promise<GateRuns> {
    const github = await startSample();
    const files = { [READINESS]: FILE, [PROMOTE]: FILE, [OTHER]: FILE };
    for (const branch of ['main', 'dev', 'feature']) {
      github.world.repositories[REPOSITORY]!.branches[branch] ??= structuredClone(
        github.world.repositories[REPOSITORY]!.branches['main']!,
      );
      commitFiles(github.world, { repository: REPOSITORY, branch, user: 'mona', message: branch, files, at: AT });
    }
    const baseUrl = `${github.service.url}/`;
    return new GateRuns(github, githubClient({ kind: 'token', token: sample.inspectionToken, baseUrl }));
  }

  /** Plays a run that left an artifact. */
  run({ workflow = READINESS, branch = 'main', sha, event = 'workflow_dispatch', ...left }: Left = {}): RunPlace {
    const { world } = this.github;
    const about = { repository: REPOSITORY, workflow, event, branch, actor: 'mona', at: AT, ...(sha && { sha }) };
    const place = { repository: REPOSITORY, run: startRun(world, about).id };
    if (left.isOpen) return place;
    const conclusion = left.gate ?? 'success';
    const job = startJob(world, place, { name: 'gate' in left && left.gate === undefined ? 'plan' : 'gate', at: AT });
    const isUploaded = left.isUploaded ?? left.files !== null;
    const steps = isUploaded ? [{ name: 'Run actions/upload-artifact@b7c5', conclusion: 'success' as const }] : [];
    finishJob(world, place, job.id, { conclusion, at: AT, steps });
    const files = left.files === undefined ? { [REPORT_FILE]: reportOf(left.head ?? null) } : left.files;
    if (files) uploadArtifact(world, place, 'release-readiness', files, AT);
    finishRun(world, place, AT);
    return place;
  }

  /** Adds a commit to a branch. */
  advance(branch: string): void {
    const files = { 'more.txt': branch };
    commitFiles(this.github.world, { repository: REPOSITORY, branch, user: 'mona', message: 'more', files, at: AT });
  }

  /** The question of a gate that runs now. */
  question(change: Partial<RecordQuestion> = {}): RecordQuestion {
    const { run: runId } = this.run({ isOpen: true });
    return {
      owner: sample.organization,
      repo: REPOSITORY,
      runId,
      workflows: [PROMOTE],
      branches: ['main', 'dev'],
      ...change,
    };
  }

  /** The variables of a job whose gate runs now. */
  environment(): Readonly<Record<string, string>> {
    const { owner, repo, runId } = this.question();
    return {
      GITHUB_ACTIONS: 'true',
      GITHUB_REPOSITORY: `${owner}/${repo}`,
      GITHUB_RUN_ID: String(runId),
      GITHUB_TOKEN: sample.inspectionToken,
      ...githubAt(this.github.service.url),
    };
  }

  /** The newest artifact. */
  artifact() {
    return Object.values(this.github.world.repositories[REPOSITORY]!.artifacts).at(-1)!;
  }

  async close(): Promise<void> {
    expect(this.github.service.violations()).toEqual([]);
    await this.github.service.close();
  }
}
