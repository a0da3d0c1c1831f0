import type { Provider as GithubProvider } from '@pulumi/github';
import * as pulumi from '@pulumi/pulumi';
import type { Identities } from '../plan/identities';
import { sortedSet } from '../plan/sorted';
import type { EnvironmentPlan, FoundationPlan, SitePlan, StackFingerprints, TierPlan } from '../plan/types';
import { keyName } from '../registry/fingerprint';
import { Environment } from './environment';
import { netlifyProviders } from './providers';
import { RepositoryFoundation } from './repository';
import type { SecretValues } from './secret-values';
import { Site } from './site';

/** The settings of a stack's resources. */
export interface StackArgs {
  readonly github: GithubProvider;
  readonly identities: Identities;
  readonly secrets: SecretValues;
  /** Repeats writes that Netlify refused because of too many requests (netlify-limit.ts). */
  readonly limit?: pulumi.ErrorHook | undefined;
  /** The key of the fingerprints of `managed: pulumi` secrets. */
  readonly fingerprintKey?: string | undefined;
}

/** The outputs of a stack. */
export interface StackOutputs {
  /** Environment names by repository. */
  readonly environments: Readonly<Record<string, readonly string[]>>;
  /** Netlify sites by `<surface>`. */
  readonly sites: Readonly<
    Record<string, { readonly name: string; readonly id: pulumi.Output<string>; readonly url: pulumi.Output<string> }>
  >;
  /** Ruleset names by repository. */
  readonly rulesets: Readonly<Record<string, readonly string[]>>;
  /** `<key>/<NAME>` of the managed secrets without a value. */
  readonly unfilledSecrets: readonly string[];
  /**
   * Fingerprints of a tier's `managed: pulumi` secrets, where there is a key; secret. `causeway isolation lint`
   * compares the tiers.
   */
  readonly secretFingerprints?: pulumi.Output<StackFingerprints>;
}

function environmentNames(environments: readonly EnvironmentPlan[]): Record<string, readonly string[]> {
  const repositories = sortedSet(environments.map(({ repository }) => repository.name));
  return Object.fromEntries(
    repositories.map((name) => [
      name,
      sortedSet(environments.filter(({ repository }) => repository.name === name).map((plan) => plan.name)),
    ]),
  );
}

function reportUnfilled(unfilled: readonly string[]): readonly string[] {
  for (const name of unfilled) {
    void pulumi.log.warn(`secret ${name} has no value in causeway:secrets; it is left out, not created empty`);
  }
  return unfilled;
}

function foundation(plan: FoundationPlan, { github, identities, secrets }: StackArgs): StackOutputs {
  for (const repository of plan.repositories) {
    new RepositoryFoundation({ plan: repository, identities, secrets }, { providers: { github } });
  }
  return {
    environments: environmentNames(plan.repositories.flatMap(({ environments }) => environments)),
    sites: {},
    rulesets: Object.fromEntries(
      plan.repositories.map(({ repository, rulesets }) => [
        repository.name,
        sortedSet(rulesets.map(({ name }) => name)),
      ]),
    ),
    unfilledSecrets: [],
  };
}

function secretHolder(site: SitePlan) {
  return { key: site.key, surfaces: [site.surface], secrets: site.secrets };
}

/** `<key>/<NAME>` of a plan's managed secrets without a value. The foundation has none. */
export function unfilledIn(
  plan: FoundationPlan | TierPlan,
  secrets: Pick<SecretValues, 'unfilled'>,
): readonly string[] {
  const holders = 'sites' in plan ? [...plan.environments, ...plan.sites.map(secretHolder)] : [];
  return holders.flatMap((holder) => secrets.unfilled(holder));
}

function fingerprints(plan: TierPlan, { secrets, fingerprintKey: key }: StackArgs) {
  if (key === undefined) return {};
  const holders = [...plan.environments, ...plan.sites.map(secretHolder)];
  const prints = Object.fromEntries(holders.flatMap((holder) => secrets.fingerprints(holder, key)));
  return { secretFingerprints: pulumi.secret({ tier: plan.tier, key: keyName(key), prints }) };
}

function tier(plan: TierPlan, args: StackArgs): StackOutputs {
  const { github, identities, secrets, limit } = args;
  for (const environment of plan.environments) {
    new Environment({ plan: environment, identities, secrets }, { providers: { github } });
  }
  const netlify = netlifyProviders(sortedSet(plan.sites.map(({ team }) => team)));
  const sites = plan.sites.map((site) => {
    const provider = netlify.get(site.team);
    if (!provider) throw new Error(`no Netlify provider for the team ${site.team}`);
    const { siteId, siteUrl } = new Site({ plan: site, secrets, limit }, { providers: { netlify: provider } });
    return [site.surface, { name: site.name, id: siteId, url: siteUrl }] as const;
  });
  return {
    environments: environmentNames(plan.environments),
    sites: Object.fromEntries(sites),
    rulesets: {},
    unfilledSecrets: reportUnfilled(unfilledIn(plan, secrets)),
    ...fingerprints(plan, args),
  };
}

/** Registers everything in a plan and returns the stack's outputs. */
export function deployStack(plan: FoundationPlan | TierPlan, args: StackArgs): StackOutputs {
  const environments = 'sites' in plan ? plan.environments : plan.repositories.flatMap((each) => each.environments);
  args.secrets.requireSizes(environments);
  return 'sites' in plan ? tier(plan, args) : foundation(plan, args);
}
