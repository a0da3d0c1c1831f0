import * as netlify from '@pulumi/netlify';
import * as pulumi from '@pulumi/pulumi';
import type { SitePlan } from '../plan/types';
import { NetlifySite } from './netlify-site';
import type { SecretValues } from './secret-values';
import { siteBuildArgs, siteInputs, siteSecretArgs, siteVariableArgs } from './site-args';

/** What a site is made from. */
export interface SiteArgs {
  readonly plan: SitePlan;
  readonly secrets: SecretValues;
}

/** One Netlify site with its variables, secrets that we manage, domain, and build settings where it is linked. */
export class Site extends pulumi.ComponentResource {
  readonly siteId: pulumi.Output<string>;
  readonly siteUrl: pulumi.Output<string>;

  constructor({ plan, secrets }: SiteArgs, opts: pulumi.ComponentResourceOptions) {
    super('causeway:index:Site', plan.key, {}, { ...opts, protect: plan.protect });
    const site = new NetlifySite(plan.key, siteInputs(plan), { parent: this });
    // A named id is known in a preview too: without it, adopting a site would look like replacing its variables.
    const siteId = plan.siteId === undefined ? site.id : pulumi.output(plan.siteId);
    // Below the component, not below the site: a parent's provider is inherited only by its own package's children.
    const below = { parent: this, dependsOn: [site] };
    for (const { name, value } of plan.variables) {
      new netlify.EnvironmentVariable(
        `${plan.key}.variable.${name}`,
        { siteId, ...siteVariableArgs(name, value) },
        { ...below, deleteBeforeReplace: true },
      );
    }
    const holder = { key: plan.key, surfaces: [plan.surface], secrets: plan.secrets };
    for (const { name } of secrets.filled(holder)) {
      new netlify.EnvironmentVariable(
        `${plan.key}.secret.${name}`,
        { siteId, ...siteSecretArgs(name, secrets.value(holder, name)) },
        { ...below, deleteBeforeReplace: true },
      );
    }
    if (plan.domain !== undefined) {
      new netlify.SiteDomainSettings(`${plan.key}.domain`, { siteId, customDomain: plan.domain }, below);
    }
    // Without a linked repository this resource crashes the provider at the next refresh.
    if (plan.linked) {
      new netlify.SiteBuildSettings(`${plan.key}.build`, { siteId, ...siteBuildArgs(plan.linked) }, below);
    }
    this.siteId = siteId;
    this.siteUrl = site.siteUrl;
    this.registerOutputs({ siteId: this.siteId, siteUrl: this.siteUrl });
  }
}
