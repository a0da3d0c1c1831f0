import * as pulumi from '@pulumi/pulumi';
import { z } from 'zod';
import type { HeldResource } from '../plan/held-objects';
import { NAMING_FIELDS } from '../plan/kinds';
import { branchOfRef } from '../plan/planned-objects';
import { nameOfUrn } from '../plan/urn';
import { UserError } from '../registry/user-error';

// Outputs hold secrets in clear text, so only names are read, kept or shown.
const Outputs = z.record(z.string(), z.unknown());
const Answer = z.object({ outputs: z.record(z.string(), z.object({ type: z.string(), outputs: Outputs })) });
const Names = z.array(z.string());
// A ruleset's conditions, as its provider names them.
const Conditions = z.object({ refName: z.object({ includes: Names }) });

/** Further inputs that are compared, besides those that name an object. */
const ALSO = ['customDomain', 'owner', 'siteId', 'linkedRepository'];

function held(urn: string, type: string, outputs: z.infer<typeof Outputs>): HeldResource {
  const named = [...NAMING_FIELDS, ...ALSO].flatMap((field) => {
    const value = outputs[field];
    return typeof value === 'string' ? [[field, value] as const] : [];
  });
  const { repositoryId } = outputs;
  const protects = Names.safeParse(outputs['protects']);
  const conditions = Conditions.safeParse(outputs['conditions']);
  return {
    urn,
    type,
    name: nameOfUrn(urn),
    fields: Object.fromEntries(named),
    ...(typeof repositoryId === 'number' ? { repositoryId } : {}),
    ...(conditions.success ? { branches: conditions.data.refName.includes.map(branchOfRef) } : {}),
    ...(protects.success ? { protects: protects.data } : {}),
  };
}

/**
 * The content of this stack's own state, from the last checkpoint. Unlike a stack's outputs it is current right after
 * an update that failed half way. Throws a UserError (exit 3) when the state cannot be read.
 */
export async function ownResources(): Promise<readonly HeldResource[]> {
  const stackName = [pulumi.getOrganization(), pulumi.getProject(), pulumi.getStack()].join('/');
  const answer: unknown = await pulumi.runtime
    .invoke('pulumi:pulumi:readStackResourceOutputs', { stackName })
    .catch((error: unknown) => {
      const message = error instanceof Error ? error.message : String(error);
      throw new UserError(`the stack's own state cannot be read: ${message}`, { place: stackName, exitCode: 3 });
    });
  const parsed = Answer.safeParse(answer);
  if (!parsed.success) {
    throw new UserError("the stack's own state has an unexpected structure", { place: stackName, exitCode: 3 });
  }
  return Object.entries(parsed.data.outputs).map(([urn, { type, outputs }]) => held(urn, type, outputs));
}
