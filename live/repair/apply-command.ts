import { shellWord } from '../../plan/shell-word';
import { stackOptions } from '../../plan/stack-options';

/** The command with which a stack creates its planned objects. */
export function applyCommand(stack: string): string {
  return `pulumi up --stack ${shellWord(stack)} --refresh`;
}

/**
 * The same for a missing Netlify object. Its provider fails with a 404, where GitHub's removes the object from state,
 * so the state must forget it first.
 */
export function remakeCommand(stack: string): string {
  return `causeway recover ${stackOptions(stack)} --yes && ${applyCommand(stack)}`;
}

/**
 * Orders repairs so that the state forgets missing objects first: until then every `up --refresh` of that stack fails.
 */
export function forgettingFirst<T extends { readonly repair: string }>(
  stack: string,
  findings: readonly T[],
): readonly T[] {
  const [plain, forgetting] = [applyCommand(stack), remakeCommand(stack)];
  if (!findings.some(({ repair }) => repair.includes(forgetting))) return findings;
  return findings.map((finding) =>
    finding.repair.includes(forgetting) ? finding : { ...finding, repair: finding.repair.replace(plain, forgetting) },
  );
}
