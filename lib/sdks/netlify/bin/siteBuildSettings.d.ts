import * as pulumi from "@pulumi/pulumi";
export declare class SiteBuildSettings extends pulumi.CustomResource {
    /**
     * Get an existing SiteBuildSettings resource's state with the given name, ID, and optional extra
     * properties used to qualify the lookup.
     *
     * @param name The _unique_ name of the resulting resource.
     * @param id The _unique_ provider ID of the resource to lookup.
     * @param state Any extra arguments used during the lookup.
     * @param opts Optional settings to control the behavior of the CustomResource.
     */
    static get(name: string, id: pulumi.Input<pulumi.ID>, state?: SiteBuildSettingsState, opts?: pulumi.CustomResourceOptions): SiteBuildSettings;
    /**
     * Returns true if the given object is an instance of SiteBuildSettings.  This is designed to work even
     * when multiple copies of the Pulumi SDK have been loaded into the same process.
     */
    static isInstance(obj: any): obj is SiteBuildSettings;
    readonly baseDirectory: pulumi.Output<string>;
    readonly branchDeployAllBranches: pulumi.Output<boolean>;
    readonly branchDeployBranches: pulumi.Output<string[]>;
    readonly buildCommand: pulumi.Output<string>;
    readonly buildImage: pulumi.Output<string>;
    readonly deployPreviews: pulumi.Output<boolean>;
    readonly functionsDirectory: pulumi.Output<string>;
    readonly functionsRegion: pulumi.Output<string>;
    readonly lastUpdated: pulumi.Output<string>;
    readonly packageDirectory: pulumi.Output<string>;
    readonly prettyUrls: pulumi.Output<boolean>;
    readonly preventNonGitProdDeploys: pulumi.Output<boolean>;
    readonly productionBranch: pulumi.Output<string>;
    readonly publishDirectory: pulumi.Output<string>;
    readonly siteId: pulumi.Output<string>;
    readonly stopBuilds: pulumi.Output<boolean>;
    readonly wafPolicyId: pulumi.Output<string | undefined>;
    /**
     * Create a SiteBuildSettings resource with the given unique name, arguments, and options.
     *
     * @param name The _unique_ name of the resource.
     * @param args The arguments to use to populate this resource's properties.
     * @param opts A bag of options that control this resource's behavior.
     */
    constructor(name: string, args: SiteBuildSettingsArgs, opts?: pulumi.CustomResourceOptions);
}
export interface SiteBuildSettingsState {
    baseDirectory?: pulumi.Input<string | undefined>;
    branchDeployAllBranches?: pulumi.Input<boolean | undefined>;
    branchDeployBranches?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    buildCommand?: pulumi.Input<string | undefined>;
    buildImage?: pulumi.Input<string | undefined>;
    deployPreviews?: pulumi.Input<boolean | undefined>;
    functionsDirectory?: pulumi.Input<string | undefined>;
    functionsRegion?: pulumi.Input<string | undefined>;
    lastUpdated?: pulumi.Input<string | undefined>;
    packageDirectory?: pulumi.Input<string | undefined>;
    prettyUrls?: pulumi.Input<boolean | undefined>;
    preventNonGitProdDeploys?: pulumi.Input<boolean | undefined>;
    productionBranch?: pulumi.Input<string | undefined>;
    publishDirectory?: pulumi.Input<string | undefined>;
    siteId?: pulumi.Input<string | undefined>;
    stopBuilds?: pulumi.Input<boolean | undefined>;
    wafPolicyId?: pulumi.Input<string | undefined>;
}
/**
 * The set of arguments for constructing a SiteBuildSettings resource.
 */
export interface SiteBuildSettingsArgs {
    baseDirectory?: pulumi.Input<string | undefined>;
    branchDeployAllBranches?: pulumi.Input<boolean | undefined>;
    branchDeployBranches?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    buildCommand: pulumi.Input<string>;
    buildImage?: pulumi.Input<string | undefined>;
    deployPreviews?: pulumi.Input<boolean | undefined>;
    functionsDirectory?: pulumi.Input<string | undefined>;
    functionsRegion?: pulumi.Input<string | undefined>;
    packageDirectory?: pulumi.Input<string | undefined>;
    prettyUrls?: pulumi.Input<boolean | undefined>;
    preventNonGitProdDeploys?: pulumi.Input<boolean | undefined>;
    productionBranch: pulumi.Input<string>;
    publishDirectory: pulumi.Input<string>;
    siteId: pulumi.Input<string>;
    stopBuilds?: pulumi.Input<boolean | undefined>;
    wafPolicyId?: pulumi.Input<string | undefined>;
}
//# sourceMappingURL=siteBuildSettings.d.ts.map