import * as pulumi from '@pulumi/pulumi';
import type { SitePlan } from '../plan/types';
import type { SecretValues } from './secret-values';
/** What a site is made from. */
export interface SiteArgs {
    readonly plan: SitePlan;
    readonly secrets: SecretValues;
}
/** One Netlify site with its variables, secrets that we manage, domain, and build settings where it is linked. */
export declare class Site extends pulumi.ComponentResource {
    readonly siteId: pulumi.Output<string>;
    readonly siteUrl: pulumi.Output<string>;
    constructor({ plan, secrets }: SiteArgs, opts: pulumi.ComponentResourceOptions);
}
