import * as pulumi from "@pulumi/pulumi";
import * as inputs from "./types/input";
import * as outputs from "./types/output";
export declare class SiteFirewallTrafficRules extends pulumi.CustomResource {
    /**
     * Get an existing SiteFirewallTrafficRules resource's state with the given name, ID, and optional extra
     * properties used to qualify the lookup.
     *
     * @param name The _unique_ name of the resulting resource.
     * @param id The _unique_ provider ID of the resource to lookup.
     * @param state Any extra arguments used during the lookup.
     * @param opts Optional settings to control the behavior of the CustomResource.
     */
    static get(name: string, id: pulumi.Input<pulumi.ID>, state?: SiteFirewallTrafficRulesState, opts?: pulumi.CustomResourceOptions): SiteFirewallTrafficRules;
    /**
     * Returns true if the given object is an instance of SiteFirewallTrafficRules.  This is designed to work even
     * when multiple copies of the Pulumi SDK have been loaded into the same process.
     */
    static isInstance(obj: any): obj is SiteFirewallTrafficRules;
    readonly lastUpdated: pulumi.Output<string>;
    readonly published: pulumi.Output<outputs.SiteFirewallTrafficRulesPublished>;
    readonly siteId: pulumi.Output<string>;
    readonly teamId: pulumi.Output<string>;
    readonly unpublished: pulumi.Output<outputs.SiteFirewallTrafficRulesUnpublished>;
    /**
     * Create a SiteFirewallTrafficRules resource with the given unique name, arguments, and options.
     *
     * @param name The _unique_ name of the resource.
     * @param args The arguments to use to populate this resource's properties.
     * @param opts A bag of options that control this resource's behavior.
     */
    constructor(name: string, args: SiteFirewallTrafficRulesArgs, opts?: pulumi.CustomResourceOptions);
}
export interface SiteFirewallTrafficRulesState {
    lastUpdated?: pulumi.Input<string | undefined>;
    published?: pulumi.Input<inputs.SiteFirewallTrafficRulesPublished | undefined>;
    siteId?: pulumi.Input<string | undefined>;
    teamId?: pulumi.Input<string | undefined>;
    unpublished?: pulumi.Input<inputs.SiteFirewallTrafficRulesUnpublished | undefined>;
}
/**
 * The set of arguments for constructing a SiteFirewallTrafficRules resource.
 */
export interface SiteFirewallTrafficRulesArgs {
    published: pulumi.Input<inputs.SiteFirewallTrafficRulesPublished>;
    siteId: pulumi.Input<string>;
    unpublished: pulumi.Input<inputs.SiteFirewallTrafficRulesUnpublished>;
}
//# sourceMappingURL=siteFirewallTrafficRules.d.ts.map