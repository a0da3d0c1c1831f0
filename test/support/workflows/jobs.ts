import { parse } from 'yaml';

/** Jobs as one line of YAML. Each job that calls no workflow gets the runner and the step that GitHub requires. */
export function jobsOf(text: string): string {
  const jobs = parse(text) as Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  const whole = Object.entries(jobs).map(([id, job]) => {
    const rest = 'uses' in job ? {} : { 'runs-on': 'ubuntu-24.04', steps: [{ run: 'true' }] };
    return [id, { ...rest, ...job }] as const;
  });
  return JSON.stringify(Object.fromEntries(whole));
}
