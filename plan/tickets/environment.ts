import { type Piece, textPieces } from '../../formats/expression/pieces';
import { Automaton } from '../../formats/patterns/automaton';
import { isMappingValue, memberOf, type Value } from '../../formats/token/value';
import type { WorkflowJob } from '../../formats/workflow/read';
import { githubName } from '../../registry/github-name';

/** The name of the environment of a job, as pieces of text; undefined for a job without one. */
export function environmentName(job: WorkflowJob): readonly Piece[] | undefined {
  const environment = memberOf(job.content, 'environment');
  const name: Value | undefined = isMappingValue(environment) ? memberOf(environment, 'name') : environment;
  return name === undefined ? undefined : textPieces(name);
}

/** The characters of which certainly none counts as another one, or as none at all. */
const PLAIN = /[!-~]/;

/**
 * Whether pieces can become a name; GitHub compares names of environments without regard to case. It does not document
 * whether a blank, an accent or another form of a letter distinguishes names: databases often ignore them
 * (https://dev.mysql.com/doc/refman/8.4/en/charset-collation-effect.html). Such a character may stand for anything.
 */
export function canBecome(pieces: readonly Piece[], name: string): boolean {
  const automaton = new Automaton();
  for (const piece of pieces) {
    if (typeof piece !== 'string') automaton.any(() => true);
    else
      for (const each of githubName(piece)) {
        if (PLAIN.test(each)) automaton.one((character) => character === each);
        else automaton.any(() => true);
      }
  }
  return automaton.matches(githubName(name));
}
