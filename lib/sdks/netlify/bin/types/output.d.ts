import * as outputs from "../types/output";
export interface DnsZoneDomain {
    autoRenew: boolean;
    autoRenewAt: string;
    expiresAt: string;
    id: string;
    name: string;
    registeredAt: string;
    renewalPrice: string;
}
export interface EnvironmentVariableSecretValue {
    context: string;
    contextParameter: string;
    value: string;
}
export interface EnvironmentVariableValue {
    context: string;
    contextParameter?: string;
    value: string;
}
export interface GetDnsZoneDomain {
    autoRenew: boolean;
    autoRenewAt: string;
    expiresAt: string;
    id: string;
    name: string;
    registeredAt: string;
    renewalPrice: string;
}
export interface GetDnsZoneRecord {
    flag: number;
    hostname: string;
    id: string;
    priority: number;
    tag: string;
    ttl: number;
    type: string;
    value: string;
}
export interface GetManagedWafRulesRuleSets {
    definition: outputs.GetManagedWafRulesRuleSetsDefinition;
    rules: outputs.GetManagedWafRulesRuleSetsRule[];
}
export interface GetManagedWafRulesRuleSetsDefinition {
    id: string;
    type: string;
    version: string;
}
export interface GetManagedWafRulesRuleSetsRule {
    category: string;
    description: string;
    id: string;
    phase: string;
    severity: string;
}
export interface GetSitesSite {
    customDomain: string;
    domainAliases: string[];
    id: string;
    name: string;
    teamSlug: string;
}
export interface LogDrainServiceConfig {
    authorizationHeader?: string;
    bucketName?: string;
    bucketRegion?: string;
    integrationName?: string;
    path?: string;
    tags?: {
        [key: string]: string;
    };
    url?: string;
    verificationFilename?: string;
}
export interface SiteFirewallTrafficRulesPublished {
    defaultAction: string;
    geoExceptions?: outputs.SiteFirewallTrafficRulesPublishedGeoException[];
    geoRestrictions?: outputs.SiteFirewallTrafficRulesPublishedGeoRestriction[];
    ipExceptions?: outputs.SiteFirewallTrafficRulesPublishedIpException[];
    ipRestrictions?: outputs.SiteFirewallTrafficRulesPublishedIpRestriction[];
}
export interface SiteFirewallTrafficRulesPublishedGeoException {
    countries: string[];
    description: string;
    subregions?: string[];
}
export interface SiteFirewallTrafficRulesPublishedGeoRestriction {
    countries: string[];
    description: string;
    subregions?: string[];
}
export interface SiteFirewallTrafficRulesPublishedIpException {
    addresses: string[];
    description: string;
}
export interface SiteFirewallTrafficRulesPublishedIpRestriction {
    addresses: string[];
    description: string;
}
export interface SiteFirewallTrafficRulesUnpublished {
    defaultAction: string;
    geoExceptions?: outputs.SiteFirewallTrafficRulesUnpublishedGeoException[];
    geoRestrictions?: outputs.SiteFirewallTrafficRulesUnpublishedGeoRestriction[];
    ipExceptions?: outputs.SiteFirewallTrafficRulesUnpublishedIpException[];
    ipRestrictions?: outputs.SiteFirewallTrafficRulesUnpublishedIpRestriction[];
}
export interface SiteFirewallTrafficRulesUnpublishedGeoException {
    countries: string[];
    description: string;
    subregions?: string[];
}
export interface SiteFirewallTrafficRulesUnpublishedGeoRestriction {
    countries: string[];
    description: string;
    subregions?: string[];
}
export interface SiteFirewallTrafficRulesUnpublishedIpException {
    addresses: string[];
    description: string;
}
export interface SiteFirewallTrafficRulesUnpublishedIpRestriction {
    addresses: string[];
    description: string;
}
export interface TeamFirewallTrafficRulesPublished {
    defaultAction: string;
    geoExceptions?: outputs.TeamFirewallTrafficRulesPublishedGeoException[];
    geoRestrictions?: outputs.TeamFirewallTrafficRulesPublishedGeoRestriction[];
    ipExceptions?: outputs.TeamFirewallTrafficRulesPublishedIpException[];
    ipRestrictions?: outputs.TeamFirewallTrafficRulesPublishedIpRestriction[];
}
export interface TeamFirewallTrafficRulesPublishedGeoException {
    countries: string[];
    description: string;
    subregions?: string[];
}
export interface TeamFirewallTrafficRulesPublishedGeoRestriction {
    countries: string[];
    description: string;
    subregions?: string[];
}
export interface TeamFirewallTrafficRulesPublishedIpException {
    addresses: string[];
    description: string;
}
export interface TeamFirewallTrafficRulesPublishedIpRestriction {
    addresses: string[];
    description: string;
}
export interface TeamFirewallTrafficRulesUnpublished {
    defaultAction: string;
    geoExceptions?: outputs.TeamFirewallTrafficRulesUnpublishedGeoException[];
    geoRestrictions?: outputs.TeamFirewallTrafficRulesUnpublishedGeoRestriction[];
    ipExceptions?: outputs.TeamFirewallTrafficRulesUnpublishedIpException[];
    ipRestrictions?: outputs.TeamFirewallTrafficRulesUnpublishedIpRestriction[];
}
export interface TeamFirewallTrafficRulesUnpublishedGeoException {
    countries: string[];
    description: string;
    subregions?: string[];
}
export interface TeamFirewallTrafficRulesUnpublishedGeoRestriction {
    countries: string[];
    description: string;
    subregions?: string[];
}
export interface TeamFirewallTrafficRulesUnpublishedIpException {
    addresses: string[];
    description: string;
}
export interface TeamFirewallTrafficRulesUnpublishedIpRestriction {
    addresses: string[];
    description: string;
}
export interface WafPolicyRuleSet {
    categoryThresholds: {
        [key: string]: number;
    };
    excludedPatterns?: string[];
    managedId: string;
    overallThreshold: number;
    passiveMode: boolean;
    ruleOverrides: {
        [key: string]: outputs.WafPolicyRuleSetRuleOverrides;
    };
}
export interface WafPolicyRuleSetRuleOverrides {
    action: string;
}
//# sourceMappingURL=output.d.ts.map