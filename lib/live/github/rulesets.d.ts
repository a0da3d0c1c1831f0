import { z } from 'zod';
import type { SeenObject, Sighting } from '../snapshot';
import type { GithubReader } from './reader';
/** A ruleset whole, as GitHub gives it; rules of any kind. */
export declare const Ruleset: z.ZodObject<{
    name: z.ZodString;
    target: z.ZodString;
    enforcement: z.ZodString;
    conditions: z.ZodOptional<z.ZodNullable<z.ZodObject<{
        ref_name: z.ZodOptional<z.ZodObject<{
            include: z.ZodArray<z.ZodString>;
            exclude: z.ZodArray<z.ZodString>;
        }, z.core.$loose>>;
    }, z.core.$loose>>>;
    bypass_actors: z.ZodOptional<z.ZodArray<z.ZodObject<{
        actor_id: z.ZodNullable<z.ZodNumber>;
        actor_type: z.ZodString;
        bypass_mode: z.ZodString;
    }, z.core.$loose>>>;
    rules: z.ZodArray<z.ZodObject<{
        type: z.ZodString;
        parameters: z.ZodOptional<z.ZodRecord<z.ZodString, z.ZodJSONSchema>>;
    }, z.core.$loose>>;
}, z.core.$loose>;
type Fields = SeenObject['fields'];
/** A rule's fields, `rule.<type>` and `rule.<type>.<parameter>`; texts in lists are sorted, since GitHub keeps no order. */
export declare function ruleFields(type: string, parameters: Fields): Fields;
/** A ruleset as fields; without `bypass` where its bypass actors are hidden. */
export declare function rulesetFields({ target, enforcement, conditions, rules, bypass_actors: bypass, }: z.infer<typeof Ruleset>): Fields;
/** A repository's own rulesets, whole: kinds of rules that nothing here knows are kept and so found (W21). */
export declare function readRulesets(reader: GithubReader, sighting: Sighting, root: string, repository: string): Promise<void>;
/** What is really in force for a branch, by the ruleset that it comes from: inherited and foreign ones too. */
export declare function readBranch(reader: GithubReader, sighting: Sighting, root: string, repository: string, branch: string): Promise<void>;
/** How the source of effective rules is written in an address. */
export declare function effectiveSource(type: string, id: number | string): string;
/** Branches that classic protection still covers. */
export declare function readClassic(reader: GithubReader, sighting: Sighting, root: string, repository: string): Promise<void>;
export {};
