"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "startService", {
    enumerable: true,
    get: function() {
        return startService;
    }
});
const _nodehttp = require("node:http");
const _deviations = require("../deviations");
const _control = require("./control");
const _deviation = require("./deviation");
const _faults = require("./faults");
const _http = require("./http");
const _json = require("./json");
const _pipeline = require("./pipeline");
const _recorder = require("./recorder");
const _state = require("./state");
const _validator = require("./validator");
function jsonOf(bytes) {
    return bytes.length === 0 ? undefined : JSON.parse(bytes.toString('utf8'));
}
async function leave(request, response, reply, delayMs) {
    if (delayMs > 0) await new Promise((resolve)=>setTimeout(resolve, delayMs));
    if (reply === null) request.socket.destroy();
    else (0, _http.send)(response, reply);
}
async function startService(service, options) {
    const clock = options.clock ?? (()=>new Date());
    const ledger = new _deviation.DeviationLedger((options.deviations ?? _deviations.deviations).filter((one)=>one.service === service.name));
    const operationIds = Object.keys(service.handlers);
    const validator = await (0, _validator.createValidator)(service.document, operationIds, service.greedy ?? [], ledger);
    const state = (0, _state.openState)(options.world, options.stateFile);
    const faults = new _faults.FaultPlan();
    const recorded = [];
    const violations = [];
    let count = 0;
    const handle = (0, _pipeline.createPipeline)({
        service,
        validator,
        ledger,
        state,
        faults,
        violations,
        clock
    });
    const controlled = {
        requests: ()=>[
                ...recorded
            ],
        clearRequests: ()=>void recorded.splice(0),
        addFault: (fault)=>faults.add(fault),
        clearFaults: ()=>faults.clear(),
        violations: ()=>[
                ...violations
            ],
        deviationUses: ()=>ledger.uses(),
        world: ()=>state.world,
        mutate: (steps)=>{
            (0, _json.applyPatch)(state.world, steps);
            state.changed();
        }
    };
    async function answer(request, response) {
        const method = (request.method ?? 'GET').toUpperCase();
        const url = new URL(request.url ?? '/', 'http://127.0.0.1');
        const bytes = await (0, _http.readBytes)(request);
        if (url.pathname.startsWith('/_emulator/')) {
            (0, _http.send)(response, (0, _control.control)(controlled, method, url.pathname, ()=>jsonOf(bytes)));
            return;
        }
        const headers = (0, _http.plainHeaders)(request);
        const query = (0, _http.parseQuery)(url.searchParams);
        const origin = `http://${headers['host'] ?? '127.0.0.1'}`;
        const now = ()=>clock().toISOString();
        const path = url.pathname;
        const behind = path.startsWith('/_') ? await service.door?.({
            world: state.world,
            method,
            path,
            query,
            headers,
            body: bytes,
            origin,
            now
        }) : undefined;
        if (behind !== undefined) {
            await leave(request, response, behind === 'drop' ? null : behind, behind === 'drop' ? 0 : behind.delayMs ?? 0);
            return;
        }
        count += 1;
        const n = count;
        const at = clock().toISOString();
        const outcome = await handle({
            method,
            pathname: path,
            query,
            headers,
            bytes,
            origin
        });
        recorded.push({
            ...{
                n,
                service: service.name,
                method,
                path: outcome.path,
                query,
                operationId: outcome.operationId
            },
            ...{
                status: outcome.reply?.status ?? 0,
                bodyDigest: (0, _recorder.digestOf)(bytes),
                body: outcome.body,
                at,
                tokenId: outcome.tokenId
            },
            ...{
                write: (0, _recorder.isWrite)(method) && !service.harmless?.includes(outcome.operationId ?? ''),
                conditional: headers['if-none-match'] !== undefined,
                disturbed: outcome.disturbed
            }
        });
        await leave(request, response, outcome.reply, outcome.delayMs);
    }
    const server = (0, _nodehttp.createServer)((request, response)=>{
        answer(request, response).catch((error)=>{
            violations.push(`${request.method} ${request.url}: ${error instanceof Error ? error.stack ?? error.message : String(error)}`);
            if (!response.headersSent) (0, _http.send)(response, {
                status: 500,
                body: service.errorBody(500, 'Internal error of the emulator')
            });
        });
    });
    // Above the pauses of any client: one that reuses a connection just as Node's 5 seconds end gets a reset that nobody meant.
    server.keepAliveTimeout = 120_000;
    await new Promise((resolve, reject)=>{
        server.once('error', reject);
        server.listen(options.port ?? 0, '127.0.0.1', resolve);
    });
    const { port } = server.address();
    return {
        ...controlled,
        url: `http://127.0.0.1:${port}`,
        world: state.world,
        close: ()=>new Promise((resolve)=>{
                state.flush();
                server.close(()=>resolve());
                server.closeAllConnections();
            })
    };
}
