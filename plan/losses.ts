/**
 * The beginning of the program's message about a loss, in a preview and an update. The guard and the report find the
 * message by it.
 */
const MARK = 'goes with this update: ';

/** Why deleting an environment is a loss, or that it is none. */
export function environmentLoss(secrets: readonly string[]): string {
  return secrets.length === 0 ? 'no external secret is in it' : `with it go its external secrets ${secrets.join(', ')}`;
}

/** What happens to a site that leaves the plan. */
export function siteLoss(isDeleted: boolean): string {
  return isDeleted ? 'with it goes every deploy that ever was' : 'it stays at Netlify, owned by no stack';
}

/** What becomes of branches that no ruleset of ours covers any more. */
export function branchLoss(branches: readonly string[]): string {
  const one = branches.length === 1;
  return `the ${one ? 'branch' : 'branches'} ${branches.join(', ')} ${one ? 'stays' : 'stay'} without it, and can be rewritten and deleted`;
}

/** What becomes of a site's link to a repository: no provider of ours ends one. */
export function linkLoss(repository: string): string {
  return `it stays linked to ${repository} at Netlify, which goes on to build previews, until somebody unlinks it there`;
}

/** What becomes of a site's domain: its provider leaves it where it is. */
export function domainLoss(domain: string): string {
  return `the domain ${domain} stays on it at Netlify until somebody takes it off there`;
}

/** What becomes of the value of a secret that is there and that no state of ours holds. */
export function overwriteLoss(): string {
  return 'it is there already, set by somebody else, and its value is overwritten';
}

/** The program's message about a loss. */
export function lossNotice(loss: string): string {
  return `${MARK}${loss}`;
}

/** The losses among the messages of an engine's run, each once. */
export function lossesIn(messages: readonly string[]): readonly string[] {
  const told = messages.flatMap((message) => {
    const at = message.indexOf(MARK);
    return at < 0 ? [] : [message.slice(at + MARK.length).trim()];
  });
  return [...new Set(told)];
}
