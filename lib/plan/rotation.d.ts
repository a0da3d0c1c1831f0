import type { Registry } from '../registry/schema';
import type { Principal } from '../registry/schema/primitives';
/** A duration of the registry in milliseconds. The schema has no months, so that every letter means one thing. */
export declare function durationMs(duration: string): number;
/** When a secret of a surface on a tier is to be rotated. */
export interface Rotation {
    readonly surface: string;
    readonly tier: string;
    readonly name: string;
    readonly managed: 'external' | 'pulumi';
    readonly owner: Principal;
    readonly rotateEvery: string;
    readonly lastRotated?: string;
    /** RFC 3339; absent when nobody recorded a rotation. */
    readonly dueAt?: string;
    readonly state: 'due' | 'fresh' | 'unknown';
}
/** Every secret of every surface on every tier, what nobody recorded first (`unknown`, not fresh), then by due date. */
export declare function rotations(registry: Registry, now: Date): readonly Rotation[];
