import { z } from 'zod';
/** What a deploy receipt says (EVIDENCE.md "Deploy receipt"). */
export declare const DeployReceipt: z.ZodObject<{
    receiptId: z.ZodString;
    sequence: z.ZodInt;
    surface: z.ZodString;
    tier: z.ZodString;
    environment: z.ZodString;
    outcome: z.ZodEnum<{
        failed: "failed";
        succeeded: "succeeded";
        "rolled-back": "rolled-back";
    }>;
    cause: z.ZodEnum<{
        promotion: "promotion";
        rollback: "rollback";
        release: "release";
    }>;
    restores: z.ZodOptional<z.ZodString>;
    attempt: z.ZodInt;
    startedAt: z.ZodISODateTime;
    finishedAt: z.ZodISODateTime;
    bundleDigest: z.ZodString;
    configDigest: z.ZodOptional<z.ZodString>;
    target: z.ZodObject<{
        provider: z.ZodString;
        siteId: z.ZodString;
        deployId: z.ZodString;
        url: z.ZodString;
        publishedReadBack: z.ZodBoolean;
    }, z.core.$strict>;
    health: z.ZodObject<{
        checks: z.ZodInt;
        passed: z.ZodInt;
        firstOkAt: z.ZodNullable<z.ZodISODateTime>;
        lastOkAt: z.ZodNullable<z.ZodISODateTime>;
    }, z.core.$strict>;
    workflow: z.ZodObject<{
        repository: z.ZodString;
        path: z.ZodString;
        ref: z.ZodString;
        sha: z.ZodString;
        runId: z.ZodInt;
        runAttempt: z.ZodInt;
        actor: z.ZodString;
    }, z.core.$strict>;
    ticketId: z.ZodString;
    previous: z.ZodNullable<z.ZodString>;
    toolVersion: z.ZodString;
}, z.core.$strict>;
export type DeployReceipt = z.infer<typeof DeployReceipt>;
/** What a promotion ticket says: leave for one deploy, once. */
export declare const PromotionTicket: z.ZodObject<{
    cause: z.ZodEnum<{
        promotion: "promotion";
        rollback: "rollback";
        release: "release";
    }>;
    surface: z.ZodString;
    tier: z.ZodString;
    runId: z.ZodInt;
    attempt: z.ZodInt;
    gateDecision: z.ZodOptional<z.ZodString>;
    approvals: z.ZodOptional<z.ZodArray<z.ZodString>>;
    restores: z.ZodOptional<z.ZodString>;
    watched: z.ZodOptional<z.ZodString>;
    drill: z.ZodOptional<z.ZodLiteral<true>>;
    exercises: z.ZodOptional<z.ZodString>;
    nonce: z.ZodString;
    expiresAt: z.ZodISODateTime;
}, z.core.$strict>;
export type PromotionTicket = z.infer<typeof PromotionTicket>;
/** That a ticket was used, by which run. Its subject is the ticket's id. */
export declare const TicketSpent: z.ZodObject<{
    nonce: z.ZodString;
    surface: z.ZodString;
    tier: z.ZodString;
    runId: z.ZodInt;
    attempt: z.ZodInt;
}, z.core.$strict>;
export type TicketSpent = z.infer<typeof TicketSpent>;
/** One person's approval as it was read back from GitHub. */
export declare const Approval: z.ZodObject<{
    surface: z.ZodString;
    tier: z.ZodString;
    environment: z.ZodString;
    userId: z.ZodInt;
    login: z.ZodString;
    state: z.ZodEnum<{
        approved: "approved";
        rejected: "rejected";
    }>;
    runId: z.ZodInt;
    attempt: z.ZodInt;
    readBack: z.ZodString;
}, z.core.$strict>;
export type Approval = z.infer<typeof Approval>;
/** What is said about a stored bundle. */
export declare const ReleaseBundle: z.ZodObject<{
    surface: z.ZodString;
    treeDigest: z.ZodString;
    registryDigest: z.ZodString;
    toolchain: z.ZodRecord<z.ZodString, z.ZodString>;
}, z.core.$strict>;
export type ReleaseBundle = z.infer<typeof ReleaseBundle>;
/** That a bundle must not be deployed any more. */
export declare const Revocation: z.ZodObject<{
    surface: z.ZodString;
    reason: z.ZodString;
}, z.core.$strict>;
export type Revocation = z.infer<typeof Revocation>;
/** What one approved `pulumi up` did. Its subject is the digest of the plan that was reviewed. */
export declare const ApplyReceipt: z.ZodObject<{
    stack: z.ZodString;
    registryDigest: z.ZodString;
    commit: z.ZodString;
    programDigest: z.ZodString;
    lockfileDigest: z.ZodString;
    packDigest: z.ZodString;
    plugins: z.ZodRecord<z.ZodString, z.ZodString>;
    previewStepsDigest: z.ZodString;
    changes: z.ZodRecord<z.ZodString, z.ZodInt>;
    outcome: z.ZodEnum<{
        failed: "failed";
        succeeded: "succeeded";
    }>;
    readBack: z.ZodOptional<z.ZodObject<{
        digest: z.ZodString;
        verdict: z.ZodEnum<{
            verified: "verified";
            different: "different";
            unverified: "unverified";
        }>;
    }, z.core.$strict>>;
    finishedAt: z.ZodISODateTime;
    workflow: z.ZodObject<{
        repository: z.ZodString;
        path: z.ZodString;
        ref: z.ZodString;
        sha: z.ZodString;
        runId: z.ZodInt;
        runAttempt: z.ZodInt;
        actor: z.ZodString;
    }, z.core.$strict>;
}, z.core.$strict>;
export type ApplyReceipt = z.infer<typeof ApplyReceipt>;
