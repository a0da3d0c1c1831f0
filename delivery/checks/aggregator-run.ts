import { z } from 'zod';
import { GITHUB_ACTIONS_APP } from '../../plan/rulesets';
import { markdownTable } from '../../registry/markdown';
import { aggregatorContext } from '../../registry/naming';
import { type GithubPlace, readList, writeToGithub } from '../github/place';
import type { ReportedRun, SurfaceVerdict } from './aggregate';
import { withOrigins } from './origins';

const Run = z.looseObject({
  id: z.int().min(1),
  name: z.string(),
  status: z.string(),
  conclusion: z.string().nullable(),
  app: z.looseObject({ slug: z.string().optional() }).nullish(),
});

/** A check run with its id, with which its App may change it. */
export interface KnownRun extends ReportedRun {
  readonly id: number;
}

/**
 * The latest check runs of a commit. `isEdited` says whether the change edits workflow files. Rejects with UserError
 * (exit 3) when the list is incomplete.
 */
export async function checkRuns(at: GithubPlace, commit: string, isEdited: boolean): Promise<readonly KnownRun[]> {
  const runs = await readList(at, Run, `/commits/${commit}/check-runs?filter=latest`, 'check_runs');
  const known = runs.map(({ id, name, status, conclusion, app }) => ({
    id,
    name,
    status,
    conclusion,
    app: app?.slug ?? '',
  }));
  return withOrigins(at, commit, known, isEdited);
}

function summary({ checks }: SurfaceVerdict): string {
  if (checks.length === 0) return 'The registry asks for no check of this surface.';
  const rows = checks.map(({ id, mode, state, why }) => [id, mode, state, why]);
  return markdownTable(['check', 'mode', 'state', 'why'], rows);
}

/**
 * Writes the verdict of a surface's required check into the existing run, else into a new one. Rejects with UserError:
 * exit 1 when GitHub refuses, 3 when the result is unknown.
 */
export async function putAggregator(
  at: GithubPlace,
  commit: string,
  verdict: SurfaceVerdict,
  known: readonly KnownRun[],
): Promise<void> {
  const name = aggregatorContext(verdict.surface);
  const own = known.find((run) => run.name === name && run.app === GITHUB_ACTIONS_APP);
  const { conclusion, title } = verdict;
  const said = {
    ...(conclusion === 'pending' ? { status: 'in_progress' } : { status: 'completed', conclusion }),
    output: { title: title.slice(0, 250), summary: summary(verdict) },
  };
  const route = '/repos/{owner}/{repo}/check-runs';
  await writeToGithub(at, z.unknown(), `report ${name}`, {
    route: own ? `PATCH ${route}/{check_run_id}` : `POST ${route}`,
    parameters: own ? { check_run_id: own.id, ...said } : { name, head_sha: commit, external_id: name, ...said },
  });
}
