import { isSameName } from '../../registry/github-name';

/** Whether two principals are the same person; GitHub ignores case in logins. A team is no person. */
export function samePerson(left: string | undefined, right: string): boolean {
  return left?.startsWith('user:') === true && isSameName(left, right);
}
