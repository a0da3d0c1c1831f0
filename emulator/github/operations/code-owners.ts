import { isOwnerWord, ownerLinesOf, ownerPattern, ownerRules } from '../../../formats/patterns/code-owners';
import type { Reply } from '../../core/exchange';
import { notFound } from '../errors';
import { type GithubExchange, queryText, repositoryOf } from '../lookup';
import { roleOfTeam, roleOfUser } from '../rules/access';
import type { GithubRepository, GithubWorld, RepositoryRole } from '../world';
import { textAt } from './contents';

/** GitHub looks here in this order. The first existing file counts. */
const PLACES = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'] as const;
const WRITES: readonly (RepositoryRole | undefined)[] = ['push', 'maintain', 'admin'];

/**
 * Whether an owner counts: a person, or a team that everybody in the organization sees, with write access
 * (https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners#about-code-owners).
 * The emulator cannot check an e-mail address.
 */
function isOwner(world: GithubWorld, repository: GithubRepository, owner: string): boolean {
  if (!owner.startsWith('@')) return owner.includes('@');
  const [first = '', slug] = owner.slice(1).split('/');
  if (slug === undefined) {
    const user = Object.values(world.users).find(({ login }) => login.toLowerCase() === first.toLowerCase());
    return user !== undefined && WRITES.includes(roleOfUser(world, user, repository));
  }
  if (first.toLowerCase() !== world.organization.login.toLowerCase()) return false;
  const team = Object.values(world.teams).find((each) => each.slug.toLowerCase() === slug.toLowerCase());
  return team !== undefined && !team.isSecret && WRITES.includes(roleOfTeam(team, repository));
}

/**
 * GET the lines of a CODEOWNERS file that GitHub ignores:
 * https://docs.github.com/en/rest/repos/repos#list-codeowners-errors
 */
export function listOwnerErrors(exchange: GithubExchange): Reply {
  const repository = repositoryOf(exchange);
  const ref = queryText(exchange, 'ref') ?? repository.defaultBranch;
  const path = PLACES.find((each) => textAt(repository, ref, each) !== undefined);
  if (path === undefined) throw notFound();
  const text = textAt(repository, ref, path) ?? '';
  const at = (line: number, column: number, kind: string, source: string) => {
    const message = `${kind} on line ${line}:\n\n  ${source}\n  ${' '.repeat(column - 1)}^`;
    return { line, column, kind, source, suggestion: null, message, path };
  };
  const lines = text.split(/\r?\n/);
  const unread = ownerLinesOf(text).flatMap(({ line, pattern, owners }) => {
    const source = lines[line - 1] ?? '';
    if (ownerPattern(pattern) === undefined) return [at(line, 1, 'Invalid pattern', source)];
    const wrong = owners.find((owner) => !isOwnerWord(owner));
    return wrong === undefined ? [] : [at(line, source.indexOf(wrong, pattern.length) + 1, 'Invalid owner', source)];
  });
  const strangers = ownerRules(text).flatMap(({ line, owners }) => {
    const source = lines[line - 1] ?? '';
    return owners.flatMap((owner) =>
      isOwner(exchange.world, repository, owner) ? [] : [at(line, source.indexOf(owner) + 1, 'Unknown owner', source)],
    );
  });
  return { status: 200, body: { errors: [...unread, ...strangers].sort((a, b) => a.line - b.line) } };
}
