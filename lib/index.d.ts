import * as pulumi from '@pulumi/pulumi';
declare const _default: () => Promise<{
    environments: Readonly<Record<string, readonly string[]>>;
    sites: Readonly<Record<string, {
        readonly name: string;
        readonly id: pulumi.Output<string>;
        readonly url: pulumi.Output<string>;
    }>>;
    rulesets: Readonly<Record<string, readonly string[]>>;
    unfilledSecrets: readonly string[];
    secretFingerprints?: pulumi.Output<import("./plan/types").StackFingerprints>;
    registryDigest: string;
}>;
export = _default;
