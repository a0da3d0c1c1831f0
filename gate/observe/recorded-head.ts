import { createHash } from 'node:crypto';
import { z } from 'zod';
import { couldNotAsk, type GithubClient } from '../../live/github-client';
import { shapeOf } from '../../live/github-pages';
import { isSameName } from '../../registry/github-name';
import { UserError } from '../../registry/user-error';
import { REPORT_FILE, readReport } from '../facts/gate-report';
import { fileInZip } from './artifact-zip';
import { GateRun, type RunsPlace, runsNewestFirst } from './gate-runs';
import { countedList } from './run-facts';

/** The artifact of every gate run. */
const GATE_ARTIFACT = 'release-readiness';

/** The search for the last recorded head. */
export interface RecordQuestion extends RunsPlace {
  /** This job's run: its own artifact does not exist yet, and proves nothing. */
  readonly runId: number;
  /** Paths of the workflows whose gates count, besides this run's own. */
  readonly workflows: readonly string[];
  /** Branches with reviewed workflow files: a run of another branch could leave any artifact. */
  readonly branches: readonly string[];
}

/** The head of the evidence branch that the last gate run used; that there was none; or that it is lost. */
export type RecordedHead =
  | { readonly state: 'head'; readonly head: string; readonly run: string }
  | { readonly state: 'none' }
  | { readonly state: 'lost'; readonly reason: string; readonly run: string };

const Artifact = z.looseObject({
  id: z.int(),
  size_in_bytes: z.int(),
  expired: z.boolean(),
  digest: z.string().nullish(),
});
const Job = z.looseObject({
  name: z.string(),
  conclusion: z.string().nullable(),
  steps: z.array(z.looseObject({ name: z.string(), conclusion: z.string().nullable() })).nullish(),
});

// A called workflow's job is `caller / job`.
const GATE_JOB = /(?:^|\/ )(?:release_readiness_gate|gate)$/;
const UPLOAD = /actions\/upload-artifact@/;
const MOST_ARCHIVE = 512 * 1024 * 1024;
const MOST_REPORT = 64 * 1024 * 1024;

async function ownRun(client: GithubClient, { owner, repo, runId: run_id }: RecordQuestion): Promise<GateRun> {
  const place = `${owner}/${repo}, run ${run_id}`;
  const { data } = await client
    .request('GET /repos/{owner}/{repo}/actions/runs/{run_id}', { owner, repo, run_id })
    .catch((error: unknown) => {
      throw couldNotAsk(error, "read this job's run", place);
    });
  return shapeOf(GateRun, data, "this job's run", place);
}

function pathOf({ path }: GateRun): string {
  return path.replace(/@.*$/, '');
}

function counts(run: GateRun, { owner, repo, runId, branches }: RecordQuestion): boolean {
  if (run.id === runId || run.status !== 'completed' || run.event.startsWith('pull_request')) return false;
  if (!isSameName(run.head_repository?.full_name ?? '', `${owner}/${repo}`)) return false;
  return run.head_branch !== null && branches.includes(run.head_branch);
}

const Ref = z.looseObject({ ref: z.string(), object: z.looseObject({ sha: z.string() }) });
const Comparison = z.looseObject({ status: z.enum(['ahead', 'behind', 'diverged', 'identical']) });

// A 404 means that it no longer exists, or has no common ancestor.
async function absentOr(asked: Promise<{ readonly data: unknown }>, run: GateRun): Promise<unknown> {
  try {
    return (await asked).data;
  } catch (error) {
    if (error instanceof Error && 'status' in error && error.status === 404) return undefined;
    throw couldNotAsk(error, 'ask whether the commit of a gate run is on its branch', run.html_url);
  }
}

/**
 * Whether a run's commit is on the branch that the run names. A run of a tag has the tag's name, so its `head_branch`
 * may be the name of a branch. This code requests the branch by its full ref and compares commits.
 * https://docs.github.com/en/rest/git/refs#get-a-reference
 * https://docs.github.com/en/rest/commits/commits#compare-two-commits: `status` is that of the head against the base.
 */
async function isOnBranch(client: GithubClient, { owner, repo }: RunsPlace, run: GateRun): Promise<boolean> {
  const name = run.head_branch ?? '';
  const path = name.split('/').map(encodeURIComponent).join('/');
  const found = await absentOr(client.request(`GET /repos/{owner}/{repo}/git/ref/heads/${path}`, { owner, repo }), run);
  if (found === undefined) return false;
  const branch = shapeOf(Ref, found, 'the branch of a run', run.html_url);
  if (branch.ref !== `refs/heads/${name}`) return false;
  const basehead = `${run.head_sha}...${branch.object.sha}`;
  const route = 'GET /repos/{owner}/{repo}/compare/{basehead}';
  const compared = await absentOr(client.request(route, { owner, repo, basehead, per_page: 1 }), run);
  if (compared === undefined) return false;
  const { status } = shapeOf(Comparison, compared, 'the comparison of a run’s commit with its branch', run.html_url);
  return status === 'ahead' || status === 'identical';
}

