import * as pulumi from "@pulumi/pulumi";
import * as inputs from "./types/input";
import * as outputs from "./types/output";
export declare class WafPolicy extends pulumi.CustomResource {
    /**
     * Get an existing WafPolicy resource's state with the given name, ID, and optional extra
     * properties used to qualify the lookup.
     *
     * @param name The _unique_ name of the resulting resource.
     * @param id The _unique_ provider ID of the resource to lookup.
     * @param state Any extra arguments used during the lookup.
     * @param opts Optional settings to control the behavior of the CustomResource.
     */
    static get(name: string, id: pulumi.Input<pulumi.ID>, state?: WafPolicyState, opts?: pulumi.CustomResourceOptions): WafPolicy;
    /**
     * Returns true if the given object is an instance of WafPolicy.  This is designed to work even
     * when multiple copies of the Pulumi SDK have been loaded into the same process.
     */
    static isInstance(obj: any): obj is WafPolicy;
    readonly description: pulumi.Output<string>;
    readonly lastUpdated: pulumi.Output<string>;
    readonly name: pulumi.Output<string>;
    readonly ruleSets: pulumi.Output<outputs.WafPolicyRuleSet[]>;
    readonly teamId: pulumi.Output<string>;
    /**
     * Create a WafPolicy resource with the given unique name, arguments, and options.
     *
     * @param name The _unique_ name of the resource.
     * @param args The arguments to use to populate this resource's properties.
     * @param opts A bag of options that control this resource's behavior.
     */
    constructor(name: string, args: WafPolicyArgs, opts?: pulumi.CustomResourceOptions);
}
export interface WafPolicyState {
    description?: pulumi.Input<string | undefined>;
    lastUpdated?: pulumi.Input<string | undefined>;
    name?: pulumi.Input<string | undefined>;
    ruleSets?: pulumi.Input<pulumi.Input<inputs.WafPolicyRuleSet>[] | undefined>;
    teamId?: pulumi.Input<string | undefined>;
}
/**
 * The set of arguments for constructing a WafPolicy resource.
 */
export interface WafPolicyArgs {
    description: pulumi.Input<string>;
    name?: pulumi.Input<string | undefined>;
    ruleSets: pulumi.Input<pulumi.Input<inputs.WafPolicyRuleSet>[]>;
    teamId: pulumi.Input<string>;
}
//# sourceMappingURL=wafPolicy.d.ts.map