import { z } from 'zod';
/** The GitHub organization and its plan, which says what GitHub will accept (environments, rulesets on private repositories). */
export declare const Organization: z.ZodObject<{
    login: z.ZodString;
    plan: z.ZodDefault<z.ZodEnum<{
        team: "team";
        free: "free";
        enterprise: "enterprise";
    }>>;
}, z.core.$strict>;
export type Organization = z.infer<typeof Organization>;
/** The repository that holds the registry, and who owns what governs. */
export declare const Governance: z.ZodObject<{
    repository: z.ZodString;
    owners: z.ZodArray<z.ZodString>;
    waiverApprovers: z.ZodDefault<z.ZodArray<z.ZodString>>;
}, z.core.$strict>;
export type Governance = z.infer<typeof Governance>;
/** A GitHub App by slug, and the name of the secret that holds its private key. */
export declare const App: z.ZodObject<{
    slug: z.ZodString;
    keySecret: z.ZodString;
}, z.core.$strict>;
export type App = z.infer<typeof App>;
/** The Apps that act; absent ones mean that their service environments are not made. */
export declare const Apps: z.ZodObject<{
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
}, z.core.$strict>;
export type Apps = z.infer<typeof Apps>;
/** What a pull request to a tier's branch must pass. */
export declare const BranchRules: z.ZodObject<{
    reviews: z.ZodDefault<z.ZodInt>;
    mergeMethods: z.ZodDefault<z.ZodArray<z.ZodEnum<{
        merge: "merge";
        squash: "squash";
        rebase: "rebase";
    }>>>;
    requiredDeployments: z.ZodDefault<z.ZodArray<z.ZodString>>;
}, z.core.$strict>;
export type BranchRules = z.infer<typeof BranchRules>;
/** Which actions a repository's workflows may use. */
export declare const AllowedActions: z.ZodObject<{
    mode: z.ZodDefault<z.ZodEnum<{
        all: "all";
        local_only: "local_only";
        selected: "selected";
    }>>;
    githubOwned: z.ZodDefault<z.ZodBoolean>;
    verified: z.ZodDefault<z.ZodBoolean>;
    patterns: z.ZodDefault<z.ZodArray<z.ZodString>>;
}, z.core.$strict>;
export type AllowedActions = z.infer<typeof AllowedActions>;
/** One GitHub repository: its name, branches, rules and Actions settings. */
export declare const Repository: z.ZodObject<{
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
}, z.core.$strict>;
export type Repository = z.infer<typeof Repository>;
