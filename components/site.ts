import * as pulumi from '@pulumi/pulumi';
import * as netlify from '#netlify';
import { ofSite } from '../plan/planned-objects';
import { isProtectedIn, protectedIn } from '../plan/released';
import type { SitePlan } from '../plan/types';
import { NetlifySite } from './netlify-site';
import type { SecretSource } from './secret-values';
import { siteBuildArgs, siteInputs, siteSecretArgs, siteVariableArgs } from './site-args';

/** The inputs of a site. */
export interface SiteArgs {
  readonly plan: SitePlan;
  readonly secrets: SecretSource;
  /** Repeats writes that Netlify refused because of too many requests (netlify-limit.ts). */
  readonly limit?: pulumi.ErrorHook | undefined;
}

/** One Netlify site with its variables, managed secrets and domain, and with build settings where it is linked. */
export class Site extends pulumi.ComponentResource {
  readonly siteId: pulumi.Output<string>;
  readonly siteUrl: pulumi.Output<string>;

  constructor({ plan, secrets, limit }: SiteArgs, opts: pulumi.ComponentResourceOptions) {
    super('causeway:index:Site', plan.key, {}, { ...opts, protect: plan.protect });
    const site = new NetlifySite(plan.key, siteInputs(plan), { parent: this });
    // A named id is known in a preview. Otherwise adopting a site would look like replacing its variables.
    const siteId = plan.siteId === undefined ? site.id : pulumi.output(plan.siteId);
    // Below the component and not the site: children of another package do not inherit a parent's provider.
    const hooks = limit === undefined ? {} : { onError: [limit] };
    const below = (name: string): pulumi.CustomResourceOptions => {
      return { parent: this, dependsOn: [site], protect: isProtectedIn(plan, name), hooks };
    };
    for (const variable of plan.variables) {
      const name = `${plan.key}.variable.${variable.name}`;
      const args = { siteId, ...siteVariableArgs(variable.name, variable.value) };
      new netlify.EnvironmentVariable(name, args, { ...below(name), deleteBeforeReplace: true });
    }
    const holder = { key: plan.key, surfaces: [plan.surface], secrets: plan.secrets };
    for (const secret of secrets.filled(holder)) {
      const name = `${plan.key}.secret.${secret.name}`;
      const args = { siteId, ...siteSecretArgs(secret.name, secrets.value(holder, secret.name)) };
      new netlify.EnvironmentVariable(name, args, { ...below(name), deleteBeforeReplace: true });
    }
    if (plan.domain !== undefined) {
      const name = `${plan.key}.domain`;
      new netlify.SiteDomainSettings(name, { siteId, customDomain: plan.domain }, below(name));
    }
    // Without a linked repository this resource crashes the provider at the next refresh.
    if (plan.linked) {
      const name = `${plan.key}.build`;
      new netlify.SiteBuildSettings(name, { siteId, ...siteBuildArgs(plan.linked) }, below(name));
    }
    this.siteId = siteId;
    this.siteUrl = site.siteUrl;
    this.registerOutputs({
      siteId: this.siteId,
      siteUrl: this.siteUrl,
      protects: protectedIn(plan, ofSite(plan)),
    });
  }
}
