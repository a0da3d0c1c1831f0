import * as pulumi from "@pulumi/pulumi";
export declare class DeployKey extends pulumi.CustomResource {
    /**
     * Get an existing DeployKey resource's state with the given name, ID, and optional extra
     * properties used to qualify the lookup.
     *
     * @param name The _unique_ name of the resulting resource.
     * @param id The _unique_ provider ID of the resource to lookup.
     * @param state Any extra arguments used during the lookup.
     * @param opts Optional settings to control the behavior of the CustomResource.
     */
    static get(name: string, id: pulumi.Input<pulumi.ID>, state?: DeployKeyState, opts?: pulumi.CustomResourceOptions): DeployKey;
    /**
     * Returns true if the given object is an instance of DeployKey.  This is designed to work even
     * when multiple copies of the Pulumi SDK have been loaded into the same process.
     */
    static isInstance(obj: any): obj is DeployKey;
    readonly lastUpdated: pulumi.Output<string>;
    readonly publicKey: pulumi.Output<string>;
    /**
     * Create a DeployKey resource with the given unique name, arguments, and options.
     *
     * @param name The _unique_ name of the resource.
     * @param args The arguments to use to populate this resource's properties.
     * @param opts A bag of options that control this resource's behavior.
     */
    constructor(name: string, args?: DeployKeyArgs, opts?: pulumi.CustomResourceOptions);
}
export interface DeployKeyState {
    lastUpdated?: pulumi.Input<string | undefined>;
    publicKey?: pulumi.Input<string | undefined>;
}
/**
 * The set of arguments for constructing a DeployKey resource.
 */
export interface DeployKeyArgs {
}
//# sourceMappingURL=deployKey.d.ts.map