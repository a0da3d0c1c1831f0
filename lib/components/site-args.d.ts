import type { SitePlan } from '../plan/types';
import type { SiteInputs } from './netlify-site-provider';
/** The Site resource's inputs. */
export declare function siteInputs(plan: SitePlan): SiteInputs;
/** A plain variable in the site's `production` context: each tier has a site of its own, so no other context is used. */
export declare function siteVariableArgs(key: string, value: string): {
    key: string;
    scopes: string[];
    values: {
        context: string;
        value: string;
    }[];
};
/** A secret in the site's `production` context; the value is never read back. */
export declare function siteSecretArgs<T>(key: string, value: T): {
    key: string;
    scopes: string[];
    secretValues: {
        context: string;
        value: T;
    }[];
};
/** Build settings of a linked site: it builds deploy previews only, what is published is our bundle. */
export declare function siteBuildArgs(linked: NonNullable<SitePlan['linked']>): {
    buildCommand: string;
    publishDirectory: string;
    productionBranch: string;
    branchDeployAllBranches: false;
    branchDeployBranches: never[];
    deployPreviews: true;
    stopBuilds: false;
    preventNonGitProdDeploys: false;
};
