import { z } from 'zod';
/** A sha256 as `sha256:` and 64 hex digits. */
export declare const Digest: z.ZodString;
/** A full commit id: half ids and names can come to mean another commit. */
export declare const Commit: z.ZodString;
/** RFC 3339 UTC. */
export declare const Time: z.ZodISODateTime;
export declare const Count: z.ZodInt;
/** Used once: nobody can guess it. */
export declare const Nonce: z.ZodString;
/** The run of a workflow that a statement comes from. */
export declare const WorkflowRun: z.ZodObject<{
    repository: z.ZodString;
    path: z.ZodString;
    ref: z.ZodString;
    sha: z.ZodString;
    runId: z.ZodInt;
    runAttempt: z.ZodInt;
    actor: z.ZodString;
}, z.core.$strict>;
export type WorkflowRun = z.infer<typeof WorkflowRun>;
