"use strict";
Object.defineProperty(exports, "__esModule", {
    value: true
});
Object.defineProperty(exports, "variableHandlers", {
    enumerable: true,
    get: function() {
        return variableHandlers;
    }
});
const _json = require("../core/json");
const _access = require("./access");
const _variablerules = require("./variable-rules");
/** The team and, with `site_id`, the site whose variables are meant. Team variables are not for free teams. */ function placeOf(exchange) {
    const account = (0, _access.visibleAccount)(exchange, exchange.params['account_id']);
    const id = (0, _access.queryText)(exchange, 'site_id');
    if (id === undefined) {
        if (account.plan === 'free') throw (0, _access.refusal)(403, 'Upgrade your Netlify account to use shared environment variables');
        return {
            account,
            siteId: null
        };
    }
    const site = (0, _access.visibleSite)(exchange, id);
    if (site.accountId !== account.id) throw (0, _access.refusal)(404, 'Not Found');
    return {
        account,
        siteId: site.id
    };
}
function inPlace(world, { account, siteId }) {
    return world.variables.filter((one)=>one.accountId === account.id && one.siteId === siteId);
}
function variableOf(exchange, place) {
    const found = inPlace(exchange.world, place).find((one)=>one.key === exchange.params['key']);
    if (found === undefined) throw (0, _access.refusal)(404, 'Not Found');
    return found;
}
/** A variable as the API answers it: a secret's values are never among it, and `post-processing` comes back as `post_processing`. */ function answer(variable) {
    return {
        key: variable.key,
        scopes: variable.scopes.map((scope)=>scope.replace('-', '_')),
        values: variable.values.map(({ value, ...rest })=>variable.isSecret ? rest : {
                ...rest,
                value
            }),
        is_secret: variable.isSecret,
        updated_at: variable.updatedAt,
        updated_by: {
            id: variable.updatedBy,
            full_name: variable.updatedBy,
            email: `${variable.updatedBy}@netlify.example`
        }
    };
}
function touch(variable, exchange) {
    variable.updatedAt = exchange.now();
    variable.updatedBy = exchange.caller.owner;
}
function bodyOf(body) {
    return (0, _json.isObject)(body) ? body : {};
}
const variableHandlers = {
    getEnvVars: (exchange)=>{
        const context = (0, _access.queryText)(exchange, 'context_name');
        const scope = (0, _access.queryText)(exchange, 'scope')?.replace('_', '-');
        const found = inPlace(exchange.world, placeOf(exchange)).filter((one)=>context === undefined || one.values.some((value)=>value.context === context)).filter((one)=>scope === undefined || one.scopes.includes(scope));
        return {
            status: 200,
            body: found.map(answer)
        };
    },
    createEnvVars: (exchange)=>{
        const place = placeOf(exchange);
        const created = (Array.isArray(exchange.body) ? exchange.body : []).filter(_json.isObject).map((one)=>{
            const isSecret = one['is_secret'] === true;
            return {
                accountId: place.account.id,
                siteId: place.siteId,
                key: (0, _variablerules.checkedKey)(one['key']),
                scopes: (0, _variablerules.checkedScopes)(place.account, one['scopes'], isSecret),
                isSecret,
                values: (0, _variablerules.checkedValues)(exchange.world, one['values']),
                updatedAt: exchange.now(),
                updatedBy: exchange.caller.owner
            };
        });
        const keys = [
            ...inPlace(exchange.world, place),
            ...created
        ].map((one)=>one.key);
        const double = keys.find((key, index)=>keys.indexOf(key) < index);
        if (double !== undefined) throw (0, _access.refusal)(422, `Environment variable ${double} already exists`);
        exchange.world.variables.push(...created);
        return {
            status: 201,
            body: created.map(answer)
        };
    },
    getEnvVar: (exchange)=>({
            status: 200,
            body: answer(variableOf(exchange, placeOf(exchange)))
        }),
    updateEnvVar: (exchange)=>{
        const place = placeOf(exchange);
        const variable = variableOf(exchange, place);
        const body = bodyOf(exchange.body);
        const isSecret = typeof body['is_secret'] === 'boolean' ? body['is_secret'] : variable.isSecret;
        if (variable.isSecret && !isSecret) throw (0, _access.refusal)(422, 'A secret cannot be made readable again');
        const key = body['key'] === undefined ? variable.key : (0, _variablerules.checkedKey)(body['key']);
        if (key !== variable.key && inPlace(exchange.world, place).some((one)=>one.key === key)) {
            throw (0, _access.refusal)(422, `Environment variable ${key} already exists`);
        }
        const scopes = (0, _variablerules.checkedScopes)(place.account, body['scopes'], isSecret);
        const values = (0, _variablerules.checkedValues)(exchange.world, body['values']);
        Object.assign(variable, {
            key,
            isSecret,
            scopes,
            values
        });
        touch(variable, exchange);
        return {
            status: 200,
            body: answer(variable)
        };
    },
    setEnvVarValue: (exchange)=>{
        const variable = variableOf(exchange, placeOf(exchange));
        const value = (0, _variablerules.checkedValue)(exchange.world, bodyOf(exchange.body));
        const others = variable.values.filter((one)=>one.context !== value.context || one.context_parameter !== value.context_parameter);
        variable.values = [
            ...others,
            value
        ];
        touch(variable, exchange);
        return {
            status: 201,
            body: answer(variable)
        };
    },
    deleteEnvVar: (exchange)=>{
        const variable = variableOf(exchange, placeOf(exchange));
        exchange.world.variables.splice(exchange.world.variables.indexOf(variable), 1);
        return {
            status: 204
        };
    },
    deleteEnvVarValue: (exchange)=>{
        const variable = variableOf(exchange, placeOf(exchange));
        const left = variable.values.filter((value)=>value.id !== exchange.params['id']);
        if (left.length === variable.values.length) throw (0, _access.refusal)(404, 'Not Found');
        variable.values = left;
        touch(variable, exchange);
        return {
            status: 204
        };
    }
};
