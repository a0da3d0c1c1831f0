/** The beginnings of a path in the repository of the file itself, in GitHub's own parser (`workflows/file-reference`). */
const OWN: readonly string[] = ['./', '$/'];

/** The path that a `uses` names in the repository of its own file; undefined for another repository. */
export function ownPath(uses: string): string | undefined {
  const start = OWN.find((each) => uses.startsWith(each));
  return start === undefined ? undefined : uses.slice(start.length);
}

/** A file or a folder of another repository, at a ref. */
export interface Reference {
  /** `owner/name`. */
  readonly repository: string;
  /** Below the root; '' for the root itself. */
  readonly path: string;
  readonly ref: string;
}

/**
 * The target of a `uses` of another repository; undefined where it has another form than `owner/name[/path]@ref`, which
 * makes GitHub refuse the whole file
 * (https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idstepsuses).
 */
export function referenceOf(uses: string): Reference | undefined {
  const [place = '', ref = '', ...more] = uses.split('@');
  const [owner = '', name = '', ...path] = place.split('/');
  const isWhole = more.length === 0 && owner !== '' && name !== '' && ref !== '' && !path.includes('');
  return isWhole && !/\s/.test(uses) ? { repository: `${owner}/${name}`, path: path.join('/'), ref } : undefined;
}

/** The name of an action: `owner/name`, with its folder where it is not at the root. */
export function actionNameOf({ repository, path }: Reference): string {
  return path === '' ? repository : `${repository}/${path}`;
}

/** A workflow file of another repository, at a ref; undefined for every other reference. */
export function workflowReference(uses: string): Reference | undefined {
  return ownPath(uses) === undefined && isWorkflowReference(uses) ? referenceOf(uses) : undefined;
}

/** Whether a ref is the full id of a commit, which nobody can move. */
export function isCommitId(ref: string): boolean {
  return /^[0-9a-f]{40}$/.test(ref);
}

/** Whether GitHub takes the `uses` of a step. */
export function isStepReference(uses: string): boolean {
  return uses.startsWith('docker://') || ownPath(uses) !== undefined || referenceOf(uses) !== undefined;
}

const FOLDER = '.github/workflows/';

/**
 * Whether GitHub takes the `uses` of a job: a file directly in `.github/workflows`, of another repository with a ref
 * (https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_iduses).
 */
export function isWorkflowReference(uses: string): boolean {
  const path = ownPath(uses) ?? referenceOf(uses)?.path;
  const file = path?.startsWith(FOLDER) ? path.slice(FOLDER.length) : '';
  return file !== '' && !file.includes('/');
}
