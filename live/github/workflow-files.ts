import { z } from 'zod';
import type { WorkflowFile } from '../../formats/workflow/read';
import { isWorkflowFile, WORKFLOW_FOLDER } from '../../plan/workflow-names';
import { type Reading, reasonOf, unverified, validatedReading } from '../reading';
import type { GithubReader } from './reader';

// https://docs.github.com/en/rest/repos/contents#get-repository-content: a folder's list ends at 1,000 files.
const MOST_FILES = 1000;
const Folder = z.array(z.looseObject({ type: z.string(), name: z.string(), sha: z.string() }));
const File = z.looseObject({
  type: z.literal('file'),
  encoding: z.literal('base64'),
  content: z.string(),
  sha: z.string(),
});

/** The source of workflow files: a repository (`owner/name`), and a full ref or a commit. */
export interface WorkflowPlace {
  readonly repository: string;
  readonly ref: string;
}

function contents({ repository, ref }: WorkflowPlace, path: string): string {
  const root = repository.split('/').map(encodeURIComponent).join('/');
  return `/repos/${root}/contents/${path.split('/').map(encodeURIComponent).join('/')}?ref=${encodeURIComponent(ref)}`;
}

/** Answers of one verification. */
export interface Known {
  /** Texts of files, by git's digest: many repositories contain the same file. */
  readonly texts: Map<string, Promise<Reading<string>>>;
  /** Branches that were asked for, by repository and ref. */
  readonly branches: Map<string, Promise<Reading<unknown>>>;
}

/** Nothing is known yet. */
export function nothingKnown(): Known {
  return { texts: new Map(), branches: new Map() };
}

async function readText(
  reader: GithubReader,
  place: WorkflowPlace,
  path: string,
  sha?: string,
): Promise<Reading<string>> {
  const found = validatedReading(File, await reader.get(contents(place, path)));
  if (found.state !== 'read') return unverified(reasonOf(found));
  if (sha !== undefined && found.value.sha !== sha) return unverified('it changed while it was read');
  return { state: 'read', value: Buffer.from(found.value.content, 'base64').toString('utf8') };
}

function asWorkflow(path: string, text: Reading<string>): Reading<WorkflowFile> {
  if (text.state !== 'read') return unverified(`${path}: ${reasonOf(text)}`);
  // Loaded here, while GitHub answers: it reads YAML.
  const { readWorkflow } = require('../../formats/workflow/read') as typeof import('../../formats/workflow/read');
  const read = readWorkflow(path, text.value);
  if (read.ok) return { state: 'read', value: read.workflow };
  const [problem] = read.problems;
  return unverified(
    `${path}:${problem?.line ?? 1} is not a workflow that GitHub accepts: ${problem?.message.split('\n')[0]}`,
  );
}

/** One workflow file as GitHub parses it. A file that GitHub would not run is unverified. */
export async function readWorkflowFile(
  reader: GithubReader,
  place: WorkflowPlace,
  path: string,
): Promise<Reading<WorkflowFile>> {
  return asWorkflow(path, await readText(reader, place, path));
}

/** A file's text on a branch; undefined when the branch has no such file. */
export async function readFileText(
  reader: GithubReader,
  place: WorkflowPlace,
  path: string,
  known: Known,
): Promise<Reading<string | undefined>> {
  const answer = await reader.get(contents(place, path));
  if (answer.state === 'absent') return await onBranch(reader, place, undefined, known);
  const found = validatedReading(File, answer);
  if (found.state !== 'read') return unverified(`${path}: ${reasonOf(found)}`);
  return { state: 'read', value: Buffer.from(found.value.content, 'base64').toString('utf8') };
}

// A missing file or folder looks like a hidden repository; reading the branch itself distinguishes them.
async function onBranch<T>(
  reader: GithubReader,
  { repository, ref }: WorkflowPlace,
  value: T,
  { branches }: Known,
): Promise<Reading<T>> {
  const root = repository.split('/').map(encodeURIComponent).join('/');
  const path = `/repos/${root}/git/ref/${encodeURIComponent(ref.replace(/^refs\//, ''))}`;
  const asked = branches.get(path) ?? reader.get(path);
  branches.set(path, asked);
  const branch = await asked;
  return branch.state === 'read' ? { state: 'read', value } : unverified(`${ref}: ${reasonOf(branch)}`);
}

/** The workflow files on a branch, each read or not. If the list itself fails, that is the only reading. */
export async function readWorkflowFiles(
  reader: GithubReader,
  place: WorkflowPlace,
  known: Known,
): Promise<readonly Reading<WorkflowFile>[]> {
  const answer = await reader.get(contents(place, WORKFLOW_FOLDER));
  const found = answer.state === 'absent' ? await onBranch(reader, place, [], known) : validatedReading(Folder, answer);
  if (found.state !== 'read') return [unverified(`${WORKFLOW_FOLDER}: ${reasonOf(found)}`)];
  if (found.value.length >= MOST_FILES) return [unverified(`${WORKFLOW_FOLDER} has too many files to be listed`)];
  return await Promise.all(
    found.value
      .filter(({ name }) => isWorkflowFile(name))
      .map(async ({ type, name, sha }) => {
        const path = `${WORKFLOW_FOLDER}/${name}`;
        if (type !== 'file') return unverified(`${path} is a ${type}, not a file`);
        const text = known.texts.get(sha) ?? readText(reader, place, path, sha);
        known.texts.set(sha, text);
        return asWorkflow(path, await text);
      }),
  );
}
