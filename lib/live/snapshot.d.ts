import { z } from 'zod';
import { type Address, type AddressKind } from '../plan/address';
import { type ListPlace } from '../plan/address-place';
/** What a snapshot calls an object of each kind: it does not tell apart what the address does. */
declare const SHOWN_KINDS: {
    readonly app: "app";
    readonly environment: "environment";
    readonly 'branch-policy': "branch-policy";
    readonly 'tag-policy': "tag-policy";
    readonly 'environment-variable': "variable";
    readonly 'repository-variable': "variable";
    readonly 'environment-secret': "secret";
    readonly ruleset: "ruleset";
    readonly 'effective-rules': "effective-rules";
    readonly 'classic-protection': "classic-protection";
    readonly actions: "actions";
    readonly 'workflow-permissions': "workflow-permissions";
    readonly codeowners: "codeowners";
    readonly 'outer-secret': "outer-secret";
    readonly 'outer-variable': "outer-variable";
    readonly 'netlify-team': "netlify-team";
    readonly site: "site";
    readonly 'site-domain': "site-domain";
    readonly 'site-build': "site-build";
    readonly 'site-variable': "site-variable";
    readonly state: "state";
};
/** A kind of object as snapshots show it. */
export type SeenKind = (typeof SHOWN_KINDS)[AddressKind];
/** One object as it was seen: its address (as in plan/address.ts), its kind, and its fields. */
export declare const SeenObject: z.ZodObject<{
    address: z.ZodString;
    kind: z.ZodEnum<{
        readonly app: "app";
        readonly environment: "environment";
        readonly 'branch-policy': "branch-policy";
        readonly 'tag-policy': "tag-policy";
        readonly 'environment-variable': "variable";
        readonly 'repository-variable': "variable";
        readonly 'environment-secret': "secret";
        readonly ruleset: "ruleset";
        readonly 'effective-rules': "effective-rules";
        readonly 'classic-protection': "classic-protection";
        readonly actions: "actions";
        readonly 'workflow-permissions': "workflow-permissions";
        readonly codeowners: "codeowners";
        readonly 'outer-secret': "outer-secret";
        readonly 'outer-variable': "outer-variable";
        readonly 'netlify-team': "netlify-team";
        readonly site: "site";
        readonly 'site-domain': "site-domain";
        readonly 'site-build': "site-build";
        readonly 'site-variable': "site-variable";
        readonly state: "state";
    }>;
    fields: z.ZodRecord<z.ZodString, z.ZodJSONSchema>;
}, z.core.$strict>;
export type SeenObject = z.infer<typeof SeenObject>;
/** Something that could not be seen: one field of an object, or without `field` all at and below the address. */
export declare const Blind: z.ZodObject<{
    address: z.ZodString;
    field: z.ZodOptional<z.ZodString>;
    reason: z.ZodString;
}, z.core.$strict>;
export type Blind = z.infer<typeof Blind>;
/** The world as it was read, sorted; `digest` is the SHA-256 of the rest. */
export declare const Snapshot: z.ZodObject<{
    schema: z.ZodLiteral<"causeway/live-snapshot/v1">;
    organization: z.ZodString;
    objects: z.ZodArray<z.ZodObject<{
        address: z.ZodString;
        kind: z.ZodEnum<{
            readonly app: "app";
            readonly environment: "environment";
            readonly 'branch-policy': "branch-policy";
            readonly 'tag-policy': "tag-policy";
            readonly 'environment-variable': "variable";
            readonly 'repository-variable': "variable";
            readonly 'environment-secret': "secret";
            readonly ruleset: "ruleset";
            readonly 'effective-rules': "effective-rules";
            readonly 'classic-protection': "classic-protection";
            readonly actions: "actions";
            readonly 'workflow-permissions': "workflow-permissions";
            readonly codeowners: "codeowners";
            readonly 'outer-secret': "outer-secret";
            readonly 'outer-variable': "outer-variable";
            readonly 'netlify-team': "netlify-team";
            readonly site: "site";
            readonly 'site-domain': "site-domain";
            readonly 'site-build': "site-build";
            readonly 'site-variable': "site-variable";
            readonly state: "state";
        }>;
        fields: z.ZodRecord<z.ZodString, z.ZodJSONSchema>;
    }, z.core.$strict>>;
    unverified: z.ZodArray<z.ZodObject<{
        address: z.ZodString;
        field: z.ZodOptional<z.ZodString>;
        reason: z.ZodString;
    }, z.core.$strict>>;
    digest: z.ZodString;
}, z.core.$strict>;
export type Snapshot = z.infer<typeof Snapshot>;
/** An object with its fields, in the form in which it is seen. */
export declare function seenObject(address: Address, fields: SeenObject['fields']): SeenObject;
/** Gathers what readers see. */
export declare class Sighting {
    private readonly objects;
    private readonly blind;
    /** Notes an object; the same one seen twice is noted once. */
    saw(address: Address, fields: SeenObject['fields']): void;
    /** Notes what could not be seen. */
    missed(place: Address | ListPlace, reason: string, field?: string): void;
    /** The snapshot of all that was noted. */
    snapshot(organization: string): Snapshot;
}
export {};
