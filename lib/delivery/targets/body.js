/** What a served page answered with 200, or why that is no answer. */ "use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "readBody", {
    enumerable: true,
    get: function() {
        return readBody;
    }
});
async function bounded(stream, most) {
    const parts = [];
    let size = 0;
    for await (const part of stream){
        size += part.length;
        if (size > most) return undefined;
        parts.push(part);
    }
    return Buffer.concat(parts);
}
async function readBody(url, { timeoutMs, most }) {
    const no = (reason)=>({
            ok: false,
            reason
        });
    const signal = AbortSignal.timeout(timeoutMs);
    try {
        const response = await fetch(url, {
            redirect: 'manual',
            headers: {
                'user-agent': 'causeway',
                'cache-control': 'no-cache'
            },
            signal
        });
        if (response.status !== 200) {
            await response.body?.cancel();
            const isRedirect = response.status >= 300 && response.status < 400;
            return no(isRedirect ? `it redirects (${response.status})` : `it answered ${response.status}`);
        }
        const body = response.body === null ? Buffer.alloc(0) : await bounded(response.body, most);
        return body === undefined ? no(`the answer is larger than ${most} bytes`) : {
            ok: true,
            body
        };
    } catch  {
        // What the library says names hosts and ports, and nothing that helps more than this.
        return no(signal.aborted ? `no whole answer within ${timeoutMs} ms` : 'the connection failed');
    }
}
