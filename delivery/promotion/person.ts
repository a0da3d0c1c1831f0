/** A person of GitHub's. */
export interface Person {
  readonly id: number;
  readonly login: string;
}
