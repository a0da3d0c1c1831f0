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

/** Whether pieces can become a name; GitHub compares names of environments without regard to case. */
export function canBecome(pieces: readonly Piece[], name: string): boolean {
  const automaton = new Automaton();
  for (const piece of pieces) {
    if (typeof piece !== 'string') automaton.any(() => true);
    else for (const each of githubName(piece)) automaton.one((character) => character === each);
  }
  return automaton.matches(githubName(name));
}
