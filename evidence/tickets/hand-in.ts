import { dirname } from 'node:path/posix';
import { UserError } from '../../registry/user-error';
import type { EvidenceFile, EvidenceReading, EvidenceStatement } from '../branch/branch';
import { EvidenceConflict } from '../branch/files';
import { placedAt } from '../branch/placed';
import { isQuarantinePath } from '../branch/quarantine';
import type { Ledger } from '../ledger/ledger';
import { receiptChain } from '../receipts/chain';
import { contradictionOf, isReceipt, type Receipt } from '../receipts/receipt';
import { presentIds } from '../statement/present-ids';
import { verifyPlacedStatement } from '../verification/place';
import { requireSpendable } from './handed-spends';
import { mayTakeUse } from './waiver-use';

/** A verified statement that another job signed, with its file. */
export type HandedStatement = EvidenceStatement & EvidenceFile;

// Each failed try means that another receipt of the same chain, or a use of a ticket or a waiver, came first.
const TRIES = 20;

function refuse(message: string, place: string, allowed: string): UserError {
  return new UserError(message, { place, allowed: `${allowed}; nothing was pushed`, exitCode: 1 });
}

// The path names the ticket and not the file: of two uses, the one on the branch came first.
function isOwnUse({ statement: own }: HandedStatement, path: string, there: Buffer, ledger: Ledger): boolean {
  const found = verifyPlacedStatement(path, there, ledger.verifier, ledger.now());
  if (!found.ok || found.statement.kind !== 'ticket-spent' || own.kind !== 'ticket-spent') return false;
  const { predicate: its, subjects } = found.statement;
  const { runId, attempt } = own.predicate;
  return subjects.ticket === own.subjects.ticket && its.runId === runId && its.attempt === attempt;
}

function missingFrom(given: readonly HandedStatement[], reading: EvidenceReading, ledger: Ledger) {
  const there = new Map(reading.files.map(({ path, bytes }) => [path, bytes]));
  const refused = new Set(reading.refused.map(({ path }) => path));
  return given.filter((each) => {
    const { path, bytes, statement } = each;
    const found = there.get(path);
    if (found === undefined && !refused.has(path)) return true;
    if (found?.equals(bytes) || (found && isOwnUse(each, path, found, ledger))) return false;
    if (statement.kind === 'ticket-spent') throw refuse('the ticket was spent by another run', path, 'a new ticket');
    throw refuse('another file already exists there', path, 'a statement of its own path');
  });
}

// The same statement in another file, with another proof by the log or unsigned parts of a timestamp. Both files lie in
// one folder and have one kind, because both follow from the signed content.
function isSibling({ path, statement }: HandedStatement, other: string): boolean {
  return other.startsWith(`${dirname(path)}/${statement.kind}-`);
}

/**
 * For each statement that the branch has in another file, that file's path, by the path of the submitted file. One
 * statement has one file: the one on the branch, or the first submitted.
 */
function copiesIn(
  given: readonly HandedStatement[],
  reading: EvidenceReading,
  ledger: Ledger,
): ReadonlyMap<string, string> {
  const copies = new Map<string, string>();
  const first = new Map<string, string>();
  for (const each of given) {
    const { id, path } = each;
    const there = someOf(reading, ledger)((other) => other !== path && isSibling(each, other));
    const found = there.statements.find((other) => other.id === id)?.path ?? first.get(id);
    if (found !== undefined && found !== path) copies.set(path, found);
    else first.set(id, path);
  }
  return copies;
}

function chainOf(path: string, { trust }: Ledger): string {
  const { surface, tier } = placedAt(path, presentIds(trust.registry));
  return `${surface}/${tier}`;
}

function isReceiptPath(path: string): boolean {
  return path.includes('/deploy-receipt-');
}

