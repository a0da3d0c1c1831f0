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
    get environmentVariables () {
        return environmentVariables;
    },
    get repositoryVariables () {
        return repositoryVariables;
    },
    get sharedVariables () {
        return sharedVariables;
    }
});
const _errors = require("../errors");
const _lookup = require("../lookup");
const _names = require("../rules/names");
const _pagination = require("../transport/pagination");
const pageSize = {
    standard: 10,
    most: 30
};
function shape({ name, value, createdAt, updatedAt }) {
    return {
        name,
        value,
        created_at: createdAt,
        updated_at: updatedAt
    };
}
function variableOf(exchange, { variables }) {
    const found = variables[(exchange.params['name'] ?? '').toUpperCase()];
    if (found === undefined || !(0, _lookup.visible)(exchange, found)) throw (0, _errors.notFound)();
    return found;
}
function create(home) {
    return (exchange)=>{
        const { variables, most } = home(exchange);
        const body = exchange.body;
        const name = (0, _names.storedName)('Variable', body.name);
        (0, _names.requireSize)('Variable', body.value);
        if (variables[name] !== undefined) throw (0, _errors.conflict)('Already exists - Variable already exists');
        if (Object.keys(variables).length >= most) throw (0, _errors.unprocessable)(`There can be no more than ${most} variables here.`);
        const at = exchange.now();
        variables[name] = (0, _lookup.fresh)(exchange.world, {
            name,
            value: body.value,
            createdAt: at,
            updatedAt: at
        });
        return {
            status: 201,
            body: {}
        };
    };
}
function update(home) {
    return (exchange)=>{
        const where = home(exchange);
        const variable = variableOf(exchange, where);
        const body = exchange.body;
        const name = body.name === undefined ? variable.name : (0, _names.storedName)('Variable', body.name);
        (0, _names.requireSize)('Variable', body.value ?? '');
        if (name !== variable.name && where.variables[name] !== undefined) {
            throw (0, _errors.conflict)('Already exists - Variable already exists');
        }
        delete where.variables[variable.name];
        where.variables[name] = {
            ...variable,
            name,
            value: body.value ?? variable.value,
            updatedAt: exchange.now()
        };
        return {
            status: 204
        };
    };
}
function handlersOf(home) {
    return {
        list: (exchange)=>{
            const all = Object.values(home(exchange).variables).filter((one)=>(0, _lookup.visible)(exchange, one));
            return (0, _pagination.page)(exchange, all, (some, total)=>({
                    total_count: total,
                    variables: some.map(shape)
                }), pageSize);
        },
        get: (exchange)=>({
                status: 200,
                body: shape(variableOf(exchange, home(exchange)))
            }),
        create: create(home),
        update: update(home),
        remove: (exchange)=>{
            const where = home(exchange);
            delete where.variables[variableOf(exchange, where).name];
            return {
                status: 204
            };
        }
    };
}
const repositoryVariables = handlersOf((exchange)=>({
        variables: (0, _lookup.repositoryOf)(exchange).variables,
        most: 500
    }));
const sharedVariables = handlersOf((exchange)=>({
        variables: (0, _lookup.sharedWith)((0, _lookup.repositoryOf)(exchange), exchange.world.organization.variables),
        most: 1000
    }));
const environmentVariables = handlersOf((exchange)=>({
        variables: (0, _lookup.environmentOf)(exchange).variables,
        most: 100
    }));
