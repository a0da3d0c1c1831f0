import { Automaton } from './automaton';

/** A filter pattern that GitHub cannot read. */
export class FilterPatternError extends Error {}

const RANGES = /^[a-zA-Z0-9]$/;

function classOf(characters: readonly string[], open: number): { accepts: (one: string) => boolean; next: number } {
  const close = characters.indexOf(']', open + 1);
  if (close <= open + 1) throw new FilterPatternError('a "[" without its "]"');
  const members = characters.slice(open + 1, close);
  const single = new Set<string>();
  const ranges: (readonly [string, string])[] = [];
  for (let at = 0; at < members.length; at += 1) {
    const [low = '', dash, high] = members.slice(at, at + 3);
    if (dash !== '-' || high === undefined) single.add(low);
    else {
      if (!RANGES.test(low) || !RANGES.test(high))
        throw new FilterPatternError(`a range of other than letters and digits`);
      ranges.push([low, high]);
      at += 2;
    }
  }
  const accepts = (one: string) => single.has(one) || ranges.some(([low, high]) => low <= one && one <= high);
  return { accepts, next: close + 1 };
}

/**
 * A pattern of `branches`, `tags` or `paths` of a workflow's trigger, in GitHub's own language: `*` stays within a
 * name, `**` does not, `?` and `+` apply to the character before, `[ ]` is one of a set, `\` escapes. Braces, `@( )`
 * and `|` stand for themselves. Source:
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#filter-pattern-cheat-sheet. Throws
 * FilterPatternError on forms that the page does not define.
 */
function workflowFilter(pattern: string): (name: string) => boolean {
  const characters = [...pattern];
  const automaton = new Automaton();
  const isName = (character: string) => character !== '/';
  for (let at = 0; at < characters.length; ) {
    const character = characters[at] ?? '';
    if (character === '?' || character === '+') throw new FilterPatternError(`"${character}" with nothing before it`);
    if (character === '*') {
      const isDouble = characters[at + 1] === '*';
      if (!isDouble) automaton.any(isName);
      else if (characters[at + 2] === '/') automaton.prefix();
      else automaton.any(() => true);
      at += !isDouble ? 1 : characters[at + 2] === '/' ? 3 : 2;
      continue;
    }
    let accepts = (one: string) => one === character;
    let next = at + 1;
    if (character === '[') ({ accepts, next } = classOf(characters, at));
    else if (character === '\\') {
      const escaped = characters[at + 1];
      if (escaped === undefined) throw new FilterPatternError('a "\\" at the end');
      accepts = (one) => one === escaped;
      next = at + 2;
    }
    const quantifier = characters[next];
    if (quantifier === '?') automaton.optional(accepts);
    else automaton.one(accepts);
    if (quantifier === '+') automaton.any(accepts);
    at = quantifier === '?' || quantifier === '+' ? next + 1 : next;
  }
  return (name) => automaton.matches(name);
}

/**
 * Whether a list of filter patterns includes a name, as GitHub reads it: in order, the last matching pattern decides,
 * `!` excludes, and a list with only `!` patterns includes nothing. Throws FilterPatternError as `workflowFilter` does.
 */
export function filterIncludes(patterns: readonly string[], name: string): boolean {
  return patterns.reduce((included, pattern) => {
    const isNegative = pattern.startsWith('!');
    return workflowFilter(isNegative ? pattern.slice(1) : pattern)(name) ? !isNegative : included;
  }, false);
}

/** The reason why GitHub cannot read a filter pattern; undefined for a readable one. */
export function invalidFilter(pattern: string): string | undefined {
  try {
    filterIncludes([pattern], '');
    return undefined;
  } catch (error) {
    if (error instanceof FilterPatternError) return `"${pattern}": ${error.message}`;
    throw error;
  }
}

/**
 * The filter pattern of `on.push.branches` that matches one branch only. Of the characters that have a meaning there,
 * Git and the registry's rules still allow `+` and `!` in a branch name. A pattern without the backslash matches other
 * branches, or none:
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#onpushbranchestagsbranches-ignoretags-ignore
 */
export function branchFilter(branch: string): string {
  return branch.replace(/[*+?![\]\\]/g, '\\$&');
}
