/**
 * The beginning of the program's message about a loss, in a preview and an update. The guard and the report find the
 * message by it.
 */
const MARK = 'lost with this update: ';

/** The loss when an environment is deleted, or that there is none. */
export function environmentLoss(secrets: readonly string[]): string {
  return secrets.length === 0
    ? 'it has no external secrets'
    : `its external secrets ${secrets.join(', ')} are deleted with it`;
}

/** The future of a site that leaves the plan. */
export function siteLoss(isDeleted: boolean): string {
  return isDeleted ? 'all its deploys are deleted with it' : 'it stays at Netlify, owned by no stack';
}

/** The loss for branches that no ruleset of Causeway's covers any more. */
export function branchLoss(branches: readonly string[]): string {
  const one = branches.length === 1;
  return `the ${one ? 'branch' : 'branches'} ${branches.join(', ')} ${one ? 'stays' : 'stay'} without this protection, and can be rewritten and deleted`;
}

/** The loss of a site's link to a repository: none of Causeway's providers ends a link. */
export function linkLoss(repository: string): string {
  return `it stays linked to ${repository} at Netlify, which keeps building previews until somebody unlinks it there`;
}

/** The loss of a site's domain: its provider leaves it in place. */
export function domainLoss(domain: string): string {
  return `the domain ${domain} stays on it at Netlify until somebody removes it there`;
}

/** The loss of the value of an existing secret that no state of Causeway's holds. */
export function overwriteLoss(): string {
  return 'it already exists, set by somebody else, and its value is overwritten';
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
