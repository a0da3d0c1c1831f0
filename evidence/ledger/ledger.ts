import { sortedBy } from '../../plan/sorted';
import { readEvidenceBook } from '../branch/book';
import type {
  AppendGuard,
  EvidenceBook,
  EvidenceBranch,
  EvidenceFile,
  EvidenceReading,
  ReadOptions,
} from '../branch/branch';
import type { KnownKind } from '../statement/kinds';
import type { AnyStatement, Statement } from '../statement/statement';
import { Verifier } from '../verification/verifier';
import type { TrustBase, Verification } from '../verification/verify-statement';
import { type Sign, type SignedFile, type SigningTerms, signVerified } from './signed-file';

/** The sources for opening a ledger. */
export interface LedgerSources {
  readonly branch: EvidenceBranch;
  readonly trust: TrustBase;
  readonly now: () => Date;
  readonly sign: Sign;
}

/** For a ledger that is only read. */
const SIGNS_NOTHING: Sign = () => Promise.reject(new Error('this ledger is only read'));

/** A ledger as a reader of some files uses it. */
export interface LedgerReader {
  /** The branch as it is now, or the wanted files of it, with nothing verified yet. Rejects as `EvidenceBranch.read` does. */
  readonly readPart: (options: ReadOptions) => Promise<EvidenceReading>;
  /** Verifies each file of a reading; `now` is the ledger's by default. */
  readonly verified: (reading: EvidenceReading, now?: Date) => EvidenceBook;
}

/** The reader for a registry that trusts nobody: no file of the branch is a statement, and none blocks. */
export function readerWithoutTrust(branch: EvidenceBranch): LedgerReader {
  return {
    readPart: (options) => branch.read(options),
    verified: ({ head }) => ({ head, statements: [], refused: [] }),
  };
}

/** An addition's guard; without `since` it counts from the head that the ledger read last. */
export type LedgerGuard = Omit<AppendGuard, 'since'> & Partial<Pick<AppendGuard, 'since'>>;

function withFiles(reading: EvidenceReading, own: readonly EvidenceFile[]): EvidenceReading {
  const there = new Set(reading.files.map(({ path }) => path));
  const missing = own.filter(({ path }) => !there.has(path));
  if (missing.length === 0) return reading;
  return { ...reading, files: sortedBy([...reading.files, ...missing], ({ path }) => path) };
}

/**
 * The evidence branch as one command works with it: read once, each file verified once, extended by the command's
 * signed statements. `book` is the branch at the last read with its additions; `refresh` reads it again. An addition's
 * guard says what others must not have added since the branch was read.
 */
export class Ledger implements LedgerReader {
  readonly branch: EvidenceBranch;
  readonly trust: TrustBase;
  readonly now: () => Date;
  /** Remembers verified files, for code that decides by the same files. */
  readonly verifier: Verifier;
  readonly #sign: Sign;
  readonly #own: EvidenceFile[] = [];
  #reading: EvidenceReading | undefined;
  #book: EvidenceBook | undefined;

  constructor({ branch, trust, now, sign }: LedgerSources) {
    this.trust = trust;
    this.now = now;
    this.verifier = new Verifier(trust);
    this.branch = branch;
    this.#sign = sign;
  }

  /**
   * The statements of the last read, verified, with those added since. Rejects with UserError as `EvidenceBranch.read`
   * does.
   */
  async book(): Promise<EvidenceBook> {
    if (!this.#reading) return this.refresh();
    this.#book ??= this.verified(withFiles(this.#reading, this.#own));
    return this.#book;
  }

  /** The branch as it is now, verified: for after a wait, or after another writer came in between. */
  async refresh(): Promise<EvidenceBook> {
    await this.readAgain();
    return this.book();
  }

  /** The branch as it is now, with nothing verified yet, for callers that need a part of it. Rejects as `book` does. */
  async readAgain(): Promise<EvidenceReading> {
    this.#reading = await this.branch.read();
    this.#book = undefined;
    return withFiles(this.#reading, this.#own);
  }

  /** The content of the last read; it may be unverified. Rejects as `book` does. */
  async reading(): Promise<EvidenceReading> {
    return this.#reading ? withFiles(this.#reading, this.#own) : this.readAgain();
  }

  /** A part of the branch as it is now; it does not replace the last reading. Rejects as `book` does. */
  readPart(options: ReadOptions): Promise<EvidenceReading> {
    return this.branch.read(options);
  }

  /** Verifies each file of a reading, at the ledger's time by default. A file that was verified before is remembered. */
  verified(reading: EvidenceReading, now = this.now()): EvidenceBook {
    return readEvidenceBook(reading, this.trust, now, this.verifier);
  }

  /** Verifies a file that was handed over. */
  verify(bytes: Buffer): Verification {
    return this.verifier.verify(bytes, this.now());
  }

  /** Signs a statement and verifies it; nothing is added. Rejects as `signVerified` does. */
  sign<K extends KnownKind>(statement: Statement<K>, terms?: SigningTerms): Promise<SignedFile> {
    return signVerified(statement, { sign: this.#sign, verifier: this.verifier, now: this.now }, terms);
  }

  /** Adds files in one commit and returns the new head. Rejects as `EvidenceBranch.append` does. */
  async append(files: readonly EvidenceFile[], message: string, guard?: LedgerGuard): Promise<string> {
    const added = files.map(({ path, bytes }) => ({ path, bytes }));
    const head = await this.branch.append(added, message, guard && (await this.#guarded(guard)));
    this.#own.push(...added);
    this.#book = undefined;
    return head;
  }

  /** Signs statements and adds them in one commit; none is no commit. */
  async record(statements: readonly AnyStatement[], message: string): Promise<readonly SignedFile[]> {
    const files: SignedFile[] = [];
    for (const statement of statements) files.push(await this.sign(statement as Statement));
    if (files.length > 0) await this.append(files, message);
    return files;
  }

  // The command's own additions do not contradict each other.
  async #guarded({ since, conflicts }: LedgerGuard): Promise<AppendGuard> {
    const own = new Set(this.#own.map(({ path }) => path));
    return {
      since: since ?? (await this.reading()).head,
      conflicts: (path) => !own.has(path) && conflicts(path),
    };
  }
}

/** The ledger of a command that only reads the branch. */
export function readLedger(branch: EvidenceBranch, trust: TrustBase, now: Date): Ledger {
  return new Ledger({ branch, trust, now: () => now, sign: SIGNS_NOTHING });
}
