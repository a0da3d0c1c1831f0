import { z } from 'zod';
/** What the gate found about one check (EVIDENCE.md "Gate report"). */
export declare const CheckStatus: z.ZodEnum<{
    unverified: "unverified";
    pass: "pass";
    warn: "warn";
    "soft-fail": "soft-fail";
    "hard-fail": "hard-fail";
    "skipped-expected": "skipped-expected";
    "skipped-unexpected": "skipped-unexpected";
    missing: "missing";
    stale: "stale";
    waived: "waived";
}>;
export type CheckStatus = z.infer<typeof CheckStatus>;
/** One check of a gate report. */
export declare const GateCheck: z.ZodObject<{
    id: z.ZodString;
    category: z.ZodString;
    severity: z.ZodEnum<{
        low: "low";
        medium: "medium";
        high: "high";
        critical: "critical";
    }>;
    mode: z.ZodEnum<{
        advisory: "advisory";
        blocking: "blocking";
    }>;
    status: z.ZodEnum<{
        unverified: "unverified";
        pass: "pass";
        warn: "warn";
        "soft-fail": "soft-fail";
        "hard-fail": "hard-fail";
        "skipped-expected": "skipped-expected";
        "skipped-unexpected": "skipped-unexpected";
        missing: "missing";
        stale: "stale";
        waived: "waived";
    }>;
    observed: z.ZodString;
    threshold: z.ZodString;
    evidence: z.ZodArray<z.ZodString>;
    reason: z.ZodString;
    fix: z.ZodString;
}, z.core.$strict>;
export type GateCheck = z.infer<typeof GateCheck>;
/** The gate's report without its own digest. Same inputs, policy, registry and time give the same bytes. */
export declare const GateReport: z.ZodObject<{
    schema: z.ZodLiteral<"urn:causeway:gate-report:v1">;
    decision: z.ZodEnum<{
        go: "go";
        "no-go": "no-go";
    }>;
    kind: z.ZodEnum<{
        promotion: "promotion";
        rollback: "rollback";
        "public-release": "public-release";
    }>;
    profile: z.ZodEnum<{
        strict: "strict";
        transitional: "transitional";
    }>;
    mode: z.ZodEnum<{
        blocking: "blocking";
        informational: "informational";
    }>;
    release: z.ZodObject<{
        repository: z.ZodString;
        commit: z.ZodString;
        fromTier: z.ZodNullable<z.ZodString>;
        toTier: z.ZodString;
        bundles: z.ZodArray<z.ZodObject<{
            surface: z.ZodString;
            digest: z.ZodString;
        }, z.core.$strict>>;
    }, z.core.$strict>;
    evaluatedAt: z.ZodISODateTime;
    evidenceHead: z.ZodNullable<z.ZodString>;
    policy: z.ZodNullable<z.ZodObject<{
        uri: z.ZodString;
        digest: z.ZodString;
    }, z.core.$strict>>;
    registry: z.ZodObject<{
        commit: z.ZodNullable<z.ZodString>;
        digest: z.ZodString;
    }, z.core.$strict>;
    inputs: z.ZodArray<z.ZodObject<{
        id: z.ZodString;
        kind: z.ZodString;
        digest: z.ZodString;
        signer: z.ZodNullable<z.ZodString>;
        verified: z.ZodBoolean;
    }, z.core.$strict>>;
    checks: z.ZodArray<z.ZodObject<{
        id: z.ZodString;
        category: z.ZodString;
        severity: z.ZodEnum<{
            low: "low";
            medium: "medium";
            high: "high";
            critical: "critical";
        }>;
        mode: z.ZodEnum<{
            advisory: "advisory";
            blocking: "blocking";
        }>;
        status: z.ZodEnum<{
            unverified: "unverified";
            pass: "pass";
            warn: "warn";
            "soft-fail": "soft-fail";
            "hard-fail": "hard-fail";
            "skipped-expected": "skipped-expected";
            "skipped-unexpected": "skipped-unexpected";
            missing: "missing";
            stale: "stale";
            waived: "waived";
        }>;
        observed: z.ZodString;
        threshold: z.ZodString;
        evidence: z.ZodArray<z.ZodString>;
        reason: z.ZodString;
        fix: z.ZodString;
    }, z.core.$strict>>;
    waivers: z.ZodArray<z.ZodObject<{
        waiverId: z.ZodString;
        checkId: z.ZodString;
        use: z.ZodInt;
    }, z.core.$strict>>;
    blockers: z.ZodArray<z.ZodString>;
    nextActions: z.ZodArray<z.ZodString>;
    counts: z.ZodRecord<z.ZodEnum<{
        unverified: "unverified";
        pass: "pass";
        warn: "warn";
        "soft-fail": "soft-fail";
        "hard-fail": "hard-fail";
        "skipped-expected": "skipped-expected";
        "skipped-unexpected": "skipped-unexpected";
        missing: "missing";
        stale: "stale";
        waived: "waived";
    }>, z.ZodInt>;
    evaluator: z.ZodObject<{
        name: z.ZodString;
        version: z.ZodString;
    }, z.core.$strict>;
    decisionDigest: z.ZodString;
}, z.core.$strict>;
export type GateReport = z.infer<typeof GateReport>;
