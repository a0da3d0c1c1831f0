import * as pulumi from "@pulumi/pulumi";
export declare function getSite(args?: GetSiteArgs, opts?: pulumi.InvokeOptions): Promise<GetSiteResult>;
export interface GetSiteArgs {
    id?: string;
    name?: string;
    teamSlug?: string;
}
export interface GetSiteResult {
    readonly customDomain: string;
    readonly domainAliases: string[];
    readonly gitDeployKey: string;
    readonly id: string;
    readonly name: string;
    readonly teamSlug: string;
}
export declare function getSiteOutput(args?: GetSiteOutputArgs, opts?: pulumi.InvokeOutputOptions): pulumi.Output<GetSiteResult>;
export interface GetSiteOutputArgs {
    id?: pulumi.Input<string | undefined>;
    name?: pulumi.Input<string | undefined>;
    teamSlug?: pulumi.Input<string | undefined>;
}
//# sourceMappingURL=getSite.d.ts.map