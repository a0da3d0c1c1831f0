import { serviceEnvironmentName } from '../../registry/naming';
import { approvalBeginning, calledStack, calledTier, deployEnvironmentText } from '../names';
import type { Setting } from '../setting';
import type { Environment } from '../shape';
import { x } from '../shape';

// Only this module says how jobs enter their environments. A tier is the text of its name or an expression.

/**
 * An environment that a job enters without a deployment, because the job deploys nothing there. The job still waits for
 * its reviewers and its wait timer, and still has its secrets and variables. Branch policies still say which branches
 * may use them. An App's own protection rule fails the job
 * (https://docs.github.com/en/actions/how-tos/deploy/configure-and-manage-deployments/control-deployments#using-environments-without-deployments).
 */
function withoutDeployment(name: string): Environment {
  return { name, deployment: false };
}

/** Jobs that act with the delivery App's key on a tier. */
export function deliveryEnvironment(tier: string): Environment {
  return withoutDeployment(serviceEnvironmentName.delivery(tier));
}

/** Jobs that act on the tier in the run's input. */
export function deliveryEnvironmentOfInput(setting: Setting): Environment {
  return deliveryEnvironment(x(calledTier(setting, 'inputs.tier')));
}

/** Jobs that add to the evidence branch. */
export function evidenceEnvironment(): Environment {
  return withoutDeployment(serviceEnvironmentName.evidence());
}

/** Jobs that create and delete previews of pull requests. */
export function previewEnvironment(): Environment {
  return withoutDeployment(serviceEnvironmentName.preview());
}

/**
 * The leaf's jobs that deploy. Only these enter a deploy environment, and only these create a deployment. `step` is the
 * id of the step whose output `url` is the address that was read back.
 */
export function deployEnvironment(setting: Setting, step: string): Environment {
  return { name: deployEnvironmentText(setting), url: x(`steps.${step}.outputs.url`) };
}

/** Jobs that wait for a person. The matrix gives the rest of the name after the prefix. */
export function approvalEnvironment(setting: Setting, tier: string): Environment {
  return withoutDeployment(`${approvalBeginning(setting.registry, tier)}${x('matrix.suffix')}`);
}

/** Jobs that preview a stack or read it back. */
export function inspectEnvironment(setting: Setting): Environment {
  return withoutDeployment(serviceEnvironmentName.inspect(x(calledStack(setting, 'matrix.tier'))));
}

/** Jobs that apply a stack. */
export function infrastructureEnvironment(setting: Setting): Environment {
  return withoutDeployment(serviceEnvironmentName.infrastructure(x(calledStack(setting, 'matrix.tier'))));
}
