import { typeOfUrn } from '../../plan/urn';

/** What of the GitHub provider's configuration says only by whom it asks; the bridge names an object's members by a path. */
const CREDENTIAL = /^(?:appAuth|token)(?:$|[.[])/;

/**
 * Whether a step changes nothing but the credential that the GitHub provider works with. The provider's configuration is
 * part of the state, and who looks (the inspection App) is not who applied (the provisioning App): that is no difference
 * between program and world.
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
