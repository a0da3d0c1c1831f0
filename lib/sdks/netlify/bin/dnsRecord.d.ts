import * as pulumi from "@pulumi/pulumi";
export declare class DnsRecord extends pulumi.CustomResource {
    /**
     * Get an existing DnsRecord resource's state with the given name, ID, and optional extra
     * properties used to qualify the lookup.
     *
     * @param name The _unique_ name of the resulting resource.
     * @param id The _unique_ provider ID of the resource to lookup.
     * @param state Any extra arguments used during the lookup.
     * @param opts Optional settings to control the behavior of the CustomResource.
     */
    static get(name: string, id: pulumi.Input<pulumi.ID>, state?: DnsRecordState, opts?: pulumi.CustomResourceOptions): DnsRecord;
    /**
     * Returns true if the given object is an instance of DnsRecord.  This is designed to work even
     * when multiple copies of the Pulumi SDK have been loaded into the same process.
     */
    static isInstance(obj: any): obj is DnsRecord;
    readonly flag: pulumi.Output<number>;
    readonly hostname: pulumi.Output<string>;
    readonly lastUpdated: pulumi.Output<string>;
    readonly priority: pulumi.Output<number>;
    readonly tag: pulumi.Output<string>;
    readonly ttl: pulumi.Output<number>;
    readonly type: pulumi.Output<string>;
    readonly value: pulumi.Output<string>;
    readonly zoneId: pulumi.Output<string>;
    /**
     * Create a DnsRecord resource with the given unique name, arguments, and options.
     *
     * @param name The _unique_ name of the resource.
     * @param args The arguments to use to populate this resource's properties.
     * @param opts A bag of options that control this resource's behavior.
     */
    constructor(name: string, args: DnsRecordArgs, opts?: pulumi.CustomResourceOptions);
}
export interface DnsRecordState {
    flag?: pulumi.Input<number | undefined>;
    hostname?: pulumi.Input<string | undefined>;
    lastUpdated?: pulumi.Input<string | undefined>;
    priority?: pulumi.Input<number | undefined>;
    tag?: pulumi.Input<string | undefined>;
    ttl?: pulumi.Input<number | undefined>;
    type?: pulumi.Input<string | undefined>;
    value?: pulumi.Input<string | undefined>;
    zoneId?: pulumi.Input<string | undefined>;
}
/**
 * The set of arguments for constructing a DnsRecord resource.
 */
export interface DnsRecordArgs {
    flag?: pulumi.Input<number | undefined>;
    hostname: pulumi.Input<string>;
    priority?: pulumi.Input<number | undefined>;
    tag?: pulumi.Input<string | undefined>;
    ttl?: pulumi.Input<number | undefined>;
    type: pulumi.Input<string>;
    value: pulumi.Input<string>;
    zoneId: pulumi.Input<string>;
}
//# sourceMappingURL=dnsRecord.d.ts.map