/** Settings by name: inputs of an action, variables of an environment, levels of permissions. */
export type Values = Readonly<Record<string, string | number | boolean>>;

/** One step. `about` becomes the comment above it. */
export interface Step {
  readonly about?: string;
  readonly id?: string;
  readonly name?: string;
  readonly if?: string;
  readonly shell?: 'bash';
  /** An action by its commit, with its version as a comment: `owner/name@<commit> # v1.2.3`. */
  readonly uses?: string;
  readonly with?: Values;
  readonly run?: string;
  readonly 'working-directory'?: string;
  readonly env?: Values;
}

/** The environment of a job: with the address that its deployment shows, or without a deployment. */
export type Environment =
  | { readonly name: string; readonly url: string }
  | { readonly name: string; readonly deployment: false };

/** One job. `about` becomes the comment above it. */
export interface Job {
  readonly about?: string;
  readonly name: string;
  readonly needs?: string | readonly string[];
  readonly if?: string;
  readonly strategy?: {
    readonly 'fail-fast'?: boolean;
    readonly 'max-parallel'?: number;
    readonly matrix: string | Readonly<Record<string, string | readonly string[]>>;
  };
  readonly 'runs-on': string | readonly string[];
  readonly 'timeout-minutes': number;
  readonly environment?: Environment;
  readonly permissions: Values;
  readonly outputs?: Values;
  readonly env?: Values;
  readonly steps: readonly Step[];
}

/** An input of a workflow that a person starts or another workflow calls. */
export interface Input {
  readonly description: string;
  readonly type: 'string' | 'boolean';
  readonly required?: true;
  readonly default?: string | boolean;
}

/** The inputs of a workflow by name. */
export type Inputs = Readonly<Record<string, Input>>;

/** One workflow as data: the content and the comments of its file. */
export interface Workflow {
  /** What the workflow does: the comment at the head of its file. */
  readonly about: string;
  /** Its name, and the name of its file without `.yml`. */
  readonly name: string;
  readonly on: Readonly<Record<string, unknown>>;
  readonly concurrency?: { readonly group: string; readonly 'cancel-in-progress': boolean; readonly queue?: 'max' };
  readonly env?: Values;
  readonly jobs: Readonly<Record<string, Job>>;
  /** Comments above single lines, by the line's place: `env.GOVERNING`. */
  readonly notes?: Readonly<Record<string, string>>;
}

/** A job that calls a workflow of another repository. */
export interface CallingJob {
  readonly name: string;
  readonly permissions: Values;
  readonly uses: string;
  readonly with: Values;
  readonly secrets: Values;
}

/** A workflow whose one job calls another one. */
export interface CallingWorkflow extends Pick<Workflow, 'about' | 'name' | 'on'> {
  readonly jobs: Readonly<Record<string, CallingJob>>;
  /** Comments behind keys of `on`, by the key. */
  readonly trailing: Readonly<Record<string, string>>;
}

/** An expression of GitHub's. */
export function x(expression: string): string {
  return `\${{ ${expression} }}`;
}
