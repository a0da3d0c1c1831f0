import type { RunningService } from '../../../../emulator/core/server';
import { identityOf, jobToken } from '../../../../emulator/github/actions/credentials';
import { finishJob, startJob } from '../../../../emulator/github/actions/jobs';
import { commitFiles } from '../../../../emulator/github/actions/pulls';
import { review } from '../../../../emulator/github/actions/review';
import { finishRun, queuedRuns, type RunPlace, runAt, startRun } from '../../../../emulator/github/actions/runs';
import { githubAt } from '../../../../emulator/github/address';
import { startGithub } from '../../../../emulator/github/service';
import type { GithubWorld, Permissions } from '../../../../emulator/github/world';
import { worldOf } from '../../../../emulator/github/world-of';
import type { RunningSigstore } from '../../../../emulator/sigstore/service';

const TOKEN = 'ghs_delivery';
const inputs = (names: readonly string[]) => names.map((name) => `      ${name}: { type: string }\n`).join('');
const dispatched = (...names: string[]) =>
  `on:\n  workflow_dispatch:\n    inputs:\n${inputs(['surface', 'tier', ...names])}jobs: { work: { runs-on: ubuntu-24.04, steps: [{ run: make }] } }\n`;
const FILES = {
  '.github/workflows/drift.yml':
    'on:\n  workflow_dispatch:\njobs: { work: { runs-on: ubuntu-24.04, steps: [{ run: make }] } }\n',
  '.github/workflows/rollback.yml': dispatched(),
  '.github/workflows/monitor.yml': dispatched(),
  '.github/workflows/promote-production.yml': dispatched(),
  '.github/workflows/shop.yml': dispatched('commit', 'bundle', 'ticket', 'leaf'),
  '.github/workflows/deploy.yml': dispatched('commit', 'bundle', 'ticket'),
};

/** A job of a run. */
export interface HubJob {
  readonly place: RunPlace;
  readonly id: number;
}

/** GitHub from a rollback's view: runs, jobs, approvals, dispatches, and accounts. */
export class Hub {
  private constructor(
    readonly service: RunningService<GithubWorld>,
    private readonly sigstore: RunningSigstore,
    private readonly now: () => Date,
  ) {}

  static async open(sigstore: RunningSigstore, now: () => Date): Promise<Hub> {
    const at = now().toISOString();
    const users = [
      { login: 'octocat', id: 7 },
      { login: 'mona', id: 8 },
      { login: 'starter', id: 41 },
    ];
    const world = worldOf({
      organization: { login: 'acme', plan: 'enterprise' },
      repositories: [{ name: 'storefront', id: 1001, visibility: 'private', branches: ['main', 'dev'] }],
      users,
      teams: [{ slug: 'release', id: 301, members: users.map(({ login }) => login) }],
      apps: [{ slug: 'acme-delivery', id: 4002 }],
      tokens: [
        {
          id: 'delivery',
          token: TOKEN,
          kind: 'installation',
          app: 'acme-delivery',
          permissions: { actions: 'write', contents: 'read', members: 'read', metadata: 'read' },
        },
      ],
    });
    for (const branch of ['main', 'dev']) {
      commitFiles(world, { repository: 'storefront', user: 'octocat', message: 'the shop', files: FILES, at, branch });
    }
    const ids = [901, 902];
    for (const [index, id] of ids.entries()) {
      const name = `production-approval-shop${index === 0 ? '' : `-${index + 1}`}`;
      world.repositories['storefront']!.environments[name] = {
        id,
        name,
        createdAt: at,
        updatedAt: at,
        waitTimer: 0,
        preventSelfReview: true,
        reviewers: [{ type: 'Team', id: 301 }],
        canAdminsBypass: false,
        branchPolicy: null,
        policies: {},
        variables: {},
        secrets: {},
      };
    }
    return new Hub(await startGithub({ world, clock: now }), sigstore, now);
  }

  get world(): GithubWorld {
    return this.service.world;
  }

  /** A new run of a workflow on the tier's branch. */
  start(workflow: string, actor: string, given: Readonly<Record<string, string>> = {}): RunPlace {
    const path = `.github/workflows/${workflow}.yml`;
    const at = this.now().toISOString();
    const about = { repository: 'storefront', workflow: path, event: 'workflow_dispatch', branch: 'main', actor, at };
    return { repository: 'storefront', run: startRun(this.world, { ...about, inputs: given }).id };
  }

  /** A new job of a run. */
  job(place: RunPlace, name: string, environment?: string): HubJob {
    const at = this.now().toISOString();
    const started = { name, at, ...(environment === undefined ? {} : { environment }) };
    return { place, id: startJob(this.world, place, started).id };
  }

  end({ place, id }: HubJob, conclusion: 'success' | 'failure' = 'success'): void {
    finishJob(this.world, place, id, { conclusion, at: this.now().toISOString() });
  }

  finish(place: RunPlace): void {
    finishRun(this.world, place, this.now().toISOString());
  }

  /** Approves an environment in a run as a user. */
  approve(place: RunPlace, user: string, environment = 'production-approval-shop'): void {
    const job = this.job(place, `approval (${environment})`, environment);
    const at = this.now().toISOString();
    review(this.world, place, { user, environments: [environment], state: 'approved', comment: '', at });
    this.end(job);
  }

  /** The queued runs of a workflow. */
  waiting(workflow: string): readonly RunPlace[] {
    return queuedRuns(this.world).filter(({ run }) => {
      const { workflowId } = runAt(this.world, { repository: 'storefront', run });
      return this.world.repositories['storefront']!.workflows[workflowId]?.path.endsWith(`/${workflow}.yml`);
    });
  }

  /** The token of a job, with the permissions that its workflow names. */
  tokenOf({ place, id }: HubJob, permissions: Permissions): string {
    return jobToken(this.world, place, id, permissions, this.now().toISOString());
  }

  /** The environment variables of a job. */
  environment({ place, id }: HubJob): Readonly<Record<string, string>> {
    const job = identityOf(this.world, place, id);
    const { actor } = runAt(this.world, place);
    return {
      ...this.sigstore.environmentFor(job),
      ...githubAt(this.service.url),
      GITHUB_TOKEN: TOKEN,
      GITHUB_REPOSITORY: job.repository,
      GITHUB_REF: job.ref,
      GITHUB_SHA: job.sha,
      GITHUB_WORKFLOW_REF: `${job.repository}/${job.workflow}@${job.ref}`,
      GITHUB_RUN_ID: String(job.runId),
      GITHUB_RUN_ATTEMPT: String(job.runAttempt ?? 1),
      GITHUB_ACTOR: actor,
      GITHUB_TRIGGERING_ACTOR: actor,
    };
  }
}
