import type * as netlify from '#netlify';
import type { SitePlan } from '../plan/types';
import type { SiteInputs } from './netlify-site-provider';

/**
 * Every scope but post-processing: secrets cannot have that one, and unset scopes show a difference on each refresh.
 */
const SCOPES = ['builds', 'functions', 'runtime'];

/** The Site resource's inputs. */
export function siteInputs(plan: SitePlan): SiteInputs {
  return {
    team: plan.team,
    name: plan.name,
    ...(plan.siteId === undefined ? {} : { siteId: plan.siteId }),
    ...(plan.linked === undefined
      ? {}
      : {
          linkedRepository: plan.linked.repository,
          linkedBranch: plan.linked.branch,
          buildCommand: plan.linked.buildCommand,
          publishDirectory: plan.linked.publishDirectory,
        }),
    deleteOnRemoval: plan.deleteOnRemoval,
  };
}

/** A plain variable in the site's `production` context. Each tier has its own site, so no other context is used. */
export function siteVariableArgs(key: string, value: string) {
  return { key, scopes: SCOPES, values: [{ context: 'production', value }] } satisfies Omit<
    netlify.EnvironmentVariableArgs,
    'siteId'
  >;
}

/** A secret in the site's `production` context. Its value is never read back. */
export function siteSecretArgs<T>(key: string, value: T) {
  return { key, scopes: SCOPES, secretValues: [{ context: 'production', value }] };
}

/** Build settings of a linked site: it builds deploy previews only, and published content is our bundle. */
export function siteBuildArgs(linked: NonNullable<SitePlan['linked']>) {
  return {
    buildCommand: linked.buildCommand,
    publishDirectory: linked.publishDirectory,
    productionBranch: linked.branch,
    branchDeployAllBranches: false,
    branchDeployBranches: [],
    deployPreviews: true,
    stopBuilds: false,
    // True would refuse our own deploys by API.
    preventNonGitProdDeploys: false,
  } satisfies Omit<netlify.SiteBuildSettingsArgs, 'siteId'>;
}
