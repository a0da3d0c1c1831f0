"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "createPipeline", {
    enumerable: true,
    get: function() {
        return createPipeline;
    }
});
const _exchange = require("./exchange");
const _faults = require("./faults");
const _recorder = require("./recorder");
function parseBody(bytes, raw) {
    if (raw) return {
        value: bytes,
        broken: false
    };
    if (bytes.length === 0) return {
        value: undefined,
        broken: false
    };
    const text = bytes.toString('utf8');
    try {
        return {
            value: JSON.parse(text),
            broken: false
        };
    } catch  {
        return {
            value: text,
            broken: true
        };
    }
}
function createPipeline(parts) {
    const { service, validator, ledger, state, faults, violations, clock } = parts;
    const error = (status, message)=>({
            status,
            body: service.errorBody(status, message)
        });
    function faulty(fault) {
        if (fault?.kind === 'drop') return null;
        if (fault?.kind === 'secondary-rate-limit') {
            const message = fault.message ?? 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.';
            return {
                ...error(403, message),
                headers: {
                    'retry-after': String(fault.retryAfterSeconds ?? 1)
                }
            };
        }
        if (fault?.kind !== 'status') return undefined;
        const retry = fault.retryAfterSeconds === undefined ? {} : {
            'retry-after': String(fault.retryAfterSeconds)
        };
        return {
            ...error(fault.status ?? 500, fault.message ?? `Emulated ${fault.status}`),
            headers: retry
        };
    }
    async function serve(exchange, route, broken) {
        const name = `${exchange.method} ${exchange.path}`;
        if (broken) {
            violations.push(`request ${name}: the body is no JSON`);
            return error(400, 'Problems parsing JSON');
        }
        const problems = validator.request(route, exchange);
        if (problems.length > 0) {
            violations.push(...problems.map((problem)=>`request ${name}: ${problem}`));
            return service.refuseInvalid(problems);
        }
        const handler = service.handlers[route.operationId];
        if (handler === undefined) throw new Error(`no handler for ${route.operationId}`);
        try {
            return await handler(exchange);
        } finally{
            if ((0, _recorder.isWrite)(exchange.method)) state.changed();
        }
    }
    function checked(exchange, route, reply) {
        const body = reply.body === undefined ? undefined : JSON.parse(JSON.stringify(reply.body));
        const problems = validator.response(route, reply.status, body);
        if (problems.length === 0) return reply;
        violations.push(...problems.map((one)=>`response ${reply.status} of ${exchange.method} ${exchange.path}: ${one}`));
        return error(500, `The emulator's answer is not as documented: ${problems.join('; ')}`);
    }
    async function reply(incoming, path, base, seen) {
        const now = ()=>clock().toISOString();
        const { method, query, headers } = incoming;
        try {
            const caller = service.identify(state.world, headers, now());
            seen.caller = caller;
            const route = validator.match(method, path);
            if (route === undefined) {
                violations.push(`request ${method} ${path}: no such operation is served`);
                return error(404, `The emulator does not serve ${method} ${path}`);
            }
            seen.route = route;
            const { params, operationId } = route;
            const { value: body, broken } = parseBody(incoming.bytes, route.raw);
            const exchange = {
                ...{
                    world: state.world,
                    caller,
                    method,
                    path,
                    params,
                    query,
                    headers,
                    body,
                    operationId,
                    base,
                    now
                },
                deviations: ledger
            };
            const served = await (async ()=>{
                try {
                    service.admit?.(exchange);
                    return await serve(exchange, route, broken);
                } catch (refusal) {
                    if (!(refusal instanceof _exchange.ApiError)) throw refusal;
                    return {
                        status: refusal.status,
                        body: refusal.body,
                        headers: refusal.headers
                    };
                }
            })();
            const answer = checked(exchange, route, served);
            return service.finish?.(exchange, answer) ?? answer;
        } catch (refusal) {
            if (!(refusal instanceof _exchange.ApiError)) throw refusal;
            return {
                status: refusal.status,
                body: refusal.body,
                headers: refusal.headers
            };
        }
    }
    return async (incoming)=>{
        const prefix = service.prefixes.find(({ value })=>value === '' || incoming.pathname.startsWith(`${value}/`));
        if (prefix?.deviation !== undefined) ledger.use(prefix.deviation);
        const sent = incoming.pathname.slice(prefix?.value.length ?? 0);
        const rewritten = service.rewrite?.(state.world, sent);
        if (rewritten !== undefined) ledger.use(rewritten.deviation);
        const path = rewritten?.path ?? sent;
        const base = `${incoming.origin}${prefix?.value ?? ''}`;
        const due = faults.due(incoming.method, path);
        const delayMs = due.reduce((sum, fault)=>sum + (fault.delayMs ?? 0), 0);
        const breaking = due.find((fault)=>[
                'status',
                'secondary-rate-limit',
                'drop'
            ].includes(fault.kind));
        const broken = faulty(breaking);
        const seen = {};
        const served = broken === undefined || breaking?.late === true ? await reply(incoming, path, base, seen) : undefined;
        const route = seen.route ?? validator.match(incoming.method, path);
        const whole = broken !== undefined ? broken : served ?? null;
        const final = whole?.body === undefined ? whole : {
            ...whole,
            body: (0, _faults.spoil)(whole.body, due)
        };
        return {
            reply: final,
            path,
            operationId: route?.operationId ?? null,
            tokenId: seen.caller?.tokenId ?? null,
            body: route?.raw === true ? null : parseBody(incoming.bytes, false).value,
            delayMs,
            disturbed: due.map(({ kind })=>kind)
        };
    };
}
