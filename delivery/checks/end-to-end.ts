import { isManager } from './package-scripts';
import { BUILDERS, NO_TESTS } from './programs';
import { RUNNERS } from './runners';
import type { Words } from './shell';

/** Names of end-to-end tests. */
export const END_TO_END = /e2e|end-to-end|playwright|cypress|webdriver|puppeteer/i;

/**
 * Options whose value names what is left out, and those of a browser in which tests of units run
 * (https://vitest.dev/guide/browser/).
 */
const LEAVING_OUT =
  /^--(?:exclude|ignore|testPathIgnorePatterns|modulePathIgnorePatterns|path-ignore-patterns|deselect|browser(?:=|\.(?:name|provider)(?:=|$)))/i;
/** Those of them that take every word up to the next option (https://jestjs.io/docs/cli#--testpathignorepatternsregexarray). */
const TAKING_ALL = /^--(?:testPathIgnorePatterns|modulePathIgnorePatterns|ignoreProjects)$/;

/** The words of a test command without what it leaves out. */
function chosenWords(words: Words): Words {
  let taken: 'none' | 'one' | 'all' = 'none';
  return words.filter((word) => {
    if (word.startsWith('-')) {
      const isLeavingOut = LEAVING_OUT.test(word);
      taken = !isLeavingOut || word.includes('=') ? 'none' : TAKING_ALL.test(word) ? 'all' : 'one';
      return !isLeavingOut && !/^--project=!/.test(word);
    }
    const isTaken = taken !== 'none';
    if (taken === 'one') taken = 'none';
    return !isTaken && !word.startsWith('!');
  });
}

/** Whether a command runs end-to-end tests. A linter, a compiler, and a runner that leaves them out do not. */
export function runsEndToEnd(words: Words): boolean {
  const [program = ''] = words;
  const name = program.split('/').at(-1) ?? program;
  if (!isManager(words) && !Object.hasOwn(RUNNERS, name) && (NO_TESTS.has(name) || BUILDERS.has(name))) return false;
  return END_TO_END.test(chosenWords(words).join(' '));
}
