import * as pulumi from '@pulumi/pulumi';
import { type SiteInputs, siteProvider } from './netlify-site-provider';

/** A Netlify site over REST; see the provider for why it is not the bridged one's. */
export class NetlifySite extends pulumi.dynamic.Resource {
  declare readonly siteUrl: pulumi.Output<string>;

  constructor(name: string, inputs: SiteInputs, opts: pulumi.CustomResourceOptions) {
    super(
      siteProvider,
      name,
      { ...inputs, siteUrl: undefined, accountSlug: undefined },
      opts,
      'causeway',
      'NetlifySite',
    );
  }
}
