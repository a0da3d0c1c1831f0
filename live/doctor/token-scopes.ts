import { z } from 'zod';
import { type Answer, headerOf } from './answer';
import { type DoctorLine, missingLine, passedLine, unknownLine } from './line';
import { type Purpose, permissionCheck } from './purpose';

/**
 * The scopes of a classic token, or of an OAuth App's. GitHub names them with every answer
 * (https://docs.github.com/apps/oauth-apps/building-oauth-apps/scopes-for-oauth-apps), and no scopes for a fine-grained
 * token and for an App's. Undefined where it names none: then only requests can tell what the token may do.
 */
export function scopesIn(answers: readonly Answer[]): readonly string[] | undefined {
  const named = answers.map((answer) => headerOf(answer, 'x-oauth-scopes')?.trim()).find(Boolean);
  return named
    ?.split(',')
    .map((scope) => scope.trim())
    .filter((scope) => scope !== '');
}

// GitHub's description of each operation says which scope it takes: `repo` for environments, secrets, variables and Actions
// settings. A wider scope includes a narrower one.
const WANTED = [['repo'], ['read:org', 'write:org', 'admin:org']] as const;

const Repository = z.looseObject({ permissions: z.looseObject({ admin: z.boolean() }).optional() });

/** What the owner of the token may do on a repository. `undefined`: GitHub does not say. */
function isAdmin(answer: Answer): boolean | undefined {
  if (answer.state !== 'answered' || answer.status !== 200) return undefined;
  const found = Repository.safeParse(answer.body);
  return found.success ? found.data.permissions?.admin : undefined;
}

/**
 * What scopes and roles allow for a purpose. Scopes never allow more than the owner may do, and all three purposes need
 * an administrator: rulesets show their bypass actors to nobody else.
 */
export function scopeLine(
  purpose: Purpose,
  scopes: readonly string[],
  repositories: ReadonlyMap<string, Answer>,
): DoctorLine {
  const check = permissionCheck(purpose);
  const lacks = WANTED.filter((any) => !any.some((scope) => scopes.includes(scope))).map(([least]) => least);
  if (lacks.length > 0) {
    const what = `the token lacks the scope ${lacks.join(', ')}`;
    return missingLine(check, what, 'add it in the token’s settings, or use a GitHub App');
  }
  const roles = [...repositories].map(([name, answer]) => [name, isAdmin(answer)] as const);
  const without = roles.filter(([, is]) => is === false).map(([name]) => name);
  if (without.length > 0) {
    return missingLine(
      check,
      `the token's owner does not administer ${without.join(', ')}`,
      'use the token of an administrator of these repositories, or a GitHub App',
    );
  }
  const unseen = roles.filter(([, is]) => is === undefined).map(([name]) => name);
  if (unseen.length > 0) {
    return unknownLine(
      check,
      `GitHub does not say what the token's owner may do on ${unseen.join(', ')}`,
      'see the lines of these repositories',
    );
  }
  return passedLine(check, `the scopes ${scopes.join(', ')}, and its owner administers every repository`);
}