// The signing job numbered a receipt by the branch that it saw. On the present branch it must still be the next one.
function requireNext(receipts: readonly Receipt[], reading: EvidenceReading, ledger: Ledger): void {
  for (const receipt of receipts) {
    const contradiction = contradictionOf(receipt);
    if (contradiction !== undefined) throw refuse(contradiction, receipt.path, 'a receipt that every verifier takes');
  }
  for (const chain of new Set(receipts.map(({ path }) => chainOf(path, ledger)))) {
    const book = someOf(reading, ledger)((path) => isReceiptPath(path) && chainOf(path, ledger) === chain);
    const added = receipts.filter(({ path, id }) => {
      return chainOf(path, ledger) === chain && !book.statements.some((each) => each.id === id);
    });
    const [surface = '', tier = ''] = chain.split('/');
    const whole = receiptChain({ ...book, statements: [...book.statements, ...added] }, surface, tier);
    if (!whole.ok) throw refuse(whole.reason, chain, 'the receipt that follows the newest one on the branch');
  }
}

/** Verifies the files at some paths of a reading. */
function someOf({ head, files, refused }: EvidenceReading, ledger: Ledger) {
  return (isWanted: (path: string) => boolean) => {
    const wanted = ({ path }: { readonly path: string }) => isWanted(path) || isQuarantinePath(path);
    return ledger.verified({ head, files: files.filter(wanted), refused: refused.filter(wanted) });
  };
}

async function isTaken(files: readonly EvidenceFile[], ledger: Ledger): Promise<boolean> {
  const there = new Set((await ledger.readAgain()).files.map(({ path }) => path));
  return files.some(({ path }) => there.has(path));
}

async function handInOnce(given: readonly HandedStatement[], ledger: Ledger): Promise<HandedIn | undefined> {
  const reading = await ledger.readAgain();
  const absent = missingFrom(given, reading, ledger);
  const copies = copiesIn(absent, reading, ledger);
  const missing = absent.filter(({ path }) => !copies.has(path));
  const receipts = missing.flatMap((each): readonly Receipt[] => (isReceipt(each) ? [each] : []));
  requireNext(receipts, reading, ledger);
  const usesWaivers = requireSpendable(missing, someOf(reading, ledger));
  const pushed = missing.map(({ path }) => path);
  const paths = given.map(({ path }) => copies.get(path) ?? path);
  if (missing.length === 0) return { head: reading.head, paths, pushed };
  const chains = new Set(receipts.map(({ path }) => chainOf(path, ledger)));
  const conflicts = (path: string) =>
    (isReceiptPath(path) && chains.has(chainOf(path, ledger))) || (usesWaivers && mayTakeUse(path));
  const files = missing.map(({ path, bytes }) => ({ path, bytes }));
  try {
    const head = await ledger.append(files, 'Statements of a workflow run', { since: reading.head, conflicts });
    return { head, paths, pushed };
  } catch (error) {
    if (error instanceof EvidenceConflict) return undefined;
    if (!(error instanceof UserError) || error.exitCode !== 1 || !(await isTaken(files, ledger))) throw error;
    return undefined;
  }
}

/** The result of submitting statements. */
export interface HandedIn {
  readonly head: string;
  /** Their present paths, in their order. */
  readonly paths: readonly string[];
  /** The paths that were added. */
  readonly pushed: readonly string[];
}

/**
 * Adds statements that other jobs signed to the branch, all or none. A statement that is already there is not added
 * again: byte for byte, as another file of the same statement, or as the same run's use of a ticket. Every try judges
 * again on the current branch. Rejects with UserError: exit 1 when another run spent a ticket, when a ticket is spent
 * by a use of a waiver that belongs to another decision, when a ticket is missing, or when a receipt is not the next of
 * its chain; exit 3 when the branch cannot be read or pushed to.
 */
export async function handIn(given: readonly HandedStatement[], ledger: Ledger): Promise<HandedIn> {
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    const done = await handInOnce(given, ledger);
    if (done) return done;
  }
  throw new UserError('other writers kept pushing to the evidence branch first', {
    place: given[0]?.path ?? 'evidence',
    allowed: 'run the command again',
    exitCode: 3,
  });
}
