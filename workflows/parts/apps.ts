import type { AppRole } from '../../plan/app-permissions';
import type { AppPermission } from '../../plan/set-up-action';
import type { Setting } from '../setting';
import { type Values, x } from '../shape';

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

function appInputs(setting: Setting, role: 'delivery' | 'evidence', permissions: Permissions): Values {
  return {
    app: role,
    'app-id': x(`vars.${PREFIX[role]}_APP_ID`),
    'private-key': x(`secrets.${keySecret(setting, role)}`),
    ...permissions,
  };
}

/** Levels of permissions. Each is an input of the set-up. */
type Permissions = Readonly<Partial<Record<AppPermission, 'read' | 'write'>>>;

/** The set-up's inputs for a token of the delivery App, in the run's own and the governing repository. */
export function asDelivery(setting: Setting, permissions: Permissions): Values {
  return appInputs(setting, 'delivery', permissions);
}

/** The set-up's inputs for a token of the evidence App, in the repository that keeps the evidence. */
export function asEvidence(setting: Setting): Values {
  return appInputs(setting, 'evidence', { contents: 'write' });
}

/** The credentials with which the Pulumi provider and the reader of GitHub log in as an App. */
export function appLogin(setting: Setting, role: 'provisioning' | 'inspection'): Values {
  return {
    GITHUB_APP_ID: x(`vars.${PREFIX[role]}_APP_ID`),
    GITHUB_APP_INSTALLATION_ID: x(`vars.${PREFIX[role]}_APP_INSTALLATION_ID`),
    GITHUB_APP_PEM_FILE: x(`secrets.${keySecret(setting, role)}`),
  };
}
