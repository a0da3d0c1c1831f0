import { z } from 'zod';
/** Where a surface's variable or secret is stored. */
export declare const Store: z.ZodEnum<{
    github: "github";
    netlify: "netlify";
}>;
export type Store = z.infer<typeof Store>;
/** A linked site: Netlify builds deploy previews from this branch; what is published is still our bundle. */
export declare const LinkedBuild: z.ZodObject<{
    branch: z.ZodString;
    buildCommand: z.ZodString;
    publishDirectory: z.ZodString;
}, z.core.$strict>;
export type LinkedBuild = z.infer<typeof LinkedBuild>;
/** A Netlify site for each tier; `{surface}` and `{tier}` stand for their ids in `site`. */
export declare const NetlifyTarget: z.ZodObject<{
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
}, z.core.$strict>;
export type NetlifyTarget = z.infer<typeof NetlifyTarget>;
/** A surface that its own workflow deploys; that workflow's first job is `causeway ticket verify`. */
export declare const WorkflowTarget: z.ZodObject<{
    kind: z.ZodLiteral<"workflow">;
    workflow: z.ZodString;
    url: z.ZodDefault<z.ZodRecord<z.ZodString, z.ZodString>>;
}, z.core.$strict>;
export type WorkflowTarget = z.infer<typeof WorkflowTarget>;
/** What deploys a surface. */
export declare const Target: z.ZodDiscriminatedUnion<[z.ZodObject<{
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
export type Target = z.infer<typeof Target>;
/** Health after publishing: `failureLimit` consecutive failures within the window roll back. Seconds. */
export declare const Health: z.ZodObject<{
    path: z.ZodDefault<z.ZodString>;
    intervalSeconds: z.ZodDefault<z.ZodInt>;
    failureLimit: z.ZodDefault<z.ZodInt>;
    windowSeconds: z.ZodDefault<z.ZodInt>;
}, z.core.$strict>;
export type Health = z.infer<typeof Health>;
/** A plain variable with its value on each tier. */
export declare const Variable: z.ZodObject<{
    in: z.ZodDefault<z.ZodArray<z.ZodEnum<{
        github: "github";
        netlify: "netlify";
    }>>>;
    values: z.ZodRecord<z.ZodString, z.ZodString>;
    tenantScoped: z.ZodDefault<z.ZodBoolean>;
}, z.core.$strict>;
export type Variable = z.infer<typeof Variable>;
/** A secret by name: its value is in no file of ours unless `managed: pulumi` (encrypted stack configuration). */
export declare const Secret: z.ZodObject<{
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
}, z.core.$strict>;
export type Secret = z.infer<typeof Secret>;
/** A feature toggle: a boolean for each tier, and the reason where staging and production differ. */
export declare const Toggle: z.ZodObject<{
    reason: z.ZodOptional<z.ZodString>;
}, z.core.$catchall<z.ZodBoolean>>;
export type Toggle = z.infer<typeof Toggle>;
/** One thing that is deployed on its own. */
export declare const Surface: z.ZodObject<{
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
}, z.core.$strict>;
export type Surface = z.infer<typeof Surface>;
