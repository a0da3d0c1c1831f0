/** Why a statement counts for nothing. The parts of a verification throw it; `verifyStatement` alone catches it. */
export declare class Refusal extends Error {
}
