import { z } from 'zod';
import { readDocument } from '../../registry/document/read';
import { firstFault } from '../../registry/shape-fault';
import { UserError } from '../../registry/user-error';

/** A resource in a deployment; all its other fields are kept, encrypted values included. */
export const Resource = z.looseObject({
  urn: z.string(),
  type: z.string(),
  id: z.string().optional(),
  inputs: z.record(z.string(), z.unknown()).optional(),
  outputs: z.record(z.string(), z.unknown()).optional(),
  parent: z.string().optional(),
  provider: z.string().optional(),
  /** A replacement took its place: the next update deletes it. */
  delete: z.boolean().optional(),
  /** It was deleted before its replacement is created: the next update creates that one, and forgets this entry. */
  pendingReplacement: z.boolean().optional(),
});
export type Resource = z.infer<typeof Resource>;

/** An operation that started and whose end the engine never learned. */
const Pending = z.looseObject({
  resource: Resource,
  type: z.enum(['creating', 'updating', 'deleting', 'reading', 'importing']),
});
export type Pending = z.infer<typeof Pending>;

/**
 * What a deployment of version 4 may use beyond version 3 (pkg/resource/stack/deployment.go in pulumi/pulumi): each is
 * one more field of a resource, which a recovery keeps as it is. The program's Netlify objects have hooks.
 */
const FEATURES = ['hooks', 'refreshBeforeUpdate', 'replaceWith', 'taint'] as const;

/** `pulumi stack export`, version 3 or 4 of the deployment (sdk/go/common/apitype in pulumi/pulumi). */
const Exported = z.looseObject({
  version: z.literal([3, 4]),
  features: z.array(z.enum(FEATURES)).nullish(),
  deployment: z.looseObject({
    resources: z.array(Resource).nullish(),
    pending_operations: z.array(Pending).nullish(),
  }),
});
export type Exported = z.infer<typeof Exported>;

/** Parses an export. Throws a UserError (exit 3) for anything else, unknown operations included. */
export function readExported(text: string, stack: string): Exported {
  const document = readDocument(text);
  const parsed = Exported.safeParse(document.ok ? document.value : undefined);
  if (parsed.success) return parsed.data;
  const { message, at } = firstFault(parsed.error);
  throw new UserError(`the state of ${stack} cannot be understood: ${message}`, {
    place: `pulumi stack export, ${at}`,
    allowed: 'a deployment of version 3 or 4 with features and operations that this version of Causeway knows',
    exitCode: 3,
  });
}

/** The values that distinguish one state of a stack from another: its time, and its content. */
function tokenOf({ deployment }: Exported): string {
  const {
    manifest,
    resources,
    pending_operations: pending,
  } = deployment as Exported['deployment'] & { manifest?: unknown };
  const held = (resources ?? []).map(({ urn, id }) => [urn, id]);
  return JSON.stringify([manifest, held, (pending ?? []).map(({ type, resource }) => [type, resource.urn])]);
}

/**
 * Throws a UserError (exit 1) where somebody wrote a stack's state since it was looked at: the findings are outdated.
 */
export function requireUnchanged(seen: Exported, now: Exported, stack: string): void {
  if (tokenOf(seen) !== tokenOf(now)) throw stateChanged(stack);
}

/** The error (exit 1) that somebody wrote a stack's state since it was looked at. */
export function stateChanged(stack: string): UserError {
  return new UserError(`the state of ${stack} changed while it was read: another update or recovery ran`, {
    place: stack,
    allowed: 'no other update or recovery of the stack; run the same command again',
    exitCode: 1,
  });
}
