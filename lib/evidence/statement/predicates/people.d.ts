import { z } from 'zod';
/** The go-live checklist, filled in (seed: evidence review, decision-log health, backup, rollback triggers, sign-offs). */
export declare const Checklist: z.ZodObject<{
    tier: z.ZodString;
    items: z.ZodArray<z.ZodObject<{
        id: z.ZodString;
        done: z.ZodBoolean;
        evidence: z.ZodString;
    }, z.core.$strict>>;
    signOffs: z.ZodArray<z.ZodObject<{
        person: z.ZodString;
        role: z.ZodString;
        at: z.ZodISODateTime;
    }, z.core.$strict>>;
}, z.core.$strict>;
export type Checklist = z.infer<typeof Checklist>;
/** An incident, opened or closed. Its subject is the sha256 of its id; the newest statement about it counts. */
export declare const Incident: z.ZodObject<{
    incidentId: z.ZodString;
    surface: z.ZodString;
    tier: z.ZodString;
    severity: z.ZodEnum<{
        critical: "critical";
        warning: "warning";
    }>;
    openedAt: z.ZodISODateTime;
    closedAt: z.ZodNullable<z.ZodISODateTime>;
    impact: z.ZodString;
    mitigation: z.ZodArray<z.ZodString>;
    followUps: z.ZodArray<z.ZodString>;
}, z.core.$strict>;
export type Incident = z.infer<typeof Incident>;
/** A request for an exception: the four parts of seed 000, and how long and how often it holds. Its subject is the sha256 of its id. */
export declare const Waiver: z.ZodObject<{
    waiverId: z.ZodString;
    checkId: z.ZodString;
    surfaces: z.ZodArray<z.ZodString>;
    commits: z.ZodUnion<readonly [z.ZodObject<{
        commit: z.ZodString;
    }, z.core.$strict>, z.ZodObject<{
        from: z.ZodString;
        to: z.ZodString;
    }, z.core.$strict>, z.ZodObject<{
        stack: z.ZodString;
    }, z.core.$strict>]>;
    constraint: z.ZodString;
    riskIfUnchanged: z.ZodString;
    minimalException: z.ZodString;
    rollbackPath: z.ZodString;
    requestedBy: z.ZodString;
    issuedAt: z.ZodISODateTime;
    expiresAt: z.ZodISODateTime;
    maxUses: z.ZodInt;
}, z.core.$strict>;
export type Waiver = z.infer<typeof Waiver>;
/** Another person's yes to a waiver. Its subject is the sha256 of the waiver's file. */
export declare const WaiverApproval: z.ZodObject<{
    waiverId: z.ZodString;
    approver: z.ZodString;
    approvedAt: z.ZodISODateTime;
}, z.core.$strict>;
export type WaiverApproval = z.infer<typeof WaiverApproval>;
