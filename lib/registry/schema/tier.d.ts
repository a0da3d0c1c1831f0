import { z } from 'zod';
/** Evidence that a tier's gate can ask for beyond the checks. */
export declare const GateRequirement: z.ZodEnum<{
    rehearsal: "rehearsal";
    slo: "slo";
    drill: "drill";
    checklist: "checklist";
    notes: "notes";
    "ruleset-verification": "ruleset-verification";
    "isolation-matrix": "isolation-matrix";
    durability: "durability";
}>;
export type GateRequirement = z.infer<typeof GateRequirement>;
/** Who lets a promotion through: per commit or per surface, by how many distinct people. */
export declare const Approval: z.ZodObject<{
    mode: z.ZodDefault<z.ZodEnum<{
        surface: "surface";
        commit: "commit";
    }>>;
    reviewers: z.ZodArray<z.ZodString>;
    preventSelfReview: z.ZodDefault<z.ZodBoolean>;
    quorum: z.ZodDefault<z.ZodInt>;
}, z.core.$strict>;
export type Approval = z.infer<typeof Approval>;
/** How strict the go/no-go of a tier is. */
export declare const Gate: z.ZodObject<{
    mode: z.ZodDefault<z.ZodEnum<{
        blocking: "blocking";
        informational: "informational";
    }>>;
    profile: z.ZodDefault<z.ZodEnum<{
        strict: "strict";
        transitional: "transitional";
    }>>;
    requires: z.ZodDefault<z.ZodArray<z.ZodEnum<{
        rehearsal: "rehearsal";
        slo: "slo";
        drill: "drill";
        checklist: "checklist";
        notes: "notes";
        "ruleset-verification": "ruleset-verification";
        "isolation-matrix": "isolation-matrix";
        durability: "durability";
    }>>>;
}, z.core.$strict>;
export type Gate = z.infer<typeof Gate>;
/** One tier of delivery; the last of the `promotesFrom` chain is the highest. */
export declare const Tier: z.ZodObject<{
    id: z.ZodString;
    formerly: z.ZodOptional<z.ZodArray<z.ZodString>>;
    calledAs: z.ZodOptional<z.ZodString>;
    branch: z.ZodString;
    promotesFrom: z.ZodOptional<z.ZodString>;
    soak: z.ZodDefault<z.ZodString>;
    waitMinutes: z.ZodDefault<z.ZodInt>;
    adminsBypass: z.ZodDefault<z.ZodBoolean>;
    approval: z.ZodOptional<z.ZodObject<{
        mode: z.ZodDefault<z.ZodEnum<{
            surface: "surface";
            commit: "commit";
        }>>;
        reviewers: z.ZodArray<z.ZodString>;
        preventSelfReview: z.ZodDefault<z.ZodBoolean>;
        quorum: z.ZodDefault<z.ZodInt>;
    }, z.core.$strict>>;
    gate: z.ZodPrefault<z.ZodObject<{
        mode: z.ZodDefault<z.ZodEnum<{
            blocking: "blocking";
            informational: "informational";
        }>>;
        profile: z.ZodDefault<z.ZodEnum<{
            strict: "strict";
            transitional: "transitional";
        }>>;
        requires: z.ZodDefault<z.ZodArray<z.ZodEnum<{
            rehearsal: "rehearsal";
            slo: "slo";
            drill: "drill";
            checklist: "checklist";
            notes: "notes";
            "ruleset-verification": "ruleset-verification";
            "isolation-matrix": "isolation-matrix";
            durability: "durability";
        }>>>;
    }, z.core.$strict>>;
}, z.core.$strict>;
export type Tier = z.infer<typeof Tier>;
