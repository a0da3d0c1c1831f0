import type { z } from 'zod';
/** What a statement can be about: a commit, or something that has a sha256. */
export type SubjectName = 'commit' | 'bundle' | 'ticket' | 'plan' | 'reading' | 'proof' | 'incident' | 'waiver' | 'fingerprint';
/** A kind of statement: its predicate type, what its predicate holds, and which subjects it has, in their order. */
export interface KindDefinition {
    readonly predicateType: string;
    readonly predicate: z.ZodType;
    readonly subjects: readonly SubjectName[];
    /** The bundle may stand there several times: a decision is about all bundles of a release. */
    readonly manyBundles?: true;
}
/** The kinds that can be written and read. What is not here is refused as unknown. */
export declare const KINDS: {
    readonly 'test-result': {
        readonly predicateType: "https://in-toto.io/attestation/test-result/v0.1";
        readonly predicate: z.ZodObject<{
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
        readonly subjects: readonly ["commit", "bundle"];
    };
    readonly 'release-bundle': {
        predicateType: string;
        predicate: z.ZodObject<{
            surface: z.ZodString;
            treeDigest: z.ZodString;
            registryDigest: z.ZodString;
            toolchain: z.ZodRecord<z.ZodString, z.ZodString>;
        }, z.core.$strict>;
        subjects: SubjectName[];
    };
    readonly 'promotion-ticket': {
        predicateType: string;
        predicate: z.ZodObject<{
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
        subjects: SubjectName[];
    };
    readonly 'ticket-spent': {
        predicateType: string;
        predicate: z.ZodObject<{
            nonce: z.ZodString;
            surface: z.ZodString;
            tier: z.ZodString;
            runId: z.ZodInt;
            attempt: z.ZodInt;
        }, z.core.$strict>;
        subjects: SubjectName[];
    };
    readonly approval: {
        predicateType: string;
        predicate: z.ZodObject<{
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
        subjects: SubjectName[];
    };
    readonly 'deploy-receipt': {
        predicateType: string;
        predicate: z.ZodObject<{
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
        subjects: SubjectName[];
    };
    readonly 'release-decision': {
        readonly manyBundles: true;
        readonly predicateType: string;
        readonly predicate: z.ZodObject<{
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
        readonly subjects: SubjectName[];
    };
    readonly 'apply-receipt': {
        predicateType: string;
        predicate: z.ZodObject<{
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
        subjects: SubjectName[];
    };
    readonly 'ruleset-verification': {
        predicateType: string;
        predicate: z.ZodObject<{
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
        subjects: SubjectName[];
    };
    readonly rehearsal: {
        predicateType: string;
        predicate: z.ZodObject<{
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
        subjects: SubjectName[];
    };
    readonly drill: {
        predicateType: string;
        predicate: z.ZodObject<{
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
        subjects: SubjectName[];
    };
    readonly checklist: {
        predicateType: string;
        predicate: z.ZodObject<{
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
        subjects: SubjectName[];
    };
    readonly incident: {
        predicateType: string;
        predicate: z.ZodObject<{
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
        subjects: SubjectName[];
    };
    readonly waiver: {
        predicateType: string;
        predicate: z.ZodObject<{
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
        subjects: SubjectName[];
    };
    readonly 'waiver-approval': {
        predicateType: string;
        predicate: z.ZodObject<{
            waiverId: z.ZodString;
            approver: z.ZodString;
            approvedAt: z.ZodISODateTime;
        }, z.core.$strict>;
        subjects: SubjectName[];
    };
    readonly 'secret-fingerprint': {
        predicateType: string;
        predicate: z.ZodObject<{
            secret: z.ZodString;
            surface: z.ZodString;
            tier: z.ZodString;
            algorithm: z.ZodLiteral<"hmac-sha256">;
            key: z.ZodString;
            recordedAt: z.ZodISODateTime;
        }, z.core.$strict>;
        subjects: SubjectName[];
    };
    readonly revocation: {
        predicateType: string;
        predicate: z.ZodObject<{
            surface: z.ZodString;
            reason: z.ZodString;
        }, z.core.$strict>;
        subjects: SubjectName[];
    };
    readonly 'manual-proof': {
        predicateType: string;
        predicate: z.ZodObject<{
            stack: z.ZodString;
            person: z.ZodString;
            what: z.ZodString;
            fileName: z.ZodString;
            at: z.ZodISODateTime;
        }, z.core.$strict>;
        subjects: SubjectName[];
    };
};
/** A kind that can be written and read. */
export type KnownKind = keyof typeof KINDS;
/** What each kind's predicate holds. */
export type Predicates = {
    readonly [K in KnownKind]: z.infer<(typeof KINDS)[K]['predicate']>;
};
