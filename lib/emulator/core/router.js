"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "createRouter", {
    enumerable: true,
    get: function() {
        return createRouter;
    }
});
const _json = require("./json");
function compile(template, item, greedy) {
    const names = [];
    const pattern = template.split(/(\{[^}]+\})/).map((part)=>{
        if (!part.startsWith('{')) return part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
        const name = part.slice(1, -1);
        names.push(name);
        return greedy.has(name) ? '(.+?)' : '([^/]+)';
    }).join('');
    const shared = Array.isArray(item['parameters']) ? item['parameters'] : [];
    const methods = Object.entries(item).filter(([method])=>method !== 'parameters').map(([method, operation])=>{
        const own = Array.isArray(operation['parameters']) ? operation['parameters'] : [];
        return [
            method,
            {
                ...operation,
                parameters: [
                    ...own,
                    ...shared
                ],
                path: template,
                method
            }
        ];
    });
    const literal = template.replace(/\{[^}]+\}/g, '').length;
    return {
        pattern: new RegExp(`^${pattern}/?$`),
        names,
        literal,
        methods: new Map(methods),
        template
    };
}
function decode(text) {
    try {
        return decodeURIComponent(text);
    } catch  {
        return text;
    }
}
function takesBytes(operation) {
    const body = operation['requestBody'];
    const content = (0, _json.isObject)(body) && (0, _json.isObject)(body['content']) ? Object.keys(body['content']) : [];
    return content.length > 0 && !content.some((type)=>type.includes('json'));
}
function createRouter(document, greedy) {
    const open = new Set(greedy);
    const templates = Object.entries(document.paths).map(([path, item])=>compile(path, item, open)).sort((a, b)=>b.literal - a.literal);
    return (method, path)=>{
        for (const { pattern, names, methods, template } of templates){
            const operation = methods.get(method.toLowerCase());
            const match = operation === undefined ? null : pattern.exec(path);
            if (operation === undefined || match === null) continue;
            const params = Object.fromEntries(names.map((name, index)=>[
                    name,
                    decode(match[index + 1] ?? '')
                ]));
            const flat = template.replace(/\{([^}]+)\}/g, (_, name)=>encodeURIComponent(params[name] ?? ''));
            return {
                operationId: String(operation['operationId']),
                operation,
                params,
                path: flat,
                raw: takesBytes(operation)
            };
        }
        return undefined;
    };
}
