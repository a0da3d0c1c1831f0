import { z } from 'zod';
import { type GithubPlace, readList, readOne, writeToGithub } from '../../delivery/github/place';
import { isSameName } from '../../registry/github-name';
import { UserError } from '../../registry/user-error';

/** The result of a comment. */
export interface PutComment {
  readonly id: number;
  readonly url: string;
  readonly did: 'created' | 'updated' | 'unchanged';
  /** Causeway's later duplicates, which now only point to this one. */
  readonly superseded: readonly number[];
}

const Comment = z.looseObject({
  id: z.int().min(1),
  html_url: z.string(),
  body: z.string().nullish(),
  user: z.looseObject({ login: z.string() }).nullish(),
});
type Comment = z.infer<typeof Comment>;

/** A comment to be put on a pull request. */
export interface CommentOrder {
  readonly pull: number;
  /** The login whose comments are ours. */
  readonly author: string;
  /** The result of `commentBody`: its first line is the marker's. */
  readonly body: string;
}

/**
 * Puts a comment that starts with the marker's line: into this author's first such comment, else into a new one.
 * Another author's comment with the same line is left alone. Rejects with UserError: exit 2 when there is no such pull
 * request, 1 when GitHub refuses to write, 3 when the result is unknown.
 */
export async function putComment(at: GithubPlace, { pull, author, body }: CommentOrder): Promise<PutComment> {
  if (!(await readOne(at, z.looseObject({}), `/pulls/${pull}`))) {
    throw new UserError('there is no such pull request, or this credential cannot see it', {
      place: `${at.owner}/${at.repository} #${pull}`,
      allowed: 'the number of a pull request',
    });
  }
  const [first = ''] = body.split('\n', 1);
  const isOurs = ({ user, body: text }: Comment) =>
    isSameName(user?.login ?? '', author) && (text ?? '').split(/\r?\n/, 1)[0] === first;
  const [own, ...twins] = (await readList(at, Comment, `/issues/${pull}/comments`)).filter(isOurs);
  const issues = '/repos/{owner}/{repo}/issues';
  if (!own) {
    const route = `POST ${issues}/{issue_number}/comments`;
    const made = await writeToGithub(at, Comment, 'write a comment', {
      route,
      parameters: { issue_number: pull, body },
    });
    return { id: made.id, url: made.html_url, did: 'created', superseded: [] };
  }
  const update = (id: number, text: string) =>
    writeToGithub(at, Comment, 'change the comment', {
      route: `PATCH ${issues}/comments/{comment_id}`,
      parameters: { comment_id: id, body: text },
    });
  const isSame = (own.body ?? '').replaceAll('\r\n', '\n').trimEnd() === body.trimEnd();
  if (!isSame) await update(own.id, body);
  // Two jobs that started at once may both have created one; only one may count as the present verdict.
  for (const { id } of twins) await update(id, `Superseded by ${own.html_url}\n`);
  const superseded = twins.map(({ id }) => id);
  return { id: own.id, url: own.html_url, did: isSame ? 'unchanged' : 'updated', superseded };
}
