import { APP_PERMISSIONS, type AppPermissions, type AppRole } from '../../plan/app-permissions';

/** The use of a credential. */
export type Purpose = 'preview' | 'up' | 'verify';

// infrastructure-preview.yml and drift.yml have the inspection App's key, infrastructure-up.yml the provisioning App's.
const ROLE: Readonly<Record<Purpose, AppRole>> = { preview: 'inspection', up: 'provisioning', verify: 'inspection' };

/** The permissions that a purpose needs. */
export function permissionsFor(purpose: Purpose): AppPermissions {
  return APP_PERMISSIONS[ROLE[purpose]];
}

/** The name of the line about a purpose. */
export function permissionCheck(purpose: Purpose): string {
  return `GitHub permissions for ${purpose}`;
}
