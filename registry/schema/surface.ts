import { z } from 'zod';
import {
  CalendarDate,
  Duration,
  Formerly,
  Glob,
  HttpsOrigin,
  HttpsUrl,
  Id,
  Path,
  Principal,
  Slug,
  Text,
  VariableName,
} from './primitives';

/** Where a surface's variable or secret is stored. */
export const Store = z.enum(['github', 'netlify']);
export type Store = z.infer<typeof Store>;

/** A linked site: Netlify builds deploy previews from this branch; published content is still our bundle. */
export const LinkedBuild = z.strictObject({
  branch: Text,
  buildCommand: Text,
  publishDirectory: Path,
});
export type LinkedBuild = z.infer<typeof LinkedBuild>;

/** A Netlify site for each tier; `site` contains `{surface}` and `{tier}` for their ids. */
export const NetlifyTarget = z.strictObject({
  kind: z.literal('netlify'),
  team: z.union([Slug, z.record(Id, Slug)]),
  site: z
    .string()
    .regex(/^[a-z0-9{][a-z0-9{}-]{0,100}$/, 'a site name is lower case letters, digits, "-", {surface} and {tier}')
    .default('{surface}-{tier}'),
  siteId: z.record(Id, Slug).default({}),
  domain: z.record(Id, Slug).default({}),
  linked: z.union([z.literal(false), LinkedBuild]).default(false),
});
export type NetlifyTarget = z.infer<typeof NetlifyTarget>;

/** A surface that its own workflow deploys. The first job of that workflow runs `causeway ticket verify`. */
export const WorkflowTarget = z.strictObject({
  kind: z.literal('workflow'),
  workflow: z
    .string()
    .max(200)
    .regex(/^\.github\/workflows\/[A-Za-z0-9._-]+\.ya?ml$/, 'a workflow is .github/workflows/<name>.yml'),
  url: z.record(Id, HttpsUrl).default({}),
});
export type WorkflowTarget = z.infer<typeof WorkflowTarget>;

/**
 * A team's own target: a CommonJS module of the governing repository, which `causeway deploy` loads. It is below
 * `registry/`, so the governing owners review it like the registry.
 */
export const ModuleTarget = z.strictObject({
  kind: z.literal('module'),
  module: z
    .string()
    .max(200)
    .regex(/^registry\/targets\/[a-z0-9][a-z0-9-]*\.c?js$/, 'a module is registry/targets/<name>.js'),
  url: z.record(Id, HttpsUrl).default({}),
});
export type ModuleTarget = z.infer<typeof ModuleTarget>;

/** The way a surface is deployed. */
const Target = z.discriminatedUnion('kind', [NetlifyTarget, WorkflowTarget, ModuleTarget]);

/**
 * Health after publishing, in seconds: `failureLimit` failures in a row within the window roll back, and so does a window of
 * which more than `failureShare` failed. An answer is healthy when it has this status and content type and this field of its
 * JSON. Without `contentType` and `json` the answer must say that the surface is well (`ok`, `{"status":"UP"}`), and nothing
 * else in it that it is not. Plain text must say so with `contentType`, too.
 */
export const Health = z.strictObject({
  path: z
    .string()
    .max(500)
    .regex(/^\/[^\s\p{Cc}]*$/u, 'a health path begins with /')
    .default('/api/health'),
  status: z.int().min(200).max(599).default(200),
  contentType: z
    .string()
    .regex(
      /^[a-z0-9][a-z0-9!#$&^_.+-]{0,126}\/[a-z0-9][a-z0-9!#$&^_.+-]{0,126}$/,
      'a content type is type/subtype, without parameters',
    )
    .optional(),
  json: z
    .strictObject({
      pointer: z
        .string()
        .max(500)
        .regex(/^(?:\/(?:[^~/\p{Cc}]|~[01])*)+$/u, 'a JSON pointer (RFC 6901) begins with /'),
      equals: z.union([z.string().max(500), z.number(), z.boolean()]),
    })
    .optional(),
  intervalSeconds: z.int().min(1).max(3600).default(15),
  failureLimit: z.int().min(1).max(100).default(3),
  failureShare: z.number().min(0).max(1).default(0.1),
  windowSeconds: z.int().min(1).max(86_400).default(600),
});
export type Health = z.infer<typeof Health>;

/**
 * The error tracker; `environment` is the tier's name in the SDKs, by default the tier's id. `url` receives the token,
 * so it is reviewed here: everyone with write access could change a repository variable.
 */
const Alerts = z.strictObject({
  kind: z.literal('sentry'),
  url: HttpsOrigin.default('https://sentry.io'),
  /** The organization at that address: another organization may have a project of the same name. */
  organization: Slug,
  project: Slug,
  environment: z.record(Id, Slug).default({}),
});

/** A plain variable with its value on each tier. */
export const Variable = z.strictObject({
  in: z.array(Store).min(1).default(['github']),
  values: z.record(Id, z.string().max(48_000)),
  /** The reason why a value that looks like a key may be public. */
  public: Text.optional(),
  tenantScoped: z.boolean().default(false),
});
export type Variable = z.infer<typeof Variable>;

/**
 * A secret by name. No file of Causeway's holds its value unless it is `managed: pulumi` (encrypted stack
 * configuration).
 */
export const Secret = z.strictObject({
  name: VariableName,
  in: z.array(Store).min(1).default(['github']),
  tiers: z.array(Id).min(1).optional(),
  managed: z.enum(['external', 'pulumi']).default('external'),
  owner: Principal,
  rotateEvery: Duration.default('P90D'),
  lastRotated: CalendarDate.optional(),
});
export type Secret = z.infer<typeof Secret>;

/** A feature toggle: a boolean per tier, and the reason where staging and production differ. */
export const Toggle = z.object({ reason: Text.optional() }).catchall(z.boolean());
export type Toggle = z.infer<typeof Toggle>;

/** One unit of deployment. */
export const Surface = z.strictObject({
  id: Id,
  formerly: Formerly,
  /** Replaces the id in names at GitHub and Netlify; default the id. */
  calledAs: Id.optional(),
  description: z
    .string()
    .max(500)
    .regex(/^[^\p{Cc}]*$/u, 'text has no control characters')
    .default(''),
  owner: Principal,
  repository: Id,
  paths: z
    .strictObject({ include: z.array(Glob).min(1).default(['**']), exclude: z.array(Glob).default([]) })
    .prefault({}),
  tiers: z.array(Id).min(1).optional(),
  build: z.strictObject({ run: Text, output: Path }).optional(),
  target: Target,
  health: Health.optional(),
  alerts: Alerts.optional(),
  variables: z.record(VariableName, Variable).default({}),
  secrets: z.array(Secret).default([]),
  toggles: z.record(z.string().regex(/^[a-z][A-Za-z0-9]{0,60}$/, 'a toggle is camelCase'), Toggle).default({}),
  evidence: z.array(Id).default([]),
  data: z.strictObject({ engine: z.enum(['postgres', 'mysql', 'sqlite', 'other']), rehearsal: Id }).optional(),
  isolation: z
    .strictObject({ cohort: z.int().min(1).max(99), tenantScope: z.enum(['same_tenant', 'cross_tenant']) })
    .optional(),
});
export type Surface = z.infer<typeof Surface>;
