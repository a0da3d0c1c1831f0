"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
function _export(target, all) {
    for(var name in all)Object.defineProperty(target, name, {
        enumerable: true,
        get: Object.getOwnPropertyDescriptor(all, name).get
    });
}
_export(exports, {
    get Level () {
        return Level;
    },
    get Report () {
        return Report;
    }
});
const _zod = require("zod");
const Level = _zod.z.enum([
    'none',
    'note',
    'warning',
    'error'
]);
const Index = _zod.z.int().min(-1).optional();
const Configuration = _zod.z.object({
    level: Level.optional()
});
/** A reference to a rule or a kind of notification (§3.52). */ const Reference = _zod.z.object({
    id: _zod.z.string().optional(),
    index: Index,
    guid: _zod.z.string().optional(),
    toolComponent: _zod.z.object({
        index: Index,
        name: _zod.z.string().optional(),
        guid: _zod.z.string().optional()
    }).optional()
});
/** What a property bag may say of severity; GitHub reads it of a rule, and some tools write it at a result. */ const Properties = _zod.z.object({
    'security-severity': _zod.z.union([
        _zod.z.string(),
        _zod.z.number()
    ]).optional()
}).optional();
const Descriptor = _zod.z.object({
    id: _zod.z.string(),
    guid: _zod.z.string().optional(),
    defaultConfiguration: Configuration.optional(),
    properties: Properties
});
const Component = _zod.z.object({
    name: _zod.z.string().min(1),
    guid: _zod.z.string().optional(),
    version: _zod.z.string().optional(),
    rules: _zod.z.array(Descriptor).default([]),
    notifications: _zod.z.array(Descriptor).default([])
});
const Override = _zod.z.object({
    descriptor: Reference,
    configuration: Configuration
});
const Notification = _zod.z.object({
    level: Level.optional(),
    descriptor: Reference.optional()
});
const Invocation = _zod.z.object({
    executionSuccessful: _zod.z.boolean(),
    exitCode: _zod.z.int().optional(),
    exitSignalName: _zod.z.string().optional(),
    processStartFailureMessage: _zod.z.string().optional(),
    toolExecutionNotifications: _zod.z.array(Notification).default([]),
    toolConfigurationNotifications: _zod.z.array(Notification).default([]),
    ruleConfigurationOverrides: _zod.z.array(Override).default([]),
    notificationConfigurationOverrides: _zod.z.array(Override).default([])
});
const Result = _zod.z.object({
    ruleId: _zod.z.string().optional(),
    ruleIndex: Index,
    rule: Reference.optional(),
    kind: _zod.z.enum([
        'notApplicable',
        'pass',
        'fail',
        'review',
        'open',
        'informational'
    ]).default('fail'),
    level: Level.optional(),
    baselineState: _zod.z.enum([
        'new',
        'unchanged',
        'updated',
        'absent'
    ]).optional(),
    suppressions: _zod.z.array(_zod.z.object({
        status: _zod.z.enum([
            'accepted',
            'underReview',
            'rejected'
        ]).optional()
    })).optional(),
    properties: Properties
});
const Run = _zod.z.object({
    tool: _zod.z.object({
        driver: Component,
        // CodeQL keeps its rules in these and leaves the driver's empty.
        extensions: _zod.z.array(Component).default([])
    }),
    /** Components that configure rules anew (§3.14.21). */ policies: _zod.z.array(Component).default([]),
    // Required of a run that looked; null or absent means that it produced none (§3.14.23).
    results: _zod.z.array(Result),
    invocations: _zod.z.array(Invocation).default([]),
    conversion: _zod.z.object({
        invocation: Invocation.optional()
    }).optional(),
    /** Parts of the run that lie in other files (§3.14.2). */ externalPropertyFileReferences: _zod.z.record(_zod.z.string(), _zod.z.unknown()).optional()
});
const Report = _zod.z.object({
    version: _zod.z.literal('2.1.0'),
    runs: _zod.z.array(Run),
    inlineExternalProperties: _zod.z.array(_zod.z.unknown()).default([])
});
