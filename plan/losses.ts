/** Begins what the program says of a loss, in a preview as in an update: the guard and the report find it by that. */
const MARK = 'goes with this update: ';

/** Why an environment that goes is a loss, or that it is none. */
export function environmentLoss(secrets: readonly string[]): string {
  return secrets.length === 0 ? 'no external secret is in it' : `with it go its external secrets ${secrets.join(', ')}`;
}

/** What becomes of a site that goes. */
export function siteLoss(isDeleted: boolean): string {
  return isDeleted ? 'with it goes every deploy that ever was' : 'it stays at Netlify, owned by no stack';
}

/** What the program says of something that goes. */
export function lossNotice(loss: string): string {
  return `${MARK}${loss}`;
}

/** The losses among what an engine's run said, each once. */
export function lossesIn(messages: readonly string[]): readonly string[] {
  const told = messages.flatMap((message) => {
    const at = message.indexOf(MARK);
    return at < 0 ? [] : [message.slice(at + MARK.length).trim()];
  });
  return [...new Set(told)];
}
