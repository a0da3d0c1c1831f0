import type * as pulumi from '@pulumi/pulumi';
/** What the Site resource is given: plain values, seen as they are by policies. */
export interface SiteInputs {
    readonly team: string;
    readonly name: string;
    /** Adopt this site; create one when absent. */
    readonly siteId?: string;
    /** `owner/name` of the repository that the site is linked to; absent for sites that only we deploy to. */
    readonly linkedRepository?: string;
    readonly linkedBranch?: string;
    readonly buildCommand?: string;
    readonly publishDirectory?: string;
    /** Removing the resource deletes the site. Otherwise the site is kept: it holds every deploy that ever was. */
    readonly deleteOnRemoval: boolean;
}
/** What Netlify says of a site, as far as the state keeps it. */
export interface SiteState extends SiteInputs {
    readonly siteUrl: string;
    readonly accountSlug: string;
}
/**
 * Creates, adopts, reads and updates a site over Netlify's REST API: the official Terraform provider cannot create one
 * (terraform-provider-netlify#39). Pulumi stores this object's code in the state, so it uses globals alone, and reads
 * the token (`NETLIFY_API_TOKEN`, the bridged provider's name) where it is used: captured, it would be state too.
 */
export declare const siteProvider: pulumi.dynamic.ResourceProvider<SiteInputs, SiteState>;
