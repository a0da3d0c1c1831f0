import * as pulumi from "@pulumi/pulumi";
import * as inputs from "../types/input";
export interface DnsZoneDomain {
    autoRenew?: pulumi.Input<boolean | undefined>;
    autoRenewAt?: pulumi.Input<string | undefined>;
    expiresAt?: pulumi.Input<string | undefined>;
    id?: pulumi.Input<string | undefined>;
    name?: pulumi.Input<string | undefined>;
    registeredAt?: pulumi.Input<string | undefined>;
    renewalPrice?: pulumi.Input<string | undefined>;
}
export interface EnvironmentVariableSecretValue {
    context: pulumi.Input<string>;
    contextParameter?: pulumi.Input<string | undefined>;
    value: pulumi.Input<string>;
}
export interface EnvironmentVariableValue {
    context: pulumi.Input<string>;
    contextParameter?: pulumi.Input<string | undefined>;
    value: pulumi.Input<string>;
}
export interface LogDrainServiceConfig {
    authorizationHeader?: pulumi.Input<string | undefined>;
    bucketName?: pulumi.Input<string | undefined>;
    bucketRegion?: pulumi.Input<string | undefined>;
    integrationName?: pulumi.Input<string | undefined>;
    path?: pulumi.Input<string | undefined>;
    tags?: pulumi.Input<{
        [key: string]: pulumi.Input<string>;
    } | undefined>;
    url?: pulumi.Input<string | undefined>;
    verificationFilename?: pulumi.Input<string | undefined>;
}
export interface SiteFirewallTrafficRulesPublished {
    defaultAction: pulumi.Input<string>;
    geoExceptions?: pulumi.Input<pulumi.Input<inputs.SiteFirewallTrafficRulesPublishedGeoException>[] | undefined>;
    geoRestrictions?: pulumi.Input<pulumi.Input<inputs.SiteFirewallTrafficRulesPublishedGeoRestriction>[] | undefined>;
    ipExceptions?: pulumi.Input<pulumi.Input<inputs.SiteFirewallTrafficRulesPublishedIpException>[] | undefined>;
    ipRestrictions?: pulumi.Input<pulumi.Input<inputs.SiteFirewallTrafficRulesPublishedIpRestriction>[] | undefined>;
}
export interface SiteFirewallTrafficRulesPublishedGeoException {
    countries: pulumi.Input<pulumi.Input<string>[]>;
    description: pulumi.Input<string>;
    subregions?: pulumi.Input<pulumi.Input<string>[] | undefined>;
}
export interface SiteFirewallTrafficRulesPublishedGeoRestriction {
    countries: pulumi.Input<pulumi.Input<string>[]>;
    description: pulumi.Input<string>;
    subregions?: pulumi.Input<pulumi.Input<string>[] | undefined>;
}
export interface SiteFirewallTrafficRulesPublishedIpException {
    addresses: pulumi.Input<pulumi.Input<string>[]>;
    description: pulumi.Input<string>;
}
export interface SiteFirewallTrafficRulesPublishedIpRestriction {
    addresses: pulumi.Input<pulumi.Input<string>[]>;
    description: pulumi.Input<string>;
}
export interface SiteFirewallTrafficRulesUnpublished {
    defaultAction: pulumi.Input<string>;
    geoExceptions?: pulumi.Input<pulumi.Input<inputs.SiteFirewallTrafficRulesUnpublishedGeoException>[] | undefined>;
    geoRestrictions?: pulumi.Input<pulumi.Input<inputs.SiteFirewallTrafficRulesUnpublishedGeoRestriction>[] | undefined>;
    ipExceptions?: pulumi.Input<pulumi.Input<inputs.SiteFirewallTrafficRulesUnpublishedIpException>[] | undefined>;
    ipRestrictions?: pulumi.Input<pulumi.Input<inputs.SiteFirewallTrafficRulesUnpublishedIpRestriction>[] | undefined>;
}
export interface SiteFirewallTrafficRulesUnpublishedGeoException {
    countries: pulumi.Input<pulumi.Input<string>[]>;
    description: pulumi.Input<string>;
    subregions?: pulumi.Input<pulumi.Input<string>[] | undefined>;
}
export interface SiteFirewallTrafficRulesUnpublishedGeoRestriction {
    countries: pulumi.Input<pulumi.Input<string>[]>;
    description: pulumi.Input<string>;
    subregions?: pulumi.Input<pulumi.Input<string>[] | undefined>;
}
export interface SiteFirewallTrafficRulesUnpublishedIpException {
    addresses: pulumi.Input<pulumi.Input<string>[]>;
    description: pulumi.Input<string>;
}
export interface SiteFirewallTrafficRulesUnpublishedIpRestriction {
    addresses: pulumi.Input<pulumi.Input<string>[]>;
    description: pulumi.Input<string>;
}
export interface TeamFirewallTrafficRulesPublished {
    defaultAction: pulumi.Input<string>;
    geoExceptions?: pulumi.Input<pulumi.Input<inputs.TeamFirewallTrafficRulesPublishedGeoException>[] | undefined>;
    geoRestrictions?: pulumi.Input<pulumi.Input<inputs.TeamFirewallTrafficRulesPublishedGeoRestriction>[] | undefined>;
    ipExceptions?: pulumi.Input<pulumi.Input<inputs.TeamFirewallTrafficRulesPublishedIpException>[] | undefined>;
    ipRestrictions?: pulumi.Input<pulumi.Input<inputs.TeamFirewallTrafficRulesPublishedIpRestriction>[] | undefined>;
}
export interface TeamFirewallTrafficRulesPublishedGeoException {
    countries: pulumi.Input<pulumi.Input<string>[]>;
    description: pulumi.Input<string>;
    subregions?: pulumi.Input<pulumi.Input<string>[] | undefined>;
}
export interface TeamFirewallTrafficRulesPublishedGeoRestriction {
    countries: pulumi.Input<pulumi.Input<string>[]>;
    description: pulumi.Input<string>;
    subregions?: pulumi.Input<pulumi.Input<string>[] | undefined>;
}
export interface TeamFirewallTrafficRulesPublishedIpException {
    addresses: pulumi.Input<pulumi.Input<string>[]>;
    description: pulumi.Input<string>;
}
export interface TeamFirewallTrafficRulesPublishedIpRestriction {
    addresses: pulumi.Input<pulumi.Input<string>[]>;
    description: pulumi.Input<string>;
}
export interface TeamFirewallTrafficRulesUnpublished {
    defaultAction: pulumi.Input<string>;
    geoExceptions?: pulumi.Input<pulumi.Input<inputs.TeamFirewallTrafficRulesUnpublishedGeoException>[] | undefined>;
    geoRestrictions?: pulumi.Input<pulumi.Input<inputs.TeamFirewallTrafficRulesUnpublishedGeoRestriction>[] | undefined>;
    ipExceptions?: pulumi.Input<pulumi.Input<inputs.TeamFirewallTrafficRulesUnpublishedIpException>[] | undefined>;
    ipRestrictions?: pulumi.Input<pulumi.Input<inputs.TeamFirewallTrafficRulesUnpublishedIpRestriction>[] | undefined>;
}
export interface TeamFirewallTrafficRulesUnpublishedGeoException {
    countries: pulumi.Input<pulumi.Input<string>[]>;
    description: pulumi.Input<string>;
    subregions?: pulumi.Input<pulumi.Input<string>[] | undefined>;
}
export interface TeamFirewallTrafficRulesUnpublishedGeoRestriction {
    countries: pulumi.Input<pulumi.Input<string>[]>;
    description: pulumi.Input<string>;
    subregions?: pulumi.Input<pulumi.Input<string>[] | undefined>;
}
export interface TeamFirewallTrafficRulesUnpublishedIpException {
    addresses: pulumi.Input<pulumi.Input<string>[]>;
    description: pulumi.Input<string>;
}
export interface TeamFirewallTrafficRulesUnpublishedIpRestriction {
    addresses: pulumi.Input<pulumi.Input<string>[]>;
    description: pulumi.Input<string>;
}
export interface WafPolicyRuleSet {
    categoryThresholds?: pulumi.Input<{
        [key: string]: pulumi.Input<number>;
    } | undefined>;
    excludedPatterns?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    managedId: pulumi.Input<string>;
    overallThreshold: pulumi.Input<number>;
    passiveMode: pulumi.Input<boolean>;
    ruleOverrides?: pulumi.Input<{
        [key: string]: pulumi.Input<inputs.WafPolicyRuleSetRuleOverrides>;
    } | undefined>;
}
export interface WafPolicyRuleSetRuleOverrides {
    action: pulumi.Input<string>;
}
//# sourceMappingURL=input.d.ts.map