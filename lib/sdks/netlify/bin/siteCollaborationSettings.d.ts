import * as pulumi from "@pulumi/pulumi";
export declare class SiteCollaborationSettings extends pulumi.CustomResource {
    /**
     * Get an existing SiteCollaborationSettings resource's state with the given name, ID, and optional extra
     * properties used to qualify the lookup.
     *
     * @param name The _unique_ name of the resulting resource.
     * @param id The _unique_ provider ID of the resource to lookup.
     * @param state Any extra arguments used during the lookup.
     * @param opts Optional settings to control the behavior of the CustomResource.
     */
    static get(name: string, id: pulumi.Input<pulumi.ID>, state?: SiteCollaborationSettingsState, opts?: pulumi.CustomResourceOptions): SiteCollaborationSettings;
    /**
     * Returns true if the given object is an instance of SiteCollaborationSettings.  This is designed to work even
     * when multiple copies of the Pulumi SDK have been loaded into the same process.
     */
    static isInstance(obj: any): obj is SiteCollaborationSettings;
    readonly lastUpdated: pulumi.Output<string>;
    readonly netlifyDrawerInBranchDeploys: pulumi.Output<boolean>;
    readonly netlifyDrawerInDeployPreviews: pulumi.Output<boolean>;
    readonly netlifyHeadsUpDisplay: pulumi.Output<boolean>;
    readonly siteId: pulumi.Output<string>;
    /**
     * Create a SiteCollaborationSettings resource with the given unique name, arguments, and options.
     *
     * @param name The _unique_ name of the resource.
     * @param args The arguments to use to populate this resource's properties.
     * @param opts A bag of options that control this resource's behavior.
     */
    constructor(name: string, args: SiteCollaborationSettingsArgs, opts?: pulumi.CustomResourceOptions);
}
export interface SiteCollaborationSettingsState {
    lastUpdated?: pulumi.Input<string | undefined>;
    netlifyDrawerInBranchDeploys?: pulumi.Input<boolean | undefined>;
    netlifyDrawerInDeployPreviews?: pulumi.Input<boolean | undefined>;
    netlifyHeadsUpDisplay?: pulumi.Input<boolean | undefined>;
    siteId?: pulumi.Input<string | undefined>;
}
/**
 * The set of arguments for constructing a SiteCollaborationSettings resource.
 */
export interface SiteCollaborationSettingsArgs {
    netlifyDrawerInBranchDeploys: pulumi.Input<boolean>;
    netlifyDrawerInDeployPreviews: pulumi.Input<boolean>;
    netlifyHeadsUpDisplay: pulumi.Input<boolean>;
    siteId: pulumi.Input<string>;
}
//# sourceMappingURL=siteCollaborationSettings.d.ts.map