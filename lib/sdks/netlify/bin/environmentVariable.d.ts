import * as pulumi from "@pulumi/pulumi";
import * as inputs from "./types/input";
import * as outputs from "./types/output";
export declare class EnvironmentVariable extends pulumi.CustomResource {
    /**
     * Get an existing EnvironmentVariable resource's state with the given name, ID, and optional extra
     * properties used to qualify the lookup.
     *
     * @param name The _unique_ name of the resulting resource.
     * @param id The _unique_ provider ID of the resource to lookup.
     * @param state Any extra arguments used during the lookup.
     * @param opts Optional settings to control the behavior of the CustomResource.
     */
    static get(name: string, id: pulumi.Input<pulumi.ID>, state?: EnvironmentVariableState, opts?: pulumi.CustomResourceOptions): EnvironmentVariable;
    /**
     * Returns true if the given object is an instance of EnvironmentVariable.  This is designed to work even
     * when multiple copies of the Pulumi SDK have been loaded into the same process.
     */
    static isInstance(obj: any): obj is EnvironmentVariable;
    readonly key: pulumi.Output<string>;
    readonly lastUpdated: pulumi.Output<string>;
    readonly scopes: pulumi.Output<string[]>;
    readonly secretValues: pulumi.Output<outputs.EnvironmentVariableSecretValue[] | undefined>;
    readonly siteId: pulumi.Output<string | undefined>;
    readonly teamId: pulumi.Output<string>;
    readonly values: pulumi.Output<outputs.EnvironmentVariableValue[] | undefined>;
    /**
     * Create a EnvironmentVariable resource with the given unique name, arguments, and options.
     *
     * @param name The _unique_ name of the resource.
     * @param args The arguments to use to populate this resource's properties.
     * @param opts A bag of options that control this resource's behavior.
     */
    constructor(name: string, args: EnvironmentVariableArgs, opts?: pulumi.CustomResourceOptions);
}
export interface EnvironmentVariableState {
    key?: pulumi.Input<string | undefined>;
    lastUpdated?: pulumi.Input<string | undefined>;
    scopes?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    secretValues?: pulumi.Input<pulumi.Input<inputs.EnvironmentVariableSecretValue>[] | undefined>;
    siteId?: pulumi.Input<string | undefined>;
    teamId?: pulumi.Input<string | undefined>;
    values?: pulumi.Input<pulumi.Input<inputs.EnvironmentVariableValue>[] | undefined>;
}
/**
 * The set of arguments for constructing a EnvironmentVariable resource.
 */
export interface EnvironmentVariableArgs {
    key: pulumi.Input<string>;
    scopes?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    secretValues?: pulumi.Input<pulumi.Input<inputs.EnvironmentVariableSecretValue>[] | undefined>;
    siteId?: pulumi.Input<string | undefined>;
    teamId?: pulumi.Input<string | undefined>;
    values?: pulumi.Input<pulumi.Input<inputs.EnvironmentVariableValue>[] | undefined>;
}
//# sourceMappingURL=environmentVariable.d.ts.map