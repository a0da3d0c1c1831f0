import type { Registry } from '../registry/schema';

/** Level by permission, as GitHub's API calls them; those of an organization are in their own list. */
export interface AppPermissions {
  readonly repository: Readonly<Record<string, 'read' | 'write'>>;
  readonly organization: Readonly<Record<string, 'read' | 'write'>>;
}

/** One of the four Apps (docs/architecture.md). */
export type AppRole = keyof Registry['apps'];

/**
 * The permissions of each App, and no others. docs/bootstrap.md lists them for people, and the emulator's Apps have
 * exactly these.
 */
export const APP_PERMISSIONS: Readonly<Record<AppRole, AppPermissions>> = {
  provisioning: {
    repository: {
      administration: 'write',
      environments: 'write',
      secrets: 'write',
      actions_variables: 'write',
      actions: 'read',
      contents: 'read',
      metadata: 'read',
    },
    organization: { members: 'read', organization_administration: 'read', organization_plan: 'read' },
  },
  inspection: {
    repository: {
      // GitHub shows a ruleset's bypass actors only to those with this permission.
      administration: 'write',
      actions: 'read',
      actions_variables: 'read',
      contents: 'read',
      environments: 'read',
      metadata: 'read',
      secrets: 'read',
    },
    organization: { members: 'read', organization_administration: 'read', organization_plan: 'read' },
  },
  delivery: {
    // Contents and pull requests show the authors of a release's commits, and whether the tier's branch has them.
    repository: { actions: 'write', contents: 'read', metadata: 'read', pull_requests: 'read' },
    organization: { members: 'read' },
  },
  evidence: { repository: { contents: 'write', metadata: 'read' }, organization: {} },
};
