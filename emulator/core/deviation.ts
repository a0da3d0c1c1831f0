/** The validation error that a deviation excuses. */
export interface Waiver {
  /** Operation ids of the vendor's document; absent means all. */
  readonly operations?: readonly string[];
  readonly part: 'request' | 'response';
  /** JSON-schema keyword of the error: `additionalProperties`, `required`, `type`, … */
  readonly keyword: string;
  /** Regular expression over the error's JSON pointer (`/requestBody/…`, or the response body's own). */
  readonly at: string;
  /** The extra or missing property, where the keyword is about one. */
  readonly property?: string;
}

/** A place where the real service is known to differ from its own document. */
export interface Deviation {
  readonly id: string;
  readonly service: 'github' | 'netlify';
  /** Operation, path or field. */
  readonly where: string;
  readonly what: string;
  /** Address of the documentation page, issue or source that shows it. */
  readonly source: string;
  /** The test file that exercises it, from the repository's root. */
  readonly test: string;
  /** Errors that it excuses. None for a deviation that the code itself uses by id. */
  readonly waives?: readonly Waiver[];
}

/** An error of the validator, as ajv gives it. */
export interface SchemaProblem {
  readonly keyword: string;
  readonly instancePath: string;
  readonly message?: string | undefined;
  readonly params: Readonly<Record<string, unknown>>;
}

/** Counts how often each deviation was used. An unused one is stale and fails a test. */
export class DeviationLedger {
  readonly #uses = new Map<string, number>();
  readonly #deviations: readonly Deviation[];

  constructor(deviations: readonly Deviation[]) {
    this.#deviations = deviations;
    for (const { id } of deviations) this.#uses.set(id, 0);
  }

  /** Counts a use by id. Throws for an id that is not listed, since no other exception is allowed. */
  use(id: string): void {
    const count = this.#uses.get(id);
    if (count === undefined) throw new Error(`deviation '${id}' is not in emulator/deviations.ts`);
    this.#uses.set(id, count + 1);
  }

  /** Whether a listed deviation excuses this error. Counts the use if so. */
  excuses(operationId: string, part: Waiver['part'], problem: SchemaProblem): boolean {
    const property = problem.params['additionalProperty'] ?? problem.params['missingProperty'];
    const hit = this.#deviations.find((deviation) =>
      deviation.waives?.some(
        (waiver) =>
          waiver.part === part &&
          waiver.keyword === problem.keyword &&
          (waiver.operations === undefined || waiver.operations.includes(operationId)) &&
          (waiver.property === undefined || waiver.property === property) &&
          new RegExp(waiver.at).test(problem.instancePath),
      ),
    );
    if (hit !== undefined) this.use(hit.id);
    return hit !== undefined;
  }

  /** Uses by id, the unused ones with 0. */
  uses(): Record<string, number> {
    return Object.fromEntries(this.#uses);
  }
}
