import * as pulumi from "@pulumi/pulumi";
export declare function getTeam(args?: GetTeamArgs, opts?: pulumi.InvokeOptions): Promise<GetTeamResult>;
export interface GetTeamArgs {
    id?: string;
    slug?: string;
}
export interface GetTeamResult {
    readonly id: string;
    readonly name: string;
    readonly slug: string;
}
export declare function getTeamOutput(args?: GetTeamOutputArgs, opts?: pulumi.InvokeOutputOptions): pulumi.Output<GetTeamResult>;
export interface GetTeamOutputArgs {
    id?: pulumi.Input<string | undefined>;
    slug?: pulumi.Input<string | undefined>;
}
//# sourceMappingURL=getTeam.d.ts.map