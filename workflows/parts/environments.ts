import { serviceEnvironmentName } from '../../registry/naming';
import { approvalBeginning, calledStack, calledTier, deployEnvironmentText } from '../names';
import type { Setting } from '../setting';
import type { Environment } from '../shape';
import { x } from '../shape';

// The one place that says how jobs enter their environments. A tier is the text of its name or an expression.

/** Jobs that act with the delivery App's key on a tier. */
export function deliveryEnvironment(tier: string): Environment {
  return serviceEnvironmentName.delivery(tier);
}

/** Jobs that act on the tier of the run's input. */
export function deliveryEnvironmentOfInput(setting: Setting): Environment {
  return deliveryEnvironment(x(calledTier(setting, 'inputs.tier')));
}

/** Jobs that add to the evidence branch. */
export function evidenceEnvironment(): Environment {
  return serviceEnvironmentName.evidence();
}

/** Jobs that put up and take down previews of pull requests. */
export function previewEnvironment(): Environment {
  return serviceEnvironmentName.preview();
}

/** The leaf's jobs that deploy: the one place where a deploy environment is entered. */
export function deployEnvironment(setting: Setting): Environment {
  return deployEnvironmentText(setting);
}

/** Jobs that wait for a person; what follows the beginning is the matrix's. */
export function approvalEnvironment(setting: Setting, tier: string): Environment {
  return `${approvalBeginning(setting.registry, tier)}${x('matrix.suffix')}`;
}

/** Jobs that preview a stack or read it back. */
export function inspectEnvironment(setting: Setting): Environment {
  return serviceEnvironmentName.inspect(x(calledStack(setting, 'matrix.tier')));
}

/** Jobs that apply a stack. */
export function infrastructureEnvironment(setting: Setting): Environment {
  return serviceEnvironmentName.infrastructure(x(calledStack(setting, 'matrix.tier')));
}
