/** Something of the draft, by its JSON pointer, that a person has to look at. */
export interface Told {
  readonly pointer: string;
  readonly what: string;
}

/** The notes of making a draft. */
export class Notes {
  readonly open: Told[] = [];
  readonly assumed: Told[] = [];
  ask(pointer: string, what: string): void {
    this.open.push({ pointer, what });
  }
  assume(pointer: string, what: string): void {
    this.assumed.push({ pointer, what });
  }
}

/** Several names in a sentence. */
export function listText(values: readonly string[]): string {
  return values.length === 0 ? 'none' : values.join(', ');
}
