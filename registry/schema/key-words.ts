import type { z } from 'zod';
import { Registry } from '../schema';
import { Check } from './check';
import { Governance, Organization, Repository } from './organization';
import { Health, NetlifyTarget, Secret, Surface, Variable } from './surface';
import { RegistryDocument, SurfaceDefaults } from './surface-defaults';
import { Approval, Gate, Tier } from './tier';

type Shape = Readonly<Record<string, z.ZodType>>;
type Words<S extends Shape> = Readonly<Partial<Record<keyof S, string>>>;

// A key that the schema lacks is an error of types.
function words<S extends Shape>(schema: z.ZodObject<S>, of: Words<S>): readonly [z.ZodType, Words<Shape>] {
  return [schema, of];
}

const OF_REGISTRY: Words<typeof Registry.shape> = {
  schemaVersion: 'The version of this format.',
  apps: 'The GitHub Apps that act for Causeway. An App that is not named gets no service environment.',
  repositories: 'The repositories, each by a key of your own choice. Other fields refer to a repository by its key.',
  tiers: 'The stages of delivery, in any order: `promotesFrom` says what follows what.',
  unmatchedPaths:
    'The effect of a changed file that is in no surface’s `paths`: `all` releases every surface of its repository, `none` releases nothing, `error` stops the release.',
  surfaces: 'The things that are deployed, each on its own.',
  checks: 'The checks that pull requests and releases report.',
  evidence: 'The repository, by its key, and the branch in which signed evidence is kept.',
  slo: 'The file of the service levels that a release must meet.',
  waivers: 'The folder of the signed exceptions.',
  tombstones: 'Permissions to remove protected objects.',
};

const OF_SURFACE: Words<typeof Surface.shape> = {
  id: 'The surface’s id, which stands in the names of its environments and sites.',
  description: 'One line for people about the surface.',
  owner: 'Who answers for the surface. CODEOWNERS names this team or person for its files.',
  repository: 'The key of the repository that has the surface’s files.',
  paths: 'The files whose change releases the surface: at least one `include` matches, and no `exclude`.',
  tiers: 'The tiers that the surface is deployed to; without it, all.',
  build: 'The command that builds the surface, and the folder with what to publish.',
  target: 'How the surface is deployed: by Netlify, by a workflow of yours, or by a module of yours.',
  variables: 'Plain values by the name of their variable.',
  secrets: 'The secrets that the surface needs, by name.',
  toggles: 'Feature toggles by name, each with its value on every tier.',
  evidence: 'The ids of the checks whose signed results a release of the surface needs.',
};

/** What a key means, in a sentence, by the object that has it. A key without a sentence is told by its kind alone. */
export const KEY_WORDS: ReadonlyMap<unknown, Words<Shape>> = new Map([
  words(RegistryDocument, OF_REGISTRY),
  words(Registry, OF_REGISTRY),
  words(Organization, {
    login: 'The organization’s name in addresses at GitHub.',
    host: 'The host of a GitHub Enterprise Server or of GHE.com; without it, github.com.',
    plan: 'The organization’s GitHub plan. It decides what GitHub enforces in private repositories.',
  }),
  words(Governance, {
    repository: 'The key of the repository that holds this file.',
    owners: 'Who must review a change of this file, of policy, of workflows and of the Pulumi program.',
    paths: 'Further files and folders that the owners review.',
    waiverApprovers: 'Who may approve an exception that somebody else asked for.',
  }),
  words(Repository, {
    name: 'The repository’s name on GitHub, without its owner.',
    visibility: 'Who sees the repository. GitHub enforces less in private ones on a smaller plan.',
    group: 'The partition whose stacks hold the repository’s objects; without it, those of the tier.',
    defaultBranch: 'The repository’s default branch on GitHub.',
    branches: 'By tier, the repository’s own branch instead of the tier’s.',
  }),
  words(Tier, {
    branch: 'The only branch that releases to the tier; a repository may name its own in `branches`.',
    promotesFrom: 'The tier that a release passes before; a merge releases to the tier without one.',
    soak: 'The minimum time of a release on the tier before.',
    waitMinutes: 'How long GitHub waits before a deployment to the tier starts, in minutes.',
    adminsBypass: 'Whether administrators of a repository may skip the protection of its environments.',
  }),
  words(Approval, {
    mode: 'Whether people let a whole commit through, or each surface.',
    reviewers: 'Who may let a promotion through.',
    preventSelfReview: 'Whether GitHub refuses the approval of the person who started the deployment.',
    quorum: 'How many different people must let a promotion through.',
  }),
  words(Gate, {
    mode: 'Whether a no-go stops the release, or is only reported.',
    profile: 'Which thresholds of the service levels apply.',
    requires: 'Evidence that the gate asks for in addition to the checks.',
  }),
  words(Surface, OF_SURFACE),
  words(SurfaceDefaults, OF_SURFACE as Words<typeof SurfaceDefaults.shape>),
  words(NetlifyTarget, {
    team: 'The Netlify team by its slug, or one for each tier.',
    site: 'The name of the Netlify site; `{surface}` and `{tier}` stand for the ids.',
    siteId: 'By tier, the id of a site that exists, for a site that a person linked to a repository.',
    domain: 'By tier, the site’s own domain.',
  }),
  words(Health, {
    path: 'The path below the surface’s address that is read.',
    status: 'The status of a healthy answer.',
    intervalSeconds: 'The time from one reading to the next, in seconds.',
    failureLimit: 'How many failures in a row roll the deploy back.',
    windowSeconds: 'How long a deploy is watched, in seconds.',
  }),
  words(Variable, {
    in: 'The services that store the variable.',
    values: 'The value on each tier.',
  }),
  words(Secret, {
    name: 'The name under which the secret is stored.',
    in: 'The services that store the secret.',
    tiers: 'The tiers that have the secret; without it, all of the surface’s.',
    managed: 'Who sets the value: `external` is a person or another tool, `pulumi` is encrypted stack configuration.',
    owner: 'Who rotates the secret.',
    rotateEvery: 'The time after which the secret needs a new value.',
    lastRotated: 'The day of the last new value.',
  }),
  words(Check, {
    id: 'The check’s id, which surfaces name in `evidence`.',
    scope: 'Whether the check runs once for a repository, or for each surface.',
    category: 'A: workflow integrity, B: quality and tests, C: containers, D: deployability, E: security.',
    risk: 'The risk that the check covers, in words.',
    severity: 'How bad the risk is. It does not say whether the check blocks.',
    mode: 'Whether a failure blocks, or is only reported.',
    evidence: 'The format of the report that becomes signed evidence.',
    context: 'The check’s name as GitHub shows it on a pull request.',
  }),
]);
