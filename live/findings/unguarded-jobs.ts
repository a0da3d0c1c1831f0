import type { WorkflowFile } from '../../formats/workflow/read';
import { isCommitId, ownPath, workflowReference } from '../../formats/workflow/references';
import { addressText, environmentAddress } from '../../plan/address';
import { SET_UP_ACTION_PATH } from '../../plan/set-up-action';
import type { SigningQuestion } from '../../plan/signing/judge';
import { signingQuestion } from '../../plan/signing/question';
import { stackOptions } from '../../plan/stack-options';
import { type DeployNaming, type DeployPlace, deployNaming, ticketProblems } from '../../plan/tickets/judge';
import { type KeyQuestion, keyProblems } from '../../plan/tickets/key-jobs';
import { keysOfRegistry } from '../../plan/tickets/key-question';
import { pinnedWorkflows } from '../../plan/tickets/pinned';
import type { EnvironmentPlan, TierPlan } from '../../plan/types';
import type { Registry } from '../../registry/schema';
import { repositoryOf } from '../../registry/selectors';
import type { Finding } from '../finding';
import type { GithubReader } from '../github/reader';
import {
  type KnownTexts,
  readFileText,
  readWorkflowFile,
  readWorkflowFiles,
  type WorkflowPlace,
} from '../github/workflow-files';
import { type Reading, reasonOf } from '../reading';
import { lookAgain } from '../repair';
import { commandWithComment } from '../repair/shell';

/** The most called workflows of other repositories that are read for one branch. */
const MOST_CALLED = 50;

interface Placed {
  readonly file: WorkflowFile;
  /** Where the file was read; `./` in it refers to that place. */
  readonly place: WorkflowPlace;
}

interface Branch {
  readonly files: readonly Placed[];
  readonly unread: readonly string[];
}

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
  texts: KnownTexts,
): Promise<Branch> {
  const readings = await readWorkflowFiles(reader, place, texts);
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
async function unseen(action: Exclude<Reading<unknown>, { state: 'read' }>): Promise<Branch> {
  return { files: [], unread: [reasonOf(action)] };
}

function placeOf({ name, surfaces, tier }: EnvironmentPlan): DeployPlace | undefined {
  const [surface] = surfaces;
  return surface === undefined || tier === undefined ? undefined : { name, surface, tier };
}

interface Setting extends SigningQuestion {
  readonly stack: string;
  readonly naming: DeployNaming;
  /** Undefined where the branch was judged by it already. */
  readonly keys: KeyQuestion | undefined;
}

function findingsOf(
  environment: EnvironmentPlan,
  place: DeployPlace,
  { files, unread }: Branch,
  { stack, naming, keys, ...signing }: Setting,
): readonly Finding[] {
  const at = { address: addressText(environmentAddress(environment)), field: 'workflows' };
  // Every callee was read as well, or is reported as unread.
  const question = { ...signing, places: [place], naming, isKnown: () => true };
  const seen = files.flatMap(({ file }) => [
    ...ticketProblems(file, question),
    ...(keys === undefined ? [] : keyProblems(file, keys)),
  ]);
  const rule = 'after the rules hygiene-ticket-first and hygiene-key-environments accept the workflow';
  const repair = commandWithComment(`causeway live verify ${stackOptions(stack)}`, rule);
  return [
    ...(seen.length === 0 ? [] : [{ kind: 'different' as const, ...at, planned: [], seen, repair }]),
    ...(unread.length === 0
      ? []
      : [{ kind: 'unverified' as const, ...at, reason: unread.join('; '), repair: lookAgain(stack) }]),
  ];
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
  const { name, defaultBranch } = repositoryOf(registry, registry.governance.repository);
  // Jobs of every repository run the action of the governing one's default branch.
  const home = { repository: `${plan.organization}/${name}`, ref: `refs/heads/${defaultBranch}` };
  const action = await readFileText(reader, home, SET_UP_ACTION_PATH);
  const setUpAction = action.state === 'read' ? action.value : undefined;
  const setting = { stack: plan.stack, naming: deployNaming(registry), ...signingQuestion(registry, setUpAction) };
  const texts: KnownTexts = new Map();
  const branches = new Map<string, Promise<Branch>>();
  const found = plan.environments.map(async (environment) => {
    const place = environment.kind === 'deploy' ? placeOf(environment) : undefined;
    if (place === undefined) return [];
    const governing = environment.repository.name === name ? undefined : `${plan.organization}/${name}`;
    const all = await Promise.all(
      environment.branches.map(async (branch) => {
        const where = {
          repository: `${plan.organization}/${environment.repository.name}`,
          ref: `refs/heads/${branch}`,
        };
        const key = `${where.repository} ${where.ref}`;
        const isFirst = !branches.has(key);
        const reading =
          action.state === 'read' ? (branches.get(key) ?? branchOf(reader, where, pinned, texts)) : unseen(action);
        branches.set(key, reading);
        const keys = isFirst ? keysOfRegistry(registry, setUpAction, environment.repository.key) : undefined;
        return findingsOf(environment, place, await reading, { ...setting, governing, keys });
      }),
    );
    return all.flat();
  });
  return (await Promise.all(found)).flat();
}
