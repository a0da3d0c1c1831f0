import type { Piece } from '../../formats/expression/pieces';
import type { WorkflowFile, WorkflowJob } from '../../formats/workflow/read';
import { githubName } from '../../registry/github-name';
import type { Registry } from '../../registry/schema';
import { calledPath, namesText, type OtherNames, otherNames } from '../called-names';
import type { SigningQuestion } from '../signing/judge';
import type { VerifiedPlace } from './command';
import { canBecome, environmentName } from './environment';
import { type Guards, guardsOf, succeededNeeds } from './guards';

/** A deploy environment: its surface and its tier. */
export interface DeployPlace {
  readonly name: string;
  readonly surface: string;
  readonly tier: string;
}

/** How deploy environments are named. */
export interface DeployNaming {
  /** The naming template: `{surface}-{tier}`. */
  readonly template: string;
  /** The names that stand for ids in it. */
  readonly surfaces: OtherNames;
  readonly tiers: OtherNames;
}

/** How a registry names its deploy environments. */
export function deployNaming({ naming, surfaces, tiers }: Registry): DeployNaming {
  return { template: naming.deployEnvironment, surfaces: otherNames(surfaces), tiers: otherNames(tiers) };
}

/** The question about a workflow file. */
export interface TicketQuestion extends SigningQuestion {
  readonly places: readonly DeployPlace[];
  readonly naming: DeployNaming;
  /** Whether a called workflow was read, or the registry's trust pins it. */
  readonly isKnown: (uses: string) => boolean;
}

// Whether a value is the same in all jobs of a run. A job's matrix, variables and environment are not.
function isOfRun(path: readonly string[]): boolean {
  const [context, second, third] = path;
  if (context === 'inputs') return path.length === 2;
  if (context === 'github') return second === 'event' && third === 'inputs' && path.length === 4;
  return context === 'needs' && third === 'outputs' && path.length === 4;
}

/** A piece of a name as text that is equal for equal values; undefined where two jobs may get different values. */
function canonicalPiece(piece: Piece): string | undefined {
  if (typeof piece === 'string') return githubName(piece);
  const called = calledPath(piece);
  return called && isOfRun(called.path) ? `\0${called.path.join('.')}\0${called.names}\0` : undefined;
}

/** The same of a piece of a verified id: the name that stands for it. */
function canonicalName(piece: Piece, names: OtherNames, isWhole: boolean): string | undefined {
  // A name stands for a whole id, not for a part of one.
  if (!isWhole && Object.keys(names).length > 0) return undefined;
  if (typeof piece === 'string') return githubName(names[piece] ?? piece);
  const called = calledPath(piece);
  if (called === undefined || called.names !== namesText({}) || !isOfRun(called.path)) return undefined;
  return `\0${called.path.join('.')}\0${namesText(names)}\0`;
}

function joined(texts: readonly (string | undefined)[]): string | undefined {
  return texts.includes(undefined) ? undefined : texts.join('');
}

function expected({ surface, tier }: VerifiedPlace, { template, surfaces, tiers }: DeployNaming): string | undefined {
  const named = (pieces: readonly Piece[], names: OtherNames) =>
    joined(pieces.map((piece) => canonicalName(piece, names, pieces.length === 1)));
  const parts = template.split(/(\{surface\}|\{tier\})/);
  return joined(
    parts.map((part) => {
      if (part === '{surface}') return named(surface, surfaces);
      return part === '{tier}' ? named(tier, tiers) : githubName(part);
    }),
  );
}

function fixed(pieces: readonly Piece[]): string | undefined {
  return pieces.every((piece) => typeof piece === 'string') ? pieces.join('') : undefined;
}

function isFor(verified: VerifiedPlace, name: readonly Piece[], place: DeployPlace, naming: DeployNaming): boolean {
  if (fixed(name) !== undefined)
    return fixed(verified.surface) === place.surface && fixed(verified.tier) === place.tier;
  const own = joined(name.map(canonicalPiece));
  return own !== undefined && own === expected(verified, naming);
}

function guardsBefore(
  job: WorkflowJob,
  file: WorkflowFile,
  question: SigningQuestion,
  seen: ReadonlySet<string>,
): readonly Guards[] {
  return succeededNeeds(job).flatMap((id) => {
    const need = file.jobs.find((each) => each.id === id);
    if (need === undefined || seen.has(id)) return [];
    return [guardsOf(need, file, question), ...guardsBefore(need, file, question, new Set([...seen, id]))];
  });
}

function problemsOf(job: WorkflowJob, file: WorkflowFile, question: TicketQuestion): readonly string[] {
  if (job.uses !== undefined) {
    if (question.isKnown(job.uses)) return [];
    return [`the job ${job.id} of ${file.path} calls ${job.uses}, which is not read here: unverified`];
  }
  const name = environmentName(job);
  if (name === undefined) return [];
  const named = question.places.filter((place) => canBecome(name, place.name));
  const [first] = named;
  if (first === undefined) return [];
  const guards = guardsBefore(job, file, question, new Set([job.id]));
  const verified = guards.flatMap(({ places }) => places);
  const covers = (place: DeployPlace) => verified.some((each) => isFor(each, name, place, question.naming));
  if (fixed(name) === undefined ? covers(first) : named.some(covers)) return [];
  const doubts = guards.flatMap((each) => each.doubts);
  const others = verified.length > 0 ? [`the ticket that is verified is for another surface or tier`] : [];
  const why = [...doubts, ...others].map((each) => `; ${each}`).join('');
  const what = `the job ${job.id} of ${file.path} can name the deploy environment ${first.name}`;
  return [`${what} without needing a promotion ticket${why}`];
}

/** Jobs that can name a deploy environment without a needed job that verified a ticket for it, in words. */
export function ticketProblems(file: WorkflowFile, question: TicketQuestion): readonly string[] {
  return file.jobs.flatMap((job) => problemsOf(job, file, question));
}
