import { z } from 'zod';
/** in-toto's test-result v0.1 with what binds it to a check, surface, run and attempt. */
export declare const TestResult: z.ZodObject<{
    result: z.ZodEnum<{
        PASSED: "PASSED";
        WARNED: "WARNED";
        FAILED: "FAILED";
    }>;
    configuration: z.ZodArray<z.ZodObject<{
        name: z.ZodString;
        digest: z.ZodRecord<z.ZodString, z.ZodString>;
    }, z.core.$strict>>;
    checkId: z.ZodString;
    surface: z.ZodString;
    counts: z.ZodObject<{
        passed: z.ZodInt;
        failed: z.ZodInt;
        skipped: z.ZodInt;
    }, z.core.$strict>;
    tool: z.ZodString;
    runId: z.ZodInt;
    attempt: z.ZodInt;
    reportDigest: z.ZodString;
}, z.core.$strict>;
export type TestResult = z.infer<typeof TestResult>;
/** What live verification of one stack found. Its subject is the digest of what was read. */
export declare const RulesetVerification: z.ZodObject<{
    stack: z.ZodString;
    registryDigest: z.ZodString;
    verdict: z.ZodEnum<{
        verified: "verified";
        different: "different";
        unverified: "unverified";
    }>;
    findings: z.ZodInt;
    readAt: z.ZodISODateTime;
}, z.core.$strict>;
export type RulesetVerification = z.infer<typeof RulesetVerification>;
/** A person's own proof where a machine could not look. Its subject is the digest of the attached file. */
export declare const ManualProof: z.ZodObject<{
    stack: z.ZodString;
    person: z.ZodString;
    what: z.ZodString;
    fileName: z.ZodString;
    at: z.ZodISODateTime;
}, z.core.$strict>;
export type ManualProof = z.infer<typeof ManualProof>;
/** A database migration applied and reverted somewhere that is not production. */
export declare const Rehearsal: z.ZodObject<{
    surface: z.ZodString;
    rehearsal: z.ZodString;
    engine: z.ZodString;
    where: z.ZodString;
    applied: z.ZodBoolean;
    reverted: z.ZodBoolean;
    result: z.ZodEnum<{
        PASSED: "PASSED";
        FAILED: "FAILED";
    }>;
    runId: z.ZodInt;
    attempt: z.ZodInt;
}, z.core.$strict>;
export type Rehearsal = z.infer<typeof Rehearsal>;
/** A rollback that was exercised. Its subject is the bundle that was restored. */
export declare const Drill: z.ZodObject<{
    surface: z.ZodString;
    tier: z.ZodString;
    result: z.ZodEnum<{
        PASSED: "PASSED";
        FAILED: "FAILED";
    }>;
    seconds: z.ZodNumber;
    restored: z.ZodString;
    finishedAt: z.ZodISODateTime;
}, z.core.$strict>;
export type Drill = z.infer<typeof Drill>;
/** The HMAC of a secret's value, by which tiers' values are told apart. Its subject is that fingerprint. */
export declare const SecretFingerprint: z.ZodObject<{
    secret: z.ZodString;
    surface: z.ZodString;
    tier: z.ZodString;
    algorithm: z.ZodLiteral<"hmac-sha256">;
    key: z.ZodString;
    recordedAt: z.ZodISODateTime;
}, z.core.$strict>;
export type SecretFingerprint = z.infer<typeof SecretFingerprint>;
