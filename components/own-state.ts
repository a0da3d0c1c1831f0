import * as pulumi from '@pulumi/pulumi';
import { z } from 'zod';
import { PULUMI_TYPES } from '../plan/logical-names';
import { UserError } from '../registry/user-error';

/** An environment at GitHub, by its repository's and its own name. */
export interface OwnedEnvironment {
  readonly repository: string;
  readonly name: string;
}

// Outputs hold secrets as they are: nothing but the names below is looked at, kept or shown.
const Answer = z.object({
  outputs: z.record(z.string(), z.object({ type: z.string(), outputs: z.record(z.string(), z.unknown()) })),
});

/**
 * The environments that this stack's own state holds, out of the last checkpoint: also right after an update that failed
 * half way, which a stack's outputs are not. Throws a UserError (exit 3) when the state cannot be read.
 */
export async function ownedEnvironments(): Promise<readonly OwnedEnvironment[]> {
  const stackName = [pulumi.getOrganization(), pulumi.getProject(), pulumi.getStack()].join('/');
  const answer: unknown = await pulumi.runtime
    .invoke('pulumi:pulumi:readStackResourceOutputs', { stackName })
    .catch((error: unknown) => {
      const message = error instanceof Error ? error.message : String(error);
      throw new UserError(`the stack's own state cannot be read: ${message}`, { place: stackName, exitCode: 3 });
    });
  const parsed = Answer.safeParse(answer);
  if (!parsed.success) {
    throw new UserError("the stack's own state has another shape", { place: stackName, exitCode: 3 });
  }
  return Object.values(parsed.data.outputs).flatMap(({ type, outputs }) => {
    const { repository, environment } = outputs;
    const isOne =
      type === PULUMI_TYPES.environment && typeof repository === 'string' && typeof environment === 'string';
    return isOne ? [{ repository, name: environment }] : [];
  });
}
