/** The name of a waiver's file. */
export declare function waiverFileName(waiverId: string): string;
/** The name of an approval's file: one for each person. */
export declare function approvalFileName(waiverId: string, approver: string): string;
/** `sha256:…` of bytes or text. */
export declare function sha256Of(bytes: Buffer | string): string;
/** One file of the folder; undefined bytes are more than any statement weighs, or no plain file. */
export interface WaiverFile {
    readonly name: string;
    readonly bytes: Buffer | undefined;
}
/** A waiver's file with the files of its approvals. */
export interface WaiverFiles {
    readonly waiverId: string;
    readonly waiver: WaiverFile;
    readonly approvals: readonly WaiverFile[];
}
/** Waivers with their approvals, by the names of their files; sorted. Files of other names are left out. */
export declare function groupWaivers(files: readonly WaiverFile[]): readonly WaiverFiles[];
/**
 * The waivers of a folder by their ids, sorted; none when there is no such folder. Files of other names are no waivers,
 * and an approval without its waiver approves nothing. Throws UserError (exit 3) when the folder cannot be read.
 */
export declare function waiverFiles(folder: string): readonly WaiverFiles[];
