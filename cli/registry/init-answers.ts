import { z } from 'zod';
import { Id, Principal, Slug } from '../../registry/schema/primitives';
import type { InitAnswers } from '../../registry/template';
import { UserError } from '../../registry/user-error';
import type { Context } from '../context';

/** The flags of `init` that hold answers. */
export type InitFlags = Partial<Record<Answer, string>>;
type Answer = 'organization' | 'repository' | 'owner' | 'plan' | 'surface' | 'netlifyTeam' | 'visibility';

/** The answers that are never assumed. The plan decides what GitHub enforces on private repositories. */
const QUESTIONS = [
  { name: 'organization', flag: '--organization', text: 'GitHub organization' },
  { name: 'repository', flag: '--repository', text: 'repository (its name on GitHub)' },
  { name: 'owner', flag: '--owner', text: 'who governs and approves (team:<slug> or user:<login>)' },
  { name: 'plan', flag: '--plan', text: 'GitHub plan of the organization (free, team or enterprise)' },
] as const;

const PLANS = ['free', 'team', 'enterprise'] as const;

/** The registry's own rules for each answer. */
const RULES: Readonly<Record<Answer, z.ZodType<string>>> = {
  organization: Slug,
  repository: Slug,
  owner: Principal,
  plan: z.enum(PLANS, `a plan is ${PLANS.join(', ')}`),
  surface: Id,
  netlifyTeam: Slug,
  visibility: z.enum(['public', 'private', 'internal']),
};

/** What is wrong with an answer; undefined for none. */
function fault(name: Answer, value: string): string | undefined {
  const found = RULES[name].safeParse(value);
  return found.success ? undefined : found.error.issues[0]?.message;
}

function requireAnswer(name: Answer, flag: string, value: string): string {
  const wrong = fault(name, value);
  if (wrong === undefined) return value;
  throw new UserError(`${JSON.stringify(value)} cannot be used for ${flag}`, {
    place: flag,
    allowed: `${wrong}; nothing was changed`,
  });
}

/** Asks on a terminal until the answer can be used. An empty answer is none. */
async function asked(question: (typeof QUESTIONS)[number], context: Context): Promise<string | undefined> {
  const { ask } = context;
  if (ask === undefined) return undefined;
  let text: string = question.text;
  for (;;) {
    const answer = (await ask(`${text}: `)).trim();
    if (answer === '') return undefined;
    const wrong = fault(question.name, answer);
    if (wrong === undefined) return answer;
    text = `${JSON.stringify(answer)} cannot be used: ${wrong}\n${question.text}`;
  }
}

/**
 * The answers from flags, and on a terminal from a person. Throws a UserError for the first that the registry would refuse,
 * and for those that are missing.
 */
export async function initAnswers(flags: InitFlags, context: Context): Promise<InitAnswers> {
  const given: Record<string, string> = {};
  const missing: string[] = [];
  for (const question of QUESTIONS) {
    const { name, flag } = question;
    const flagged = flags[name];
    const answer = flagged === undefined ? await asked(question, context) : requireAnswer(name, flag, flagged);
    if (answer === undefined) missing.push(flag);
    else given[name] = answer;
  }
  const { organization, repository, owner, plan } = given;
  if (organization === undefined || repository === undefined || owner === undefined || plan === undefined) {
    throw new UserError(`init needs ${missing.join(', ')}`, {
      place: 'init',
      allowed:
        '--organization LOGIN --repository NAME --owner team:SLUG --plan free|team|enterprise, or answers on a terminal',
    });
  }
  return {
    organization,
    repository,
    owner,
    surface: requireAnswer('surface', '--surface', flags.surface ?? repository.toLowerCase()),
    team: requireAnswer('netlifyTeam', '--netlify-team', flags.netlifyTeam ?? organization),
    plan: plan as InitAnswers['plan'],
    visibility: (flags.visibility ?? 'private') as InitAnswers['visibility'],
  };
}
