import { typeOfUrn } from '../../plan/urn';

/**
 * The parts of the GitHub provider's configuration that only identify the requester; the bridge names an object's
 * members by a path.
 */
const CREDENTIAL = /^(?:appAuth|token)(?:$|[.[])/;

/**
 * Whether a step changes only the GitHub provider's credential. The provider's configuration is part of the state, and
 * the inspection App, which looks, differs from the provisioning App, which applied. That is no drift.
 */
export function isCredentialStep(step: {
  readonly op: string;
  readonly urn: string;
  readonly diffReasons?: readonly string[] | null | undefined;
}): boolean {
  const reasons = step.diffReasons ?? [];
  return (
    step.op === 'update' &&
    typeOfUrn(step.urn) === 'pulumi:providers:github' &&
    reasons.length > 0 &&
    reasons.every((reason) => CREDENTIAL.test(reason))
  );
}
