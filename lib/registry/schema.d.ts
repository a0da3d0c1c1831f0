import { z } from 'zod';
/** Templates of the derived environment names. */
export declare const Naming: z.ZodObject<{
    deployEnvironment: z.ZodDefault<z.ZodString>;
    approvalEnvironment: z.ZodDefault<z.ZodString>;
    surfaceApprovalEnvironment: z.ZodDefault<z.ZodString>;
    quorumSuffix: z.ZodDefault<z.ZodString>;
}, z.core.$strict>;
export type Naming = z.infer<typeof Naming>;
/**
 * Leave to remove what is protected, in two `up`s: while its object still stands in the registry the entry takes
 * `protect` off; after that `up` the object may go.
 */
export declare const Tombstone: z.ZodObject<{
    kind: z.ZodEnum<{
        branch: "branch";
        site: "site";
        repository: "repository";
        environment: "environment";
        ruleset: "ruleset";
        surface: "surface";
        variable: "variable";
        secret: "secret";
    }>;
    key: z.ZodString;
    tier: z.ZodOptional<z.ZodString>;
    reason: z.ZodString;
    expires: z.ZodString;
    gone: z.ZodOptional<z.ZodLiteral<true>>;
}, z.core.$strict>;
export type Tombstone = z.infer<typeof Tombstone>;
/** The whole registry, `registry/deploy-surfaces.json`: strict, every default filled in. */
export declare const Registry: z.ZodObject<{
    $schema: z.ZodOptional<z.ZodString>;
    schemaVersion: z.ZodLiteral<1>;
    organization: z.ZodObject<{
        login: z.ZodString;
        plan: z.ZodDefault<z.ZodEnum<{
            team: "team";
            free: "free";
            enterprise: "enterprise";
        }>>;
    }, z.core.$strict>;
    governance: z.ZodObject<{
        repository: z.ZodString;
        owners: z.ZodArray<z.ZodString>;
        waiverApprovers: z.ZodDefault<z.ZodArray<z.ZodString>>;
    }, z.core.$strict>;
    apps: z.ZodDefault<z.ZodObject<{
        provisioning: z.ZodOptional<z.ZodObject<{
            slug: z.ZodString;
            keySecret: z.ZodString;
        }, z.core.$strict>>;
        inspection: z.ZodOptional<z.ZodObject<{
            slug: z.ZodString;
            keySecret: z.ZodString;
        }, z.core.$strict>>;
        delivery: z.ZodOptional<z.ZodObject<{
            slug: z.ZodString;
            keySecret: z.ZodString;
        }, z.core.$strict>>;
        evidence: z.ZodOptional<z.ZodObject<{
            slug: z.ZodString;
            keySecret: z.ZodString;
        }, z.core.$strict>>;
    }, z.core.$strict>>;
    repositories: z.ZodRecord<z.ZodString, z.ZodObject<{
        formerly: z.ZodOptional<z.ZodArray<z.ZodString>>;
        id: z.ZodOptional<z.ZodInt>;
        name: z.ZodString;
        visibility: z.ZodDefault<z.ZodEnum<{
            public: "public";
            private: "private";
            internal: "internal";
        }>>;
        group: z.ZodOptional<z.ZodString>;
        defaultBranch: z.ZodDefault<z.ZodString>;
        branches: z.ZodDefault<z.ZodRecord<z.ZodString, z.ZodString>>;
        variables: z.ZodDefault<z.ZodRecord<z.ZodString, z.ZodString>>;
        rules: z.ZodPrefault<z.ZodObject<{
            reviews: z.ZodDefault<z.ZodInt>;
            mergeMethods: z.ZodDefault<z.ZodArray<z.ZodEnum<{
                merge: "merge";
                squash: "squash";
                rebase: "rebase";
            }>>>;
            requiredDeployments: z.ZodDefault<z.ZodArray<z.ZodString>>;
        }, z.core.$strict>>;
        workflowPermissions: z.ZodDefault<z.ZodEnum<{
            read: "read";
            write: "write";
        }>>;
        allowedActions: z.ZodPrefault<z.ZodObject<{
            mode: z.ZodDefault<z.ZodEnum<{
                all: "all";
                local_only: "local_only";
                selected: "selected";
            }>>;
            githubOwned: z.ZodDefault<z.ZodBoolean>;
            verified: z.ZodDefault<z.ZodBoolean>;
            patterns: z.ZodDefault<z.ZodArray<z.ZodString>>;
        }, z.core.$strict>>;
    }, z.core.$strict>>;
    tiers: z.ZodArray<z.ZodObject<{
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
    }, z.core.$strict>>;
    naming: z.ZodPrefault<z.ZodObject<{
        deployEnvironment: z.ZodDefault<z.ZodString>;
        approvalEnvironment: z.ZodDefault<z.ZodString>;
        surfaceApprovalEnvironment: z.ZodDefault<z.ZodString>;
        quorumSuffix: z.ZodDefault<z.ZodString>;
    }, z.core.$strict>>;
    unmatchedPaths: z.ZodDefault<z.ZodEnum<{
        error: "error";
        all: "all";
        none: "none";
    }>>;
    surfaces: z.ZodArray<z.ZodObject<{
        id: z.ZodString;
        formerly: z.ZodOptional<z.ZodArray<z.ZodString>>;
        calledAs: z.ZodOptional<z.ZodString>;
        description: z.ZodDefault<z.ZodString>;
        owner: z.ZodString;
        repository: z.ZodString;
        paths: z.ZodPrefault<z.ZodObject<{
            include: z.ZodDefault<z.ZodArray<z.ZodString>>;
            exclude: z.ZodDefault<z.ZodArray<z.ZodString>>;
        }, z.core.$strict>>;
        tiers: z.ZodOptional<z.ZodArray<z.ZodString>>;
        build: z.ZodOptional<z.ZodObject<{
            run: z.ZodString;
            output: z.ZodString;
        }, z.core.$strict>>;
        target: z.ZodDiscriminatedUnion<[z.ZodObject<{
            kind: z.ZodLiteral<"netlify">;
            team: z.ZodUnion<readonly [z.ZodString, z.ZodRecord<z.ZodString, z.ZodString>]>;
            site: z.ZodDefault<z.ZodString>;
            siteId: z.ZodDefault<z.ZodRecord<z.ZodString, z.ZodString>>;
            domain: z.ZodDefault<z.ZodRecord<z.ZodString, z.ZodString>>;
            linked: z.ZodDefault<z.ZodUnion<readonly [z.ZodLiteral<false>, z.ZodObject<{
                branch: z.ZodString;
                buildCommand: z.ZodString;
                publishDirectory: z.ZodString;
            }, z.core.$strict>]>>;
        }, z.core.$strict>, z.ZodObject<{
            kind: z.ZodLiteral<"workflow">;
            workflow: z.ZodString;
            url: z.ZodDefault<z.ZodRecord<z.ZodString, z.ZodString>>;
        }, z.core.$strict>], "kind">;
        health: z.ZodOptional<z.ZodObject<{
            path: z.ZodDefault<z.ZodString>;
            intervalSeconds: z.ZodDefault<z.ZodInt>;
            failureLimit: z.ZodDefault<z.ZodInt>;
            windowSeconds: z.ZodDefault<z.ZodInt>;
        }, z.core.$strict>>;
        alerts: z.ZodOptional<z.ZodObject<{
            kind: z.ZodLiteral<"sentry">;
            project: z.ZodString;
        }, z.core.$strict>>;
        variables: z.ZodDefault<z.ZodRecord<z.ZodString, z.ZodObject<{
            in: z.ZodDefault<z.ZodArray<z.ZodEnum<{
                github: "github";
                netlify: "netlify";
            }>>>;
            values: z.ZodRecord<z.ZodString, z.ZodString>;
            tenantScoped: z.ZodDefault<z.ZodBoolean>;
        }, z.core.$strict>>>;
        secrets: z.ZodDefault<z.ZodArray<z.ZodObject<{
            name: z.ZodString;
            in: z.ZodDefault<z.ZodArray<z.ZodEnum<{
                github: "github";
                netlify: "netlify";
            }>>>;
            tiers: z.ZodOptional<z.ZodArray<z.ZodString>>;
            managed: z.ZodDefault<z.ZodEnum<{
                external: "external";
                pulumi: "pulumi";
            }>>;
            owner: z.ZodString;
            rotateEvery: z.ZodDefault<z.ZodString>;
            lastRotated: z.ZodOptional<z.ZodString>;
        }, z.core.$strict>>>;
        toggles: z.ZodDefault<z.ZodRecord<z.ZodString, z.ZodObject<{
            reason: z.ZodOptional<z.ZodString>;
        }, z.core.$catchall<z.ZodBoolean>>>>;
        evidence: z.ZodDefault<z.ZodArray<z.ZodString>>;
        data: z.ZodOptional<z.ZodObject<{
            engine: z.ZodEnum<{
                postgres: "postgres";
                mysql: "mysql";
                sqlite: "sqlite";
                other: "other";
            }>;
            rehearsal: z.ZodString;
        }, z.core.$strict>>;
        isolation: z.ZodOptional<z.ZodObject<{
            cohort: z.ZodInt;
            tenantScope: z.ZodEnum<{
                same_tenant: "same_tenant";
                cross_tenant: "cross_tenant";
            }>;
        }, z.core.$strict>>;
    }, z.core.$strict>>;
    checks: z.ZodDefault<z.ZodArray<z.ZodObject<{
        id: z.ZodString;
        scope: z.ZodEnum<{
            repository: "repository";
            surface: "surface";
        }>;
        category: z.ZodEnum<{
            A: "A";
            B: "B";
            C: "C";
            D: "D";
            E: "E";
        }>;
        risk: z.ZodString;
        severity: z.ZodEnum<{
            low: "low";
            medium: "medium";
            high: "high";
            critical: "critical";
        }>;
        milestone: z.ZodDefault<z.ZodEnum<{
            M0: "M0";
            M1: "M1";
            M2: "M2";
            M3: "M3";
        }>>;
        mode: z.ZodDefault<z.ZodEnum<{
            advisory: "advisory";
            blocking: "blocking";
        }>>;
        evidence: z.ZodOptional<z.ZodEnum<{
            vitest: "vitest";
            jest: "jest";
            playwright: "playwright";
            junit: "junit";
            lighthouse: "lighthouse";
            sarif: "sarif";
        }>>;
        context: z.ZodString;
        app: z.ZodDefault<z.ZodString>;
        repositories: z.ZodOptional<z.ZodArray<z.ZodString>>;
    }, z.core.$strict>>>;
    scope: z.ZodPrefault<z.ZodObject<{
        lanes: z.ZodDefault<z.ZodArray<z.ZodObject<{
            id: z.ZodString;
            owners: z.ZodArray<z.ZodString>;
            in: z.ZodArray<z.ZodString>;
            out: z.ZodDefault<z.ZodArray<z.ZodString>>;
        }, z.core.$strict>>>;
    }, z.core.$strict>>;
    evidence: z.ZodOptional<z.ZodObject<{
        repository: z.ZodString;
        branch: z.ZodDefault<z.ZodString>;
        retentionDays: z.ZodDefault<z.ZodInt>;
    }, z.core.$strict>>;
    isolationLint: z.ZodPrefault<z.ZodObject<{
        enabled: z.ZodDefault<z.ZodBoolean>;
    }, z.core.$strict>>;
    isolationTarget: z.ZodOptional<z.ZodObject<{
        cohort: z.ZodInt;
    }, z.core.$strict>>;
    slo: z.ZodOptional<z.ZodString>;
    waivers: z.ZodDefault<z.ZodString>;
    readiness: z.ZodOptional<z.ZodString>;
    tombstones: z.ZodDefault<z.ZodArray<z.ZodObject<{
        kind: z.ZodEnum<{
            branch: "branch";
            site: "site";
            repository: "repository";
            environment: "environment";
            ruleset: "ruleset";
            surface: "surface";
            variable: "variable";
            secret: "secret";
        }>;
        key: z.ZodString;
        tier: z.ZodOptional<z.ZodString>;
        reason: z.ZodString;
        expires: z.ZodString;
        gone: z.ZodOptional<z.ZodLiteral<true>>;
    }, z.core.$strict>>>;
    trust: z.ZodOptional<z.ZodObject<{
        root: z.ZodString;
        entries: z.ZodDefault<z.ZodArray<z.ZodDiscriminatedUnion<[z.ZodObject<{
            id: z.ZodString;
            kind: z.ZodLiteral<"sigstore">;
            issuer: z.ZodDefault<z.ZodLiteral<"https://token.actions.githubusercontent.com">>;
            repositories: z.ZodArray<z.ZodString>;
            signerWorkflow: z.ZodString;
            signerDigests: z.ZodDefault<z.ZodArray<z.ZodString>>;
            callerWorkflows: z.ZodDefault<z.ZodArray<z.ZodString>>;
            environment: z.ZodDefault<z.ZodEnum<{
                derived: "derived";
                none: "none";
            }>>;
            runner: z.ZodDefault<z.ZodEnum<{
                "github-hosted": "github-hosted";
                "self-hosted": "self-hosted";
            }>>;
            mayAttest: z.ZodArray<z.ZodEnum<{
                rehearsal: "rehearsal";
                approval: "approval";
                drill: "drill";
                checklist: "checklist";
                "ruleset-verification": "ruleset-verification";
                "test-result": "test-result";
                "release-bundle": "release-bundle";
                "promotion-ticket": "promotion-ticket";
                "ticket-spent": "ticket-spent";
                "deploy-receipt": "deploy-receipt";
                "release-decision": "release-decision";
                "apply-receipt": "apply-receipt";
                incident: "incident";
                waiver: "waiver";
                "waiver-approval": "waiver-approval";
                "secret-fingerprint": "secret-fingerprint";
                revocation: "revocation";
                "manual-proof": "manual-proof";
            }>>;
            tiers: z.ZodOptional<z.ZodArray<z.ZodString>>;
        }, z.core.$strict>, z.ZodObject<{
            id: z.ZodString;
            kind: z.ZodLiteral<"key">;
            publicKey: z.ZodString;
            person: z.ZodOptional<z.ZodString>;
            mayAttest: z.ZodArray<z.ZodEnum<{
                rehearsal: "rehearsal";
                approval: "approval";
                drill: "drill";
                checklist: "checklist";
                "ruleset-verification": "ruleset-verification";
                "test-result": "test-result";
                "release-bundle": "release-bundle";
                "promotion-ticket": "promotion-ticket";
                "ticket-spent": "ticket-spent";
                "deploy-receipt": "deploy-receipt";
                "release-decision": "release-decision";
                "apply-receipt": "apply-receipt";
                incident: "incident";
                waiver: "waiver";
                "waiver-approval": "waiver-approval";
                "secret-fingerprint": "secret-fingerprint";
                revocation: "revocation";
                "manual-proof": "manual-proof";
            }>>;
            tiers: z.ZodOptional<z.ZodArray<z.ZodString>>;
            notAfter: z.ZodString;
        }, z.core.$strict>], "kind">>>;
    }, z.core.$strict>>;
}, z.core.$strict>;
export type Registry = z.infer<typeof Registry>;
