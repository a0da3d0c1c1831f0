import { z } from 'zod';
/** What can be attested: the kinds of EVIDENCE.md. */
export declare const StatementKind: z.ZodEnum<{
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
}>;
export type StatementKind = z.infer<typeof StatementKind>;
/** Keyless trust: statements signed by GitHub Actions runs of one workflow. */
export declare const SigstoreEntry: z.ZodObject<{
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
}, z.core.$strict>;
export type SigstoreEntry = z.infer<typeof SigstoreEntry>;
/** Trust in one Ed25519 key: a person's, or a local one for tiers without approval. */
export declare const KeyEntry: z.ZodObject<{
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
}, z.core.$strict>;
export type KeyEntry = z.infer<typeof KeyEntry>;
/** The trusted root (Fulcio, Rekor, TSA) and who may attest what. */
export declare const Trust: z.ZodObject<{
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
}, z.core.$strict>;
export type Trust = z.infer<typeof Trust>;
