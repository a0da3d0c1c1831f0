import * as pulumi from '@pulumi/pulumi';
import type { StackSelector } from '../plan/stack';
import type { Pace } from './providers';
import { SecretValues } from './secret-values';

/** A stack's configuration: selectors and encrypted values only, never a copy of registry data. */
export interface Settings extends StackSelector {
  readonly pace: Pace;
  readonly secrets: SecretValues;
  /** The key of the fingerprints that the stack's outputs carry; undefined: they carry none. */
  readonly fingerprintKey: string | undefined;
}

/** Reads the stack's configuration (`causeway:*`; declared in Pulumi.yaml). Throws a UserError on malformed secrets. */
export function readSettings(): Settings {
  const config = new pulumi.Config('causeway');
  return {
    stack: pulumi.getStack(),
    tier: config.get('tier'),
    partition: config.get('partition'),
    // GitHub asks for a second between writes; emulators need none.
    pace: { writeDelayMs: config.getNumber('writeDelayMs') ?? 1000, readDelayMs: config.getNumber('readDelayMs') ?? 0 },
    // Read as text, because the names that have a value must be known now. Only the values become outputs, marked
    // secret.
    secrets: SecretValues.parse(pulumi.runtime.getConfig('causeway:secrets')),
    fingerprintKey: pulumi.runtime.getConfig('causeway:fingerprintKey'),
  };
}
