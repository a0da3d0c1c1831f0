import type { Setting } from '../setting';
import { type Job, type Step, x } from '../shape';
import { asEvidence } from './apps';
import { download, downloadAll } from './artifacts';
import { DEFAULT_BRANCH, governingCheckout, ownCheckout } from './checkout';
import { causeway } from './command';
import { evidenceEnvironment } from './environments';
import { runOn } from './runners';
import { APP_TOKEN, fullSetUp, setUp } from './set-up';

interface Recorded {
  readonly name: string;
  readonly about?: string;
  readonly needs: Job['needs'] & {};
  readonly if?: string;
  /** The artifact with the statements. With `pattern`, all artifacts that match; none is not an error. */
  readonly artifact: string;
  readonly isPattern?: boolean;
  /** The argument of the push. With `--from` an empty folder is not an error. */
  readonly what?: 'statements/*' | '--from statements';
  /** Whether the workflow runs only in the governing repository. */
  readonly isHome?: boolean;
  readonly after?: readonly Step[];
}

/** A job that adds signed statements to the evidence branch. Only this kind of job holds the evidence App's key. */
export function recordJob(setting: Setting, recorded: Recorded): Job {
  const { name, about, needs, if: condition, artifact, isPattern, what = '--from statements' } = recorded;
  return {
    ...(about === undefined ? {} : { about }),
    name,
    needs,
    ...(condition === undefined ? {} : { if: condition }),
    ...runOn(setting, 'short'),
    environment: evidenceEnvironment(),
    permissions: { contents: 'read' },
    steps: [
      recorded.isHome ? ownCheckout(DEFAULT_BRANCH) : governingCheckout(),
      // A report includes policy findings, which the command as one file cannot provide.
      (recorded.after === undefined ? setUp : fullSetUp)(asEvidence(setting)),
      isPattern ? downloadAll(artifact, 'statements') : download(artifact, 'statements'),
      causeway(`evidence push --evidence-api ${what}`, { env: { GITHUB_TOKEN: APP_TOKEN } }),
      ...(recorded.after ?? []),
    ],
  };
}

/** The condition of a job that runs after other jobs ended, whether they succeeded or not. */
export function whenEnded(...jobs: readonly string[]): string {
  const results = jobs.flatMap((job) => [`needs.${job}.result == 'success'`, `needs.${job}.result == 'failure'`]);
  return x(`!cancelled() && (${results.join(' || ')})`);
}

/** The condition of a job that runs after other jobs succeeded, even if earlier ones were skipped. */
export function whenSucceeded(...jobs: readonly string[]): string {
  return x(['!cancelled()', ...jobs.map((job) => `needs.${job}.result == 'success'`)].join(' && '));
}

/** A step that runs unless the run was cancelled. */
export const UNLESS_CANCELLED: string = x('!cancelled()');
