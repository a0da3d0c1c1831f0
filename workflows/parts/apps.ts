import type { AppRole } from '../../plan/app-permissions';
import type { Setting } from '../setting';
import { type Step, type Values, x } from '../shape';
import { APP_TOKEN } from './actions';

// The prefixes of the Apps' ids and keys in the repository's variables and secrets (docs/bootstrap.md).
const PREFIX: Readonly<Record<AppRole, string>> = {
  provisioning: 'INFRASTRUCTURE',
  inspection: 'INSPECTION',
  delivery: 'DELIVERY',
  evidence: 'EVIDENCE',
};

/** The name of the secret with an App's key: the registry's name, or the default in the documents. */
export function keySecret({ registry }: Pick<Setting, 'registry'>, role: AppRole): string {
  return registry.apps[role]?.keySecret ?? `${PREFIX[role]}_APP_KEY`;
}

const OWN = 'github.event.repository.name';
/** The run's own repository and, where it is another, the governing one. */
const BOTH = x(`env.GOVERNING == '' && ${OWN} || format('{0},{1}', ${OWN}, env.GOVERNING)`);

function token(setting: Setting, role: 'delivery' | 'evidence', reach: Values): Step {
  return {
    id: role,
    uses: APP_TOKEN,
    with: {
      'app-id': x(`vars.${PREFIX[role]}_APP_ID`),
      'private-key': x(`secrets.${keySecret(setting, role)}`),
      ...reach,
    },
  };
}

/** A token of the delivery App with a job's permissions, in the run's own and the governing repository. */
export function deliveryToken(setting: Setting, permissions: Values): Step {
  const named = Object.entries(permissions).map(([name, level]) => [`permission-${name}`, level] as const);
  return token(setting, 'delivery', { repositories: BOTH, ...Object.fromEntries(named) });
}

/** The output of `deliveryToken`. */
export const DELIVERY_TOKEN: string = x('steps.delivery.outputs.token');

/** A token of the evidence App for the repository that keeps the evidence. */
export function evidenceToken(setting: Setting, reach: 'governing' | 'own'): Step {
  const repositories = reach === 'own' ? {} : { repositories: x(`env.GOVERNING || ${OWN}`) };
  return token(setting, 'evidence', { ...repositories, 'permission-contents': 'write' });
}

/** The output of `evidenceToken`. */
export const EVIDENCE_TOKEN: string = x('steps.evidence.outputs.token');

/** The credentials with which the Pulumi provider and the reader of GitHub log in as an App. */
export function appLogin(setting: Setting, role: 'provisioning' | 'inspection'): Values {
  return {
    GITHUB_APP_ID: x(`vars.${PREFIX[role]}_APP_ID`),
    GITHUB_APP_INSTALLATION_ID: x(`vars.${PREFIX[role]}_APP_INSTALLATION_ID`),
    GITHUB_APP_PEM_FILE: x(`secrets.${keySecret(setting, role)}`),
  };
}
