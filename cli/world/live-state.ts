import { dirname, resolve } from 'node:path';
import { type TrustBase, trustBase } from '../../evidence/trust/base';
import { loadTrustedRoot } from '../../evidence/trust/root';
import { MAX_STATEMENT_BYTES, verifyStatement } from '../../evidence/verification/verify-statement';
import type { Finding } from '../../live/finding';
import { heldObjects } from '../../live/held';
import type { HeldBy } from '../../live/owners';
import { lookAgain } from '../../live/repair';
import { type Applied, stateChanges } from '../../live/state-changes';
import { readStateFacts } from '../../live/state-facts';
import { addressText } from '../../plan/address';
import type { Registry } from '../../registry/schema';
import { UserError } from '../../registry/user-error';
import type { Context } from '../context';
import { documentFile } from '../input/document-file';
import { readInput } from '../input/input-file';

/** A stack's history or exported state, and the receipts of its applies. */
export interface StateFlags {
  readonly state?: string;
  readonly receipts?: readonly string[];
}

/** Exported states of stacks, which list objects that a stack still holds although no plan names them. */
export interface HeldFlags {
  readonly states?: readonly string[];
}

/**
 * The content of the given states, by stack. Throws UserError (exit 2 or 3) on an unreadable file or another document.
 */
export async function heldBy(context: Context, { states = [] }: HeldFlags): Promise<HeldBy> {
  const held = new Map<string, ReadonlySet<string>>();
  for (const file of states) {
    const { stack, addresses } = heldObjects(await readInput(context, file), file);
    if (held.has(stack)) throw new UserError(`two states are of the stack ${stack}`, { place: file });
    held.set(stack, addresses);
  }
  return held;
}

/** The inputs of a comparison with the state. */
export interface StateQuestion {
  readonly registry: Registry;
  /** The registry's file, whose project contains the trusted root. */
  readonly registryFile: string;
  readonly stack: string;
  readonly now: Date;
}

function trustOf({ registry, registryFile }: StateQuestion): TrustBase {
  if (!registry.trust) {
    throw new UserError('the registry has no trust entry for receipts', {
      place: '/trust',
      allowed: 'a trusted root and entries',
    });
  }
  // The registry lies in a folder of the project, and names the root relative to the project.
  return trustBase(registry, loadTrustedRoot(resolve(dirname(registryFile), '..', registry.trust.root)));
}

function bytesOf(context: Context, file: string): Buffer {
  return documentFile(context, file, { most: MAX_STATEMENT_BYTES, noun: 'receipt' });
}

/**
 * Changes of a stack's state without a receipt of Causeway's; none when no state was given. An invalid receipt is a
 * finding, and does not count. Throws UserError (exit 2) on contradicting options or unreadable files.
 */
export async function stateFindings(
  context: Context,
  { state, receipts = [] }: StateFlags,
  question: StateQuestion,
): Promise<readonly Finding[]> {
  if (state === undefined) {
    if (receipts.length === 0) return [];
    throw new UserError('there are receipts and no state', { place: '--receipts', allowed: '--state FILE with it' });
  }
  const { stack, now } = question;
  const facts = readStateFacts(await readInput(context, state), state);
  const trust = receipts.length > 0 ? trustOf(question) : undefined;
  const applied: Applied[] = [];
  const refused: Finding[] = [];
  for (const file of receipts) {
    const bytes = bytesOf(context, file);
    const verified = trust ? verifyStatement(bytes, trust, now) : undefined;
    if (verified?.ok && verified.statement.kind === 'apply-receipt') applied.push(verified.statement.predicate);
    else {
      const reason = verified && !verified.ok ? verified.reason : 'it is not an apply receipt';
      refused.push({
        kind: 'unverified',
        address: addressText({ kind: 'state', stack }),
        field: file,
        reason,
        repair: lookAgain(stack),
      });
    }
  }
  return [...stateChanges(stack, facts, applied), ...refused];
}
