import { z } from 'zod';
/**
 * An id of the registry (surface, tier, repository key, check): lower case, 1–39 characters, safe in every derived name
 * (W11). Ids are keys of maps, hence no name that JavaScript objects have of their own.
 */
export declare const Id: z.ZodString;
export type Id = z.infer<typeof Id>;
/** The ids that something had before, oldest first: its evidence and its objects are found under them too. */
export declare const Formerly: z.ZodOptional<z.ZodArray<z.ZodString>>;
export type Formerly = z.infer<typeof Formerly>;
/** One line of text for people, without control characters. */
export declare const Text: z.ZodString;
export type Text = z.infer<typeof Text>;
/** Who: `team:<slug>` of the organization or `user:<login>`. Resolved to numeric ids by name, never written as ids. */
export declare const Principal: z.ZodString;
export type Principal = z.infer<typeof Principal>;
/** A GitHub or Netlify slug. */
export declare const Slug: z.ZodString;
export type Slug = z.infer<typeof Slug>;
/** A branch name; that it is exact (no pattern, no `refs/`) is a rule of its own. */
export declare const Branch: z.ZodString;
export type Branch = z.infer<typeof Branch>;
/** A path inside a repository or the registry's folder; that it stays inside is a rule of its own. */
export declare const Path: z.ZodString;
export type Path = z.infer<typeof Path>;
/** A glob over repository paths, in picomatch's syntax. */
export declare const Glob: z.ZodString;
export type Glob = z.infer<typeof Glob>;
/** A calendar date, `YYYY-MM-DD`; that the day exists is a rule of its own. */
export declare const CalendarDate: z.ZodString;
export type CalendarDate = z.infer<typeof CalendarDate>;
/** An ISO 8601 duration of days, hours, minutes and seconds (`P90D`, `PT1H30M`): no months or years, whose length varies. */
export declare const Duration: z.ZodString;
export type Duration = z.infer<typeof Duration>;
/** The name of a GitHub or Netlify variable or secret; case and reserved prefixes are rules of their own (W29). */
export declare const VariableName: z.ZodString;
export type VariableName = z.infer<typeof VariableName>;
/** An https address. */
export declare const HttpsUrl: z.ZodString;
export type HttpsUrl = z.infer<typeof HttpsUrl>;
