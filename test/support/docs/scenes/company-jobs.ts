import { identityOf } from '../../../../emulator/github/actions/credentials';
import { finishJob, startJob } from '../../../../emulator/github/actions/jobs';
import { review } from '../../../../emulator/github/actions/review';
import { finishRun, queuedRuns, type RunPlace, runAt, startRun } from '../../../../emulator/github/actions/runs';
import { type Company, REPOSITORY, type Variables } from './company';

/** The delivery App's bot. */
export const BOT = 'acme-delivery[bot]';

/** A job of a run, and its variables. */
export interface Job {
  readonly place: RunPlace;
  readonly id: number;
  readonly env: Variables;
}

/** The parameters of a run's start. */
export interface Beginning {
  readonly actor?: string;
  readonly event?: string;
  readonly branch?: string;
  readonly inputs?: Readonly<Record<string, string>>;
}

/** Runs of the governing repository's workflows, as GitHub stores them. */
export class Runs {
  constructor(private readonly company: Company) {}

  private get world() {
    return this.company.world.github.world;
  }

  private get at() {
    return this.company.now.toISOString();
  }

  start(
    workflow: string,
    { actor = 'hubot', event = 'workflow_dispatch', branch = 'dev', inputs = {} }: Beginning = {},
  ): RunPlace {
    const path = `.github/workflows/${workflow}.yml`;
    const about = { repository: REPOSITORY, workflow: path, event, branch, actor, inputs, at: this.at };
    return { repository: REPOSITORY, run: startRun(this.world, about).id };
  }

  /** A new job of a run. In an environment with reviewers it starts after their approval. */
  job(place: RunPlace, name: string, environment?: string, approvers: readonly string[] = []): Job {
    const started = { name, at: this.at, ...(environment === undefined ? {} : { environment }) };
    const { id } = startJob(this.world, place, started);
    for (const user of approvers) {
      const word = { user, environments: [environment ?? ''], state: 'approved' as const, comment: '', at: this.at };
      review(this.world, place, word);
    }
    return { place, id, env: this.#environment(place, id) };
  }

  #environment(place: RunPlace, id: number): Variables {
    const job = identityOf(this.world, place, id);
    const { actor } = runAt(this.world, place);
    return {
      ...this.company.sigstore.environmentFor(job),
      ...this.company.delivery(),
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

  end({ place, id }: Job, conclusion: 'success' | 'failure' = 'success'): void {
    finishJob(this.world, place, id, { conclusion, at: this.at });
  }

  finish(place: RunPlace): void {
    finishRun(this.world, place, this.at);
  }

  /** Runs some work in a run with a single job. */
  async in<T>(
    workflow: string,
    beginning: Beginning & { readonly environment?: string },
    act: (job: Job) => Promise<T>,
  ): Promise<T> {
    const place = this.start(workflow, beginning);
    const job = this.job(place, 'job', beginning.environment);
    const done = await act(job);
    this.end(job);
    this.finish(place);
    return done;
  }

  /** The queued runs of a workflow. */
  waiting(workflow: string): readonly RunPlace[] {
    return queuedRuns(this.world).filter((place) => {
      const { workflowId } = runAt(this.world, place);
      return this.world.repositories[place.repository]?.workflows[workflowId]?.path.endsWith(`/${workflow}.yml`);
    });
  }

  inputs(place: RunPlace): Readonly<Record<string, string>> {
    return runAt(this.world, place).inputs;
  }
}
