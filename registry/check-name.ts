/**
 * The longest name of a check that GitHub reports for a job. A longer name of a job is cut, so a ruleset that requires the whole
 * name waits forever (https://github.com/google/mono_repo.dart/issues/535). The cut is
 * `JobDisplayNameBuilder` of https://github.com/actions/runner: 97 characters and `...`.
 */
export const LONGEST_CHECK = 100;
const CUT = '...';

/** The name that GitHub reports for a job's name. */
export function reportedName(name: string): string {
  return name.length > LONGEST_CHECK ? `${name.slice(0, LONGEST_CHECK - CUT.length)}${CUT}` : name;
}

/** The part of a reported name before the cut; undefined where GitHub did not cut it. */
export function beforeCut(name: string): string | undefined {
  return name.length === LONGEST_CHECK && name.endsWith(CUT) ? name.slice(0, -CUT.length) : undefined;
}
