import { quoted } from '../../plan/shell-word';
import { stackOptions } from '../../plan/stack-options';

/** The command by which a stack makes things as its plan has them. */
export function applyCommand(stack: string): string {
  return `pulumi up --stack ${quoted(stack)} --refresh`;
}

/**
 * The same for an object of Netlify that is missing: its provider answers 404 with an error where that of GitHub drops the
 * object from the state, so that the state must forget it before.
 */
export function remakeCommand(stack: string): string {
  return `causeway recover ${stackOptions(stack)} --yes && ${applyCommand(stack)}`;
}

/**
 * The same repairs, where one of them must let the state forget something first: each `up` of that stack with `--refresh`
 * fails until then.
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
