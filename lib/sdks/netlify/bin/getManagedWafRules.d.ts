import * as pulumi from "@pulumi/pulumi";
import * as outputs from "./types/output";
export declare function getManagedWafRules(args: GetManagedWafRulesArgs, opts?: pulumi.InvokeOptions): Promise<GetManagedWafRulesResult>;
export interface GetManagedWafRulesArgs {
    teamId: string;
}
export interface GetManagedWafRulesResult {
    readonly ruleSets: {
        [key: string]: outputs.GetManagedWafRulesRuleSets;
    };
    readonly teamId: string;
}
export declare function getManagedWafRulesOutput(args: GetManagedWafRulesOutputArgs, opts?: pulumi.InvokeOutputOptions): pulumi.Output<GetManagedWafRulesResult>;
export interface GetManagedWafRulesOutputArgs {
    teamId: pulumi.Input<string>;
}
//# sourceMappingURL=getManagedWafRules.d.ts.map