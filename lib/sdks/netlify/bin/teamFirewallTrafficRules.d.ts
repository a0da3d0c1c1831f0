import * as pulumi from "@pulumi/pulumi";
import * as inputs from "./types/input";
import * as outputs from "./types/output";
export declare class TeamFirewallTrafficRules extends pulumi.CustomResource {
    /**
     * Get an existing TeamFirewallTrafficRules resource's state with the given name, ID, and optional extra
     * properties used to qualify the lookup.
     *
     * @param name The _unique_ name of the resulting resource.
     * @param id The _unique_ provider ID of the resource to lookup.
     * @param state Any extra arguments used during the lookup.
     * @param opts Optional settings to control the behavior of the CustomResource.
     */
    static get(name: string, id: pulumi.Input<pulumi.ID>, state?: TeamFirewallTrafficRulesState, opts?: pulumi.CustomResourceOptions): TeamFirewallTrafficRules;
    /**
     * Returns true if the given object is an instance of TeamFirewallTrafficRules.  This is designed to work even
     * when multiple copies of the Pulumi SDK have been loaded into the same process.
     */
    static isInstance(obj: any): obj is TeamFirewallTrafficRules;
    readonly lastUpdated: pulumi.Output<string>;
    readonly published: pulumi.Output<outputs.TeamFirewallTrafficRulesPublished>;
    readonly siteId: pulumi.Output<string>;
    readonly teamId: pulumi.Output<string>;
    readonly unpublished: pulumi.Output<outputs.TeamFirewallTrafficRulesUnpublished>;
    /**
     * Create a TeamFirewallTrafficRules resource with the given unique name, arguments, and options.
     *
     * @param name The _unique_ name of the resource.
     * @param args The arguments to use to populate this resource's properties.
     * @param opts A bag of options that control this resource's behavior.
     */
    constructor(name: string, args: TeamFirewallTrafficRulesArgs, opts?: pulumi.CustomResourceOptions);
}
export interface TeamFirewallTrafficRulesState {
    lastUpdated?: pulumi.Input<string | undefined>;
    published?: pulumi.Input<inputs.TeamFirewallTrafficRulesPublished | undefined>;
    siteId?: pulumi.Input<string | undefined>;
    teamId?: pulumi.Input<string | undefined>;
    unpublished?: pulumi.Input<inputs.TeamFirewallTrafficRulesUnpublished | undefined>;
}
/**
 * The set of arguments for constructing a TeamFirewallTrafficRules resource.
 */
export interface TeamFirewallTrafficRulesArgs {
    published: pulumi.Input<inputs.TeamFirewallTrafficRulesPublished>;
    teamId?: pulumi.Input<string | undefined>;
    unpublished: pulumi.Input<inputs.TeamFirewallTrafficRulesUnpublished>;
}
//# sourceMappingURL=teamFirewallTrafficRules.d.ts.map