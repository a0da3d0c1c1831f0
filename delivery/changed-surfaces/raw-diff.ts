import { UserError } from '../../registry/user-error';

/** A path that differs between two commits. */
export interface ChangedPath {
  readonly path: string;
  /** Whether it is a submodule on either side, so that its changed files are unknown here. */
  readonly isSubmodule: boolean;
  /**
   * The change: other content, or none (`gone`); content that another path lost (`moved`); the same content (`same`:
   * another mode); an empty file; or no file (`retyped`: a link). Absent: other content.
   */
  readonly content?: 'other' | 'gone' | 'moved' | 'same' | 'empty' | 'retyped';
}

const SUBMODULE = '160000';

const REGULAR = /^100/;

/** The ids of an empty file, by SHA-1 and by SHA-256. */
const EMPTY: readonly string[] = [
  'e69de29bb2d1d6434b8b29ae775ad8c2e48c5391',
  '473a0f4c3be8a93681a267e3b1e9a7dcda1185436fe141f7749120a303721813',
];

interface RawChange {
  readonly path: string;
  readonly modes: readonly [before: string, after: string];
  readonly ids: readonly [before: string, after: string];
  readonly status: string;
}

function contentOf({ modes, ids, status }: RawChange, lost: ReadonlySet<string>): NonNullable<ChangedPath['content']> {
  const [before, after] = ids;
  if (status === 'D') return 'gone';
  if (EMPTY.includes(after)) return 'empty';
  if (!REGULAR.test(modes[1]) || status === 'T') return 'retyped';
  if (status === 'A') return lost.has(after) ? 'moved' : 'other';
  return before === after ? 'same' : 'other';
}

/** Reads `git diff-tree --raw -z`: `:mode mode id id status` NUL `path` NUL. Throws UserError (exit 3) on anything else. */
export function parseRawDiff(output: Buffer): readonly ChangedPath[] {
  const fields = output.toString('utf8').split('\0');
  if (fields.pop() !== '') throw new UserError('the answer of git diff-tree is cut off', { exitCode: 3 });
  const changes: RawChange[] = [];
  for (let index = 0; index < fields.length; index += 2) {
    const [meta, path] = [fields[index], fields[index + 1]];
    const [, before, after, oldId, newId, status] =
      /^:(\d{6}) (\d{6}) ([0-9a-f]+) ([0-9a-f]+) ([ADMT])$/.exec(meta ?? '') ?? [];
    if (!before || !after || !oldId || !newId || !status || !path) {
      throw new UserError('the answer of git diff-tree cannot be read', { exitCode: 3 });
    }
    changes.push({ path, modes: [before, after], ids: [oldId, newId], status });
  }
  const lost = new Set(changes.flatMap(({ ids: [before], status }) => (status === 'D' ? [before] : [])));
  return changes.map((change) => ({
    path: change.path,
    isSubmodule: change.modes.includes(SUBMODULE),
    content: contentOf(change, lost),
  }));
}
