import * as pulumi from "@pulumi/pulumi";
import * as inputs from "./types/input";
import * as outputs from "./types/output";
export declare class DnsZone extends pulumi.CustomResource {
    /**
     * Get an existing DnsZone resource's state with the given name, ID, and optional extra
     * properties used to qualify the lookup.
     *
     * @param name The _unique_ name of the resulting resource.
     * @param id The _unique_ provider ID of the resource to lookup.
     * @param state Any extra arguments used during the lookup.
     * @param opts Optional settings to control the behavior of the CustomResource.
     */
    static get(name: string, id: pulumi.Input<pulumi.ID>, state?: DnsZoneState, opts?: pulumi.CustomResourceOptions): DnsZone;
    /**
     * Returns true if the given object is an instance of DnsZone.  This is designed to work even
     * when multiple copies of the Pulumi SDK have been loaded into the same process.
     */
    static isInstance(obj: any): obj is DnsZone;
    readonly dnsServers: pulumi.Output<string[]>;
    readonly domain: pulumi.Output<outputs.DnsZoneDomain>;
    readonly lastUpdated: pulumi.Output<string>;
    readonly name: pulumi.Output<string>;
    readonly teamId: pulumi.Output<string>;
    readonly teamSlug: pulumi.Output<string>;
    /**
     * Create a DnsZone resource with the given unique name, arguments, and options.
     *
     * @param name The _unique_ name of the resource.
     * @param args The arguments to use to populate this resource's properties.
     * @param opts A bag of options that control this resource's behavior.
     */
    constructor(name: string, args?: DnsZoneArgs, opts?: pulumi.CustomResourceOptions);
}
export interface DnsZoneState {
    dnsServers?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    domain?: pulumi.Input<inputs.DnsZoneDomain | undefined>;
    lastUpdated?: pulumi.Input<string | undefined>;
    name?: pulumi.Input<string | undefined>;
    teamId?: pulumi.Input<string | undefined>;
    teamSlug?: pulumi.Input<string | undefined>;
}
/**
 * The set of arguments for constructing a DnsZone resource.
 */
export interface DnsZoneArgs {
    name?: pulumi.Input<string | undefined>;
    teamSlug?: pulumi.Input<string | undefined>;
}
//# sourceMappingURL=dnsZone.d.ts.map