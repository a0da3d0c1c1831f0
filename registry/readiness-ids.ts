/** Each phase and use case of a public release occurs once in the file. */
export const READINESS_IDS: readonly string[] = [
  ...['A', 'B', 'C', 'D', 'E', 'F'].map((letter) => `phase-${letter.toLowerCase()}`),
  ...Array.from({ length: 10 }, (_, index) => `uc-${String(index + 1).padStart(2, '0')}`),
];
