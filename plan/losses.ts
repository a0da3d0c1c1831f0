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
