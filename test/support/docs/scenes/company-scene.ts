import type { Outcome } from '../../cli/command';
import { Company, type Variables } from './company';
import { type Job, Runs } from './company-jobs';
import type { Release } from './company-release';
import type { OpenScene, Spoken } from './scene';
import { typed } from './typed';

/** The state of the company while a document is played in it. */
export interface Stage {
  readonly company: Company;
  readonly runs: Runs;
  /** The values of the document's `$NAME`s. Hooks add to them. */
  readonly values: Record<string, string>;
  /** The values of its example names. Hooks add to them. */
  readonly words: Record<string, string>;
  /** The job that runs commands that no person types. */
  job: Job;
  release?: Release;
}

type Hook = (stage: Stage, outcome: Outcome) => Promise<unknown> | unknown;

/** The setup of one document in the company. */
export interface Story {
  /** Prepares the state at the reader's start. */
  readonly begin?: (stage: Stage) => Promise<unknown> | unknown;
  /** Hooks before and after a command, by its name. */
  readonly before?: Readonly<Record<string, (stage: Stage) => Promise<unknown> | unknown>>;
  readonly after?: Readonly<Record<string, Hook>>;
  /** Other work while a command runs. */
  readonly beside?: Readonly<Record<string, (stage: Stage, command: Promise<Outcome>) => Promise<Outcome>>>;
  /** The stdin of a command. */
  readonly input?: Readonly<Record<string, string>>;
  /** A person's answer to each question of a command. */
  readonly answers?: Readonly<Record<string, string>>;
}

const valueAfter = (args: readonly string[], flag: string) => args[args.indexOf(flag) + 1] ?? '';
const stackOf = (args: readonly string[]) => (args.includes('--tier') ? valueAfter(args, '--tier') : 'foundation');
const loginAt = (args: readonly string[], flag: string) => valueAfter(args, flag).replace('user:', '');

/** The variables of a command: a person's own, those of a job that reads, or those of the current job. */
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
