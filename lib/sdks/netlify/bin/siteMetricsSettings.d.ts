import * as pulumi from "@pulumi/pulumi";
export declare class SiteMetricsSettings extends pulumi.CustomResource {
    /**
     * Get an existing SiteMetricsSettings resource's state with the given name, ID, and optional extra
     * properties used to qualify the lookup.
     *
     * @param name The _unique_ name of the resulting resource.
     * @param id The _unique_ provider ID of the resource to lookup.
     * @param state Any extra arguments used during the lookup.
     * @param opts Optional settings to control the behavior of the CustomResource.
     */
    static get(name: string, id: pulumi.Input<pulumi.ID>, state?: SiteMetricsSettingsState, opts?: pulumi.CustomResourceOptions): SiteMetricsSettings;
    /**
     * Returns true if the given object is an instance of SiteMetricsSettings.  This is designed to work even
     * when multiple copies of the Pulumi SDK have been loaded into the same process.
     */
    static isInstance(obj: any): obj is SiteMetricsSettings;
    readonly lastUpdated: pulumi.Output<string>;
    readonly realUserMetrics: pulumi.Output<boolean | undefined>;
    readonly siteAnalytics: pulumi.Output<boolean | undefined>;
    readonly siteId: pulumi.Output<string>;
    /**
     * Create a SiteMetricsSettings resource with the given unique name, arguments, and options.
     *
     * @param name The _unique_ name of the resource.
     * @param args The arguments to use to populate this resource's properties.
     * @param opts A bag of options that control this resource's behavior.
     */
    constructor(name: string, args: SiteMetricsSettingsArgs, opts?: pulumi.CustomResourceOptions);
}
export interface SiteMetricsSettingsState {
    lastUpdated?: pulumi.Input<string | undefined>;
    realUserMetrics?: pulumi.Input<boolean | undefined>;
    siteAnalytics?: pulumi.Input<boolean | undefined>;
    siteId?: pulumi.Input<string | undefined>;
}
/**
 * The set of arguments for constructing a SiteMetricsSettings resource.
 */
export interface SiteMetricsSettingsArgs {
    realUserMetrics?: pulumi.Input<boolean | undefined>;
    siteAnalytics?: pulumi.Input<boolean | undefined>;
    siteId: pulumi.Input<string>;
}
//# sourceMappingURL=siteMetricsSettings.d.ts.map