import { isSameName } from '../../registry/github-name';
import type { Tier } from '../../registry/schema/tier';

/**
 * What follows `<tier>-approval` in the name of an approval environment. Workflows write that beginning out, so that none
 * of their jobs can come to name a deploy environment; undefined for a name that does not begin so.
 */
export function approvalSuffix({ id }: Pick<Tier, 'id'>, environment: string): string | undefined {
  const beginning = `${id}-approval`;
  const isOne = isSameName(environment.slice(0, beginning.length), beginning);
  return isOne ? environment.slice(beginning.length) : undefined;
}

/** Why a workflow cannot ask these environments; undefined when it can. */
export function unaskable(tier: Pick<Tier, 'id'>, environments: readonly string[]): string | undefined {
  const stranger = environments.find((each) => approvalSuffix(tier, each) === undefined);
  if (stranger === undefined) return undefined;
  return `the approval environment ${stranger} does not begin with ${tier.id}-approval, which the workflows write out`;
}
