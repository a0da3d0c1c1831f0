import { parse } from 'yaml';

/** Jobs as one line of YAML, each given what GitHub wants of a job: a runner and a step, where it calls nothing. */
export function jobsOf(text: string): string {
  const jobs = parse(text) as Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  const whole = Object.entries(jobs).map(([id, job]) => {
    const rest = 'uses' in job ? {} : { 'runs-on': 'ubuntu-24.04', steps: [{ run: 'true' }] };
    return [id, { ...rest, ...job }] as const;
  });
  return JSON.stringify(Object.fromEntries(whole));
}
