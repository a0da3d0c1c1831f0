import * as pulumi from '@pulumi/pulumi';
import { type SiteInputs } from './netlify-site-provider';
/** A Netlify site over REST; see the provider for why it is not the bridged one's. */
export declare class NetlifySite extends pulumi.dynamic.Resource {
    readonly siteUrl: pulumi.Output<string>;
    constructor(name: string, inputs: SiteInputs, opts: pulumi.CustomResourceOptions);
}
