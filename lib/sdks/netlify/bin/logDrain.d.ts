import * as pulumi from "@pulumi/pulumi";
import * as inputs from "./types/input";
import * as outputs from "./types/output";
export declare class LogDrain extends pulumi.CustomResource {
    /**
     * Get an existing LogDrain resource's state with the given name, ID, and optional extra
     * properties used to qualify the lookup.
     *
     * @param name The _unique_ name of the resulting resource.
     * @param id The _unique_ provider ID of the resource to lookup.
     * @param state Any extra arguments used during the lookup.
     * @param opts Optional settings to control the behavior of the CustomResource.
     */
    static get(name: string, id: pulumi.Input<pulumi.ID>, state?: LogDrainState, opts?: pulumi.CustomResourceOptions): LogDrain;
    /**
     * Returns true if the given object is an instance of LogDrain.  This is designed to work even
     * when multiple copies of the Pulumi SDK have been loaded into the same process.
     */
    static isInstance(obj: any): obj is LogDrain;
    readonly destination: pulumi.Output<string>;
    readonly excludePii: pulumi.Output<boolean>;
    readonly format: pulumi.Output<string>;
    readonly lastUpdated: pulumi.Output<string>;
    readonly logTypes: pulumi.Output<string[]>;
    readonly serviceConfig: pulumi.Output<outputs.LogDrainServiceConfig>;
    readonly siteId: pulumi.Output<string>;
    /**
     * Create a LogDrain resource with the given unique name, arguments, and options.
     *
     * @param name The _unique_ name of the resource.
     * @param args The arguments to use to populate this resource's properties.
     * @param opts A bag of options that control this resource's behavior.
     */
    constructor(name: string, args: LogDrainArgs, opts?: pulumi.CustomResourceOptions);
}
export interface LogDrainState {
    destination?: pulumi.Input<string | undefined>;
    excludePii?: pulumi.Input<boolean | undefined>;
    format?: pulumi.Input<string | undefined>;
    lastUpdated?: pulumi.Input<string | undefined>;
    logTypes?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    serviceConfig?: pulumi.Input<inputs.LogDrainServiceConfig | undefined>;
    siteId?: pulumi.Input<string | undefined>;
}
/**
 * The set of arguments for constructing a LogDrain resource.
 */
export interface LogDrainArgs {
    destination: pulumi.Input<string>;
    excludePii: pulumi.Input<boolean>;
    format?: pulumi.Input<string | undefined>;
    logTypes: pulumi.Input<pulumi.Input<string>[]>;
    serviceConfig: pulumi.Input<inputs.LogDrainServiceConfig>;
    siteId: pulumi.Input<string>;
}
//# sourceMappingURL=logDrain.d.ts.map