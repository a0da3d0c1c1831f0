import * as pulumi from "@pulumi/pulumi";
export declare class SiteDomainSettings extends pulumi.CustomResource {
    /**
     * Get an existing SiteDomainSettings resource's state with the given name, ID, and optional extra
     * properties used to qualify the lookup.
     *
     * @param name The _unique_ name of the resulting resource.
     * @param id The _unique_ provider ID of the resource to lookup.
     * @param state Any extra arguments used during the lookup.
     * @param opts Optional settings to control the behavior of the CustomResource.
     */
    static get(name: string, id: pulumi.Input<pulumi.ID>, state?: SiteDomainSettingsState, opts?: pulumi.CustomResourceOptions): SiteDomainSettings;
    /**
     * Returns true if the given object is an instance of SiteDomainSettings.  This is designed to work even
     * when multiple copies of the Pulumi SDK have been loaded into the same process.
     */
    static isInstance(obj: any): obj is SiteDomainSettings;
    readonly branchDeployCustomDomain: pulumi.Output<string | undefined>;
    readonly customDomain: pulumi.Output<string | undefined>;
    readonly deployPreviewCustomDomain: pulumi.Output<string | undefined>;
    readonly domainAliases: pulumi.Output<string[]>;
    readonly lastUpdated: pulumi.Output<string>;
    readonly siteId: pulumi.Output<string>;
    /**
     * Create a SiteDomainSettings resource with the given unique name, arguments, and options.
     *
     * @param name The _unique_ name of the resource.
     * @param args The arguments to use to populate this resource's properties.
     * @param opts A bag of options that control this resource's behavior.
     */
    constructor(name: string, args: SiteDomainSettingsArgs, opts?: pulumi.CustomResourceOptions);
}
export interface SiteDomainSettingsState {
    branchDeployCustomDomain?: pulumi.Input<string | undefined>;
    customDomain?: pulumi.Input<string | undefined>;
    deployPreviewCustomDomain?: pulumi.Input<string | undefined>;
    domainAliases?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    lastUpdated?: pulumi.Input<string | undefined>;
    siteId?: pulumi.Input<string | undefined>;
}
/**
 * The set of arguments for constructing a SiteDomainSettings resource.
 */
export interface SiteDomainSettingsArgs {
    branchDeployCustomDomain?: pulumi.Input<string | undefined>;
    customDomain?: pulumi.Input<string | undefined>;
    deployPreviewCustomDomain?: pulumi.Input<string | undefined>;
    domainAliases?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    siteId: pulumi.Input<string>;
}
//# sourceMappingURL=siteDomainSettings.d.ts.map