"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "control", {
    enumerable: true,
    get: function() {
        return control;
    }
});
const _zod = require("zod");
const _faults = require("./faults");
const PatchSteps = _zod.z.array(_zod.z.strictObject({
    op: _zod.z.enum([
        'add',
        'replace',
        'remove'
    ]),
    path: _zod.z.string(),
    value: _zod.z.unknown().optional()
}));
function control(service, method, path, body) {
    const done = {
        status: 204
    };
    try {
        switch(`${method} ${path}`){
            case 'GET /_emulator/requests':
                return {
                    status: 200,
                    body: service.requests()
                };
            case 'DELETE /_emulator/requests':
                service.clearRequests();
                return done;
            case 'POST /_emulator/faults':
                for (const fault of [
                    body()
                ].flat())service.addFault(_faults.Fault.parse(fault));
                return done;
            case 'DELETE /_emulator/faults':
                service.clearFaults();
                return done;
            case 'GET /_emulator/world':
                return {
                    status: 200,
                    body: service.world()
                };
            case 'POST /_emulator/world':
                service.mutate(PatchSteps.parse(body()));
                return done;
            case 'GET /_emulator/violations':
                return {
                    status: 200,
                    body: service.violations()
                };
            case 'GET /_emulator/deviations':
                return {
                    status: 200,
                    body: service.deviationUses()
                };
            default:
                return {
                    status: 404,
                    body: {
                        message: `${method} ${path} is not a control of the emulator`
                    }
                };
        }
    } catch (error) {
        if (error instanceof _zod.z.ZodError) return {
            status: 400,
            body: {
                message: _zod.z.prettifyError(error)
            }
        };
        if (error instanceof Error) return {
            status: 400,
            body: {
                message: error.message
            }
        };
        throw error;
    }
}
