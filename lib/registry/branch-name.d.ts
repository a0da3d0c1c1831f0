/**
 * Why a text is not the exact name of one branch, or undefined when it is. Git's own rules (git-check-ref-format), and
 * beyond them nothing that GitHub would read as a pattern, a full reference or a commit.
 */
export declare function branchNameFault(name: string): string | undefined;
