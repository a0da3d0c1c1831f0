import { z } from 'zod';
/** The formats that can be read as a check's evidence. */
export declare const EvidenceAdapter: z.ZodEnum<{
    vitest: "vitest";
    jest: "jest";
    playwright: "playwright";
    junit: "junit";
    lighthouse: "lighthouse";
    sarif: "sarif";
}>;
export type EvidenceAdapter = z.infer<typeof EvidenceAdapter>;
/** A check: what risk it answers, how severe, and whether it blocks. */
export declare const Check: z.ZodObject<{
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
}, z.core.$strict>;
export type Check = z.infer<typeof Check>;
/** A lane of work: who owns it, which paths are in and out of its scope. */
export declare const Lane: z.ZodObject<{
    id: z.ZodString;
    owners: z.ZodArray<z.ZodString>;
    in: z.ZodArray<z.ZodString>;
    out: z.ZodDefault<z.ZodArray<z.ZodString>>;
}, z.core.$strict>;
export type Lane = z.infer<typeof Lane>;
