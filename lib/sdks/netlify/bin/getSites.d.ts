import * as pulumi from "@pulumi/pulumi";
import * as outputs from "./types/output";
export declare function getSites(args?: GetSitesArgs, opts?: pulumi.InvokeOptions): Promise<GetSitesResult>;
export interface GetSitesArgs {
    teamSlug?: string;
}
export interface GetSitesResult {
    readonly sites: outputs.GetSitesSite[];
    readonly teamSlug: string;
}
export declare function getSitesOutput(args?: GetSitesOutputArgs, opts?: pulumi.InvokeOutputOptions): pulumi.Output<GetSitesResult>;
export interface GetSitesOutputArgs {
    teamSlug?: pulumi.Input<string | undefined>;
}
//# sourceMappingURL=getSites.d.ts.map