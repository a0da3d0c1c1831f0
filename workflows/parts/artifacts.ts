import { DOWNLOAD, UPLOAD } from '../../plan/actions';
import { type Step, x } from '../shape';

interface Upload {
  readonly name: string;
  readonly path: string;
  /** The effect of a missing file. */
  readonly missing: 'error' | 'ignore' | 'warn';
  readonly hidden?: true;
}

/** A step that uploads files of the job as an artifact. */
export function upload({ name, path, missing, hidden }: Upload, more: Pick<Step, 'about' | 'if' | 'id'> = {}): Step {
  const files = { name, path, 'if-no-files-found': missing };
  return { ...more, uses: UPLOAD, with: hidden ? { ...files, 'include-hidden-files': true } : files };
}

/** A step that downloads one artifact of the run. */
export function download(name: string, path: string): Step {
  return { uses: DOWNLOAD, with: { name, path } };
}

/** A step that downloads all artifacts of a pattern. None is not an error. */
export function downloadAll(pattern: string, path: string): Step {
  return { uses: DOWNLOAD, with: { pattern, 'merge-multiple': true, path } };
}

/** A step that downloads an artifact of another run. */
export function downloadOf(run: string, name: string, path: string, more: Pick<Step, 'about' | 'if'> = {}): Step {
  return { ...more, uses: DOWNLOAD, with: { name, path, 'run-id': x(run), 'github-token': x('github.token') } };
}
