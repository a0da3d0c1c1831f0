import { UserError } from '../../registry/user-error';
import { gitText, gitWith } from '../git/git';
import type { Change, HistoryCommit } from './history';

const KINDS: Readonly<Record<string, Change['kind']>> = { A: 'added', D: 'deleted', M: 'changed', T: 'changed' };

function cutOff(repository: string): UserError {
  return new UserError('the answer of git diff-tree cannot be read', { place: repository, exitCode: 3 });
}

function changesById(repository: string, ids: readonly string[]): ReadonlyMap<string, readonly Change[]> {
  const options = ['--stdin', '--root', '-r', '-z', '--name-status', '--no-renames', '--no-ext-diff'];
  const { code, stdout } = gitWith(repository, { stdin: ids.map((id) => `${id}\n`).join('') }, 'diff-tree', ...options);
  const fields = stdout.toString('utf8').split('\0');
  if (code !== 0 || fields.pop() !== '') throw cutOff(repository);
  const known = new Set(ids);
  const found = new Map<string, Change[]>();
  let own: Change[] | undefined;
  for (let at = 0; at < fields.length; at += 1) {
    const field = fields[at] ?? '';
    if (known.has(field)) {
      own = [];
      found.set(field, own);
      continue;
    }
    const kind = Object.hasOwn(KINDS, field) ? KINDS[field] : undefined;
    at += 1;
    const path = fields[at];
    if (!own || !kind || !path) throw cutOff(repository);
    own.push({ kind, path });
  }
  return found;
}

/**
 * Every commit that a head reaches, with its changes to its first parent. Throws UserError (exit 3) when git cannot
 * tell.
 */
export function gitHistory(repository: string, head: string): readonly HistoryCommit[] {
  const commits = gitText(repository, 'rev-list', '--parents', head)
    .split('\n')
    .map((line) => line.split(' '));
  const changes = changesById(
    repository,
    // A merge is refused as such.
    commits.filter(({ length }) => length <= 2).map(([id = '']) => id),
  );
  return commits.map(([id = '', ...parents]) => ({ id, parents, changes: changes.get(id) ?? [] }));
}
