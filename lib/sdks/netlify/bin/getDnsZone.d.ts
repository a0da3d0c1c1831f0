import * as pulumi from "@pulumi/pulumi";
import * as outputs from "./types/output";
export declare function getDnsZone(args?: GetDnsZoneArgs, opts?: pulumi.InvokeOptions): Promise<GetDnsZoneResult>;
export interface GetDnsZoneArgs {
    id?: string;
    name?: string;
}
export interface GetDnsZoneResult {
    readonly dnsServers: string[];
    readonly domain: outputs.GetDnsZoneDomain;
    readonly id: string;
    readonly name: string;
    readonly records: outputs.GetDnsZoneRecord[];
    readonly teamId: string;
    readonly teamSlug: string;
}
export declare function getDnsZoneOutput(args?: GetDnsZoneOutputArgs, opts?: pulumi.InvokeOutputOptions): pulumi.Output<GetDnsZoneResult>;
export interface GetDnsZoneOutputArgs {
    id?: pulumi.Input<string | undefined>;
    name?: pulumi.Input<string | undefined>;
}
//# sourceMappingURL=getDnsZone.d.ts.map