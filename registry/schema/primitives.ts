import { z } from 'zod';

/**
 * An id of the registry (surface, tier, repository key, check): lower case, 1–39 characters, safe in every derived name
 * (W11). Ids are keys of maps, so names of JavaScript objects' own properties are not allowed.
 */
export const Id = z
  .string()
  .regex(
    /^(?!(?:constructor|prototype)$)[a-z][a-z0-9-]{0,38}$/,
    'an id is [a-z][a-z0-9-]{0,38}, and not a reserved word',
  );
export type Id = z.infer<typeof Id>;

/** Former ids, oldest first: evidence and objects are also found under them. */
export const Formerly = z.array(Id).min(1).max(20).optional();
export type Formerly = z.infer<typeof Formerly>;

/** One line of text for people, without control characters. */
export const Text = z
  .string()
  .min(1)
  .max(500)
  .regex(/^[^\p{Cc}]*$/u, 'text has no control characters');
export type Text = z.infer<typeof Text>;

/** `team:<slug>` of the organization or `user:<login>`. Names are resolved to numeric ids and never written as ids. */
export const Principal = z
  .string()
  .regex(
    /^(?:team:[A-Za-z0-9][A-Za-z0-9_-]{0,98}|user:[A-Za-z0-9][A-Za-z0-9_-]{0,38})$/,
    'a principal is team:<slug> or user:<login>, a login at most 39 characters',
  );
export type Principal = z.infer<typeof Principal>;

/** A GitHub or Netlify slug. */
export const Slug = z
  .string()
  .regex(/^[A-Za-z0-9](?:[A-Za-z0-9._-]{0,98})$/, 'a slug is letters, digits, ".", "_" and "-"');
export type Slug = z.infer<typeof Slug>;

/**
 * The login of a GitHub organization: letters, digits and "-", at most 39
 * (https://docs.github.com/en/enterprise-cloud@latest/admin/managing-iam/iam-configuration-reference/username-considerations-for-external-authentication).
 */
export const OrganizationLogin = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,38}$/, 'a login is letters, digits and "-", at most 39 characters');
export type OrganizationLogin = z.infer<typeof OrganizationLogin>;

/**
 * The name of a GitHub repository. `.github` is an ordinary one
 * (https://docs.github.com/en/communities/setting-up-your-project-for-healthy-contributions/creating-a-default-community-health-file).
 */
export const RepositoryName = z
  .string()
  .regex(
    /^(?!\.{1,2}$)(?!.*\.(?:git|wiki)$)[A-Za-z0-9._-]{1,100}$/i,
    'a name is letters, digits, ".", "_" and "-", at most 100 characters, without .git or .wiki at its end',
  );
export type RepositoryName = z.infer<typeof RepositoryName>;

/** A branch name; another rule checks that it is exact (no pattern, no `refs/`). */
export const Branch = z
  .string()
  .min(1)
  .max(244)
  .regex(/^[^\p{Cc}\s]*$/u, 'a branch name has no spaces or control characters');
export type Branch = z.infer<typeof Branch>;

/** A path inside a repository or the registry's folder; another rule checks that it stays inside. */
export const Path = z
  .string()
  .min(1)
  .max(500)
  .regex(/^[^\p{Cc}]*$/u, 'a path has no control characters');
export type Path = z.infer<typeof Path>;

/** A glob over repository paths in the language of `registry/glob-pattern.ts`. */
export const Glob = Path;
export type Glob = z.infer<typeof Glob>;

/** A calendar date, `YYYY-MM-DD`; another rule checks that the day exists. */
export const CalendarDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a date is YYYY-MM-DD');
export type CalendarDate = z.infer<typeof CalendarDate>;

/** An ISO 8601 duration of days, hours, minutes and seconds (`P90D`, `PT1H30M`): no months or years, whose length varies. */
export const Duration = z
  .string()
  .regex(
    /^P(?=\d|T\d)(?:\d{1,5}W|(?:\d{1,5}D)?(?:T(?=\d)(?:\d{1,6}H)?(?:\d{1,6}M)?(?:\d{1,6}S)?)?)$/,
    'a duration is ISO 8601 in weeks, days, hours, minutes and seconds, e.g. PT1H or P90D',
  );
export type Duration = z.infer<typeof Duration>;

/** The name of a GitHub or Netlify variable or secret; other rules check case and reserved prefixes (W29). */
export const VariableName = z
  .string()
  .regex(/^[A-Za-z_][A-Za-z0-9_]{0,254}$/, 'a variable name is letters, digits and _');
export type VariableName = z.infer<typeof VariableName>;

/** An https address. */
export const HttpsUrl = z
  .string()
  .max(500)
  .regex(/^https:\/\/[^\s\p{Cc}]+$/u, 'an address begins with https://');
export type HttpsUrl = z.infer<typeof HttpsUrl>;

/** The https address of a service that receives a secret: a host and perhaps a port, without user, path, query or fragment. */
export const HttpsOrigin = z
  .string()
  .max(300)
  .regex(
    /^https:\/\/[a-z0-9](?:[a-z0-9.-]{0,250}[a-z0-9])?(?::[1-9]\d{0,4})?$/,
    'an origin is https:// and a host in lower case, without a user or a path',
  );
export type HttpsOrigin = z.infer<typeof HttpsOrigin>;

/** A label of a runner, written into workflows as it is: never an expression. */
export const RunnerLabel = z
  .string()
  .regex(/^[A-Za-z0-9](?:[A-Za-z0-9._-]{0,98})$/, 'a label of a runner is letters, digits, ".", "_" and "-"');
export type RunnerLabel = z.infer<typeof RunnerLabel>;