// A run that stopped before its gate, or whose gate wrote nothing, has no record; that is no loss.
async function leftNone(client: GithubClient, { owner, repo }: RunsPlace, run: GateRun): Promise<boolean> {
  const route = 'GET /repos/{owner}/{repo}/actions/runs/{run_id}/attempts/{attempt_number}/jobs';
  const there = { owner, repo, run_id: run.id, attempt_number: run.run_attempt };
  const jobs = await countedList(async (page) => (await client.request(route, { ...there, ...page })).data, {
    key: 'jobs',
    schema: Job,
    what: 'the jobs of the run',
    place: run.html_url,
  });
  return jobs
    .filter(({ name }) => GATE_JOB.test(name))
    .every(({ conclusion, steps }) => {
      const isUploaded = (steps ?? []).some((step) => UPLOAD.test(step.name) && step.conclusion === 'success');
      return conclusion !== 'success' && !isUploaded;
    });
}

async function archiveOf(client: GithubClient, { owner, repo }: RunsPlace, id: number, run: GateRun): Promise<Buffer> {
  const route = 'GET /repos/{owner}/{repo}/actions/artifacts/{artifact_id}/{archive_format}';
  const options = { owner, repo, artifact_id: id, archive_format: 'zip' };
  const { data } = await client.request(route, options).catch((error: unknown) => {
    throw couldNotAsk(error, 'read the artifact of the last gate run', run.html_url);
  });
  if (data instanceof ArrayBuffer) return Buffer.from(data);
  throw new UserError('the artifact of the last gate run is not an archive', { place: run.html_url, exitCode: 3 });
}

function headIn(zip: Buffer): string | null {
  const reading = readReport(fileInZip(zip, REPORT_FILE, MOST_REPORT));
  if (!reading.ok) throw new UserError(reading.reason, { place: REPORT_FILE, exitCode: 3 });
  return reading.report.evidenceHead;
}

/** The record of one run; undefined when it recorded nothing, so that an older run is asked. */
async function recordOf(client: GithubClient, place: RunsPlace, run: GateRun): Promise<RecordedHead | undefined> {
  const { owner, repo } = place;
  const lost = (reason: string): RecordedHead => ({ state: 'lost', reason, run: run.html_url });
  const route = 'GET /repos/{owner}/{repo}/actions/runs/{run_id}/artifacts';
  const there = { owner, repo, run_id: run.id, name: GATE_ARTIFACT };
  const artifacts = await countedList(async (page) => (await client.request(route, { ...there, ...page })).data, {
    key: 'artifacts',
    schema: Artifact,
    what: 'the artifacts of the run',
    place: run.html_url,
  });
  const artifact = artifacts.reduce<z.infer<typeof Artifact> | undefined>(
    (newest, each) => (newest && newest.id > each.id ? newest : each),
    undefined,
  );
  if (!artifact) return (await leftNone(client, place, run)) ? undefined : lost('its artifact is gone');
  if (artifact.expired) return lost('its artifact has expired');
  if (artifact.size_in_bytes > MOST_ARCHIVE) return lost('its artifact is too large');
  const zip = await archiveOf(client, place, artifact.id, run);
  const digest = `sha256:${createHash('sha256').update(zip).digest('hex')}`;
  if (artifact.digest && artifact.digest !== digest) return lost('its artifact has a different digest');
  try {
    const head = headIn(zip);
    // That run could not read the branch, so it does not know its head.
    return head === null ? undefined : { state: 'head', head, run: run.html_url };
  } catch (error) {
    if (error instanceof UserError) return lost(`its artifact cannot be read: ${error.message}`);
    throw error;
  }
}

/**
 * The head of the evidence branch that the newest completed gate run used, from its artifact. `none` is proven: every
 * run of those workflows was checked. Rejects with UserError (exit 3) when GitHub cannot be asked.
 */
export async function recordedHead(client: GithubClient, question: RecordQuestion): Promise<RecordedHead> {
  const { owner, repo, workflows } = question;
  const place = { owner, repo };
  const paths = [...new Set([pathOf(await ownRun(client, question)), ...workflows])];
  for await (const run of runsNewestFirst(client, place, paths)) {
    if (!counts(run, question) || !(await isOnBranch(client, place, run))) continue;
    const found = await recordOf(client, place, run);
    if (found) return found;
  }
  return { state: 'none' };
}
