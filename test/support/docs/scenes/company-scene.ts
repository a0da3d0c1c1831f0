import type { Outcome } from '../../cli/command';
import { Company, type Variables } from './company';
import { type Job, Runs } from './company-jobs';
import type { Release } from './company-release';
import type { OpenScene, Spoken } from './scene';
import { typed } from './typed';

/** The company as a document is played in it. */
export interface Stage {
  readonly company: Company;
  readonly runs: Runs;
  /** What the document's `$NAME`s stand for; hooks add to it. */
  readonly values: Record<string, string>;
  /** What its example names stand for; hooks add to it. */
  readonly words: Record<string, string>;
  /** The job in which what is no person's is typed. */
  job: Job;
  release?: Release;
}

type Hook = (stage: Stage, outcome: Outcome) => Promise<unknown> | unknown;

/** How one document is played in the company. */
export interface Story {
  /** What is there when its reader begins. */
  readonly begin?: (stage: Stage) => Promise<unknown> | unknown;
  /** What happens before and after a command, by its name. */
  readonly before?: Readonly<Record<string, (stage: Stage) => Promise<unknown> | unknown>>;
  readonly after?: Readonly<Record<string, Hook>>;
  /** What else goes on while a command runs. */
  readonly beside?: Readonly<Record<string, (stage: Stage, command: Promise<Outcome>) => Promise<Outcome>>>;
  /** What comes on a command's stdin. */
  readonly input?: Readonly<Record<string, string>>;
  /** What a person answers to each question of a command. */
  readonly answers?: Readonly<Record<string, string>>;
}

const valueAfter = (args: readonly string[], flag: string) => args[args.indexOf(flag) + 1] ?? '';
const stackOf = (args: readonly string[]) => (args.includes('--tier') ? valueAfter(args, '--tier') : 'foundation');
const loginAt = (args: readonly string[], flag: string) => valueAfter(args, flag).replace('user:', '');

/** Whose variables a command sees: a person's own, those of a job that looks, or of the job at hand. */
function variablesOf({ company, job }: Stage, { name, args }: Spoken): Variables {
  if (name === 'waiver new') return company.person(loginAt(args, '--requested-by'));
  if (name === 'waiver approve') return company.person(loginAt(args, '--approver'));
  if (name === 'checklist sign') return company.person(loginAt(args, '--person'));
  if (name.startsWith('incident')) return company.person('octocat');
  if (name === 'secrets rotate') return { ...job.env, ...company.inspector('foundation'), ...company.fingerprints };
  if (/^(?:live|access|waiver)/.test(name)) return company.inspector(stackOf(args));
  return job.env;
}

/** Opens the company for a document. */
export function companyScene({
  begin,
  before = {},
  after = {},
  beside = {},
  input = {},
  answers = {},
}: Story): OpenScene {
  return async () => {
    const company = await Company.open();
    const runs = new Runs(company);
    const base = company.git('.', 'rev-parse', 'HEAD^');
    const job = runs.job(runs.start('release', { event: 'push', actor: 'mona' }), 'reader');
    const values = { COMMIT: company.commit, HEAD: company.commit, BASE: base, CODE: '0' };
    const stage: Stage = { company, runs, job, values, words: {} };
    try {
      await begin?.(stage);
    } catch (error) {
      await company.close();
      throw error;
    }
    return {
      values: () => stage.values,
      words: () => stage.words,
      folder: () => company.clone,
      run: async (spoken) => {
        const { name, args } = spoken;
        await before[name]?.(stage);
        const place = { cwd: company.clone, env: variablesOf(stage, spoken), at: company.now };
        const [given, answer] = [input[name], answers[name]];
        company.sigstore.setClock(company.now);
        const command = typed(args, {
          ...place,
          ...(given === undefined ? {} : { input: given }),
          ...(answer === undefined ? {} : { answer }),
        });
        const outcome = await (beside[name]?.(stage, command) ?? command);
        await after[name]?.(stage, outcome);
        return outcome;
      },
      close: () => company.close(),
    };
  };
}
