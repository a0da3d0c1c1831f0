import { isCommitId, ownPath, workflowReference } from '../../formats/workflow/references';
import { SET_UP_ACTION_PATH } from '../../plan/set-up-action';
import { pinnedWorkflows } from '../../plan/tickets/pinned';
import type { TierPlan } from '../../plan/types';
import type { Registry } from '../../registry/schema';
import { repositoryOf } from '../../registry/selectors';
import type { Finding } from '../finding';
import type { GithubReader } from '../github/reader';
import {
  type Known,
  nothingKnown,
  readFileText,
  readWorkflowFile,
  readWorkflowFiles,
  type WorkflowPlace,
} from '../github/workflow-files';
import { type Reading, reasonOf } from '../reading';
import type { Branch, JobJudge, Placed } from './job-findings';

/** The most called workflows of other repositories that are read for one branch. */
const MOST_CALLED = 50;

/** The workflows that a job calls, with full names, including local ones of another repository's file. */
function calledBy({ file, place }: Placed): readonly string[] {
  return file.jobs.flatMap(({ uses }) => {
    if (uses === undefined) return [];
    const own = ownPath(uses);
    return own === undefined ? [uses] : [`${place.repository}/${own}@${place.ref}`];
  });
}

/**
 * All workflow files of a branch's runs: its own, and those of other repositories that they call by commit. A file
 * called by a movable name may differ when it runs.
 */
async function branchOf(
  reader: GithubReader,
  place: WorkflowPlace,
  pinned: ReadonlySet<string>,
  answers: Known,
): Promise<Branch> {
  const readings = await readWorkflowFiles(reader, place, answers);
  const files = readings.flatMap((each) => (each.state === 'read' ? [{ file: each.value, place }] : []));
  const unread = readings.flatMap((each) => (each.state === 'read' ? [] : [reasonOf(each)]));
  const known = new Set([...pinned, ...files.map(({ file }) => `${place.repository}/${file.path}@${place.ref}`)]);
  const open = files.flatMap(calledBy);
  for (let uses = open.pop(); uses !== undefined; uses = open.pop()) {
    if (known.has(uses)) continue;
    known.add(uses);
    const called = workflowReference(uses);
    if (called === undefined || !isCommitId(called.ref) || known.size > pinned.size + MOST_CALLED) {
      unread.push(`a job calls ${uses}, which does not exist, is not pinned to a commit, or exceeds the limit`);
      continue;
    }
    const other = { repository: called.repository, ref: called.ref };
    const found = await readWorkflowFile(reader, other, called.path);
    if (found.state !== 'read') {
      unread.push(`a job calls ${uses}: ${reasonOf(found)}`);
      continue;
    }
    const placed = { file: found.value, place: other };
    files.push(placed);
    open.push(...calledBy(placed));
  }
  return { files, unread };
}

// Without the action nobody can tell what a job runs.
function unseen(action: Exclude<Reading<unknown>, { state: 'read' }>): Branch {
  return { files: [], unread: [reasonOf(action)] };
}

// Loaded here, while GitHub answers, and only where there is a file to judge.
function loadedJudge() {
  return (require('./job-findings') as typeof import('./job-findings')).jobJudge;
}

/**
 * Jobs that can enter a tier's deploy environment without a ticket, or an environment with a key of Causeway's, on the
 * branch that GitHub admits, in every repository. The policy sees only one checkout's workflows. Unreadable files are
 * unverified.
 */
export async function unguardedJobs(
  registry: Registry,
  plan: TierPlan,
  reader: GithubReader,
): Promise<readonly Finding[]> {
  const pinned = pinnedWorkflows(registry);
  const answers = nothingKnown();
  const { name, defaultBranch } = repositoryOf(registry, registry.governance.repository);
  // Jobs of every repository run the action of the governing one's default branch.
  const home = { repository: `${plan.organization}/${name}`, ref: `refs/heads/${defaultBranch}` };
  const asked = readFileText(reader, home, SET_UP_ACTION_PATH, answers);
  const branches = new Map<string, Promise<Branch>>();
  let judge: JobJudge | undefined;
  const found = plan.environments.map(async (environment) => {
    const { kind, surfaces, tier } = environment;
    // Without a surface or a tier, no deploy enters it.
    if (kind !== 'deploy' || surfaces.length === 0 || tier === undefined) return [];
    const all = await Promise.all(
      environment.branches.map(async (branch) => {
        const where = {
          repository: `${plan.organization}/${environment.repository.name}`,
          ref: `refs/heads/${branch}`,
        };
        const key = `${where.repository} ${where.ref}`;
        const isFirst = !branches.has(key);
        const reading = branches.get(key) ?? branchOf(reader, where, pinned, answers);
        branches.set(key, reading);
        const [action, files] = await Promise.all([asked, reading]);
        const seen = action.state === 'read' ? files : unseen(action);
        if (seen.files.length === 0 && seen.unread.length === 0) return [];
        const setUpAction = action.state === 'read' ? action.value : undefined;
        judge ??= loadedJudge()({ registry, plan, setUpAction });
        return judge(environment, isFirst, seen);
      }),
    );
    return all.flat();
  });
  return (await Promise.all(found)).flat();
}
