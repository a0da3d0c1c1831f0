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
    get checkTeamRepository () {
        return checkTeamRepository;
    },
    get getAuthenticatedUser () {
        return getAuthenticatedUser;
    },
    get getOrganization () {
        return getOrganization;
    },
    get getRateLimit () {
        return getRateLimit;
    },
    get getRepository () {
        return getRepository;
    },
    get getTeam () {
        return getTeam;
    },
    get getTeamMembership () {
        return getTeamMembership;
    },
    get getUser () {
        return getUser;
    },
    get getUserById () {
        return getUserById;
    },
    get listTeamMembers () {
        return listTeamMembers;
    },
    get listTeamRepositories () {
        return listTeamRepositories;
    },
    get listUserKeys () {
        return listUserKeys;
    }
});
const _errors = require("../errors");
const _lookup = require("../lookup");
const _access = require("../rules/access");
const _account = require("../shapes/account");
const _repository = require("../shapes/repository");
const _pagination = require("../transport/pagination");
const _permissions = require("../transport/permissions");
const _ratelimit = require("../transport/rate-limit");
function getOrganization(exchange) {
    (0, _lookup.requireOrganization)(exchange);
    const { world, base, caller } = exchange;
    const shown = caller.token?.kind === 'personal' || (0, _permissions.has)(exchange, 'organization_plan', 'read');
    const seats = Object.keys(world.users).length;
    const plan = {
        name: world.organization.plan,
        space: 976_562_499,
        private_repos: 999_999,
        filled_seats: seats,
        seats
    };
    return {
        status: 200,
        body: {
            ...(0, _account.organization)(base, world),
            ...shown ? {
                plan
            } : {}
        }
    };
}
function getRepository(exchange) {
    const repository = (0, _lookup.repositoryOf)(exchange);
    const { world, caller } = exchange;
    const user = world.users[caller.token?.user ?? ''];
    const own = user === undefined ? undefined : (0, _access.roleOfUser)(world, user, repository);
    const role = own ?? ((0, _permissions.has)(exchange, 'administration', 'write') ? 'admin' : 'pull');
    return {
        status: 200,
        body: (0, _repository.fullRepository)(exchange.base, world, repository, role)
    };
}
function getUser(exchange) {
    const login = (exchange.params['username'] ?? '').toLowerCase();
    const found = Object.values(exchange.world.users).find((one)=>one.login.toLowerCase() === login);
    if (found === undefined) throw (0, _errors.notFound)();
    return {
        status: 200,
        body: (0, _account.publicUser)(exchange.base, exchange.world, found)
    };
}
function getUserById(exchange) {
    const found = Object.values(exchange.world.users).find(({ id })=>String(id) === exchange.params['account_id']);
    if (found === undefined) throw (0, _errors.notFound)();
    return {
        status: 200,
        body: (0, _account.publicUser)(exchange.base, exchange.world, found)
    };
}
function listUserKeys(exchange) {
    getUser(exchange);
    return (0, _pagination.page)(exchange, []);
}
function getAuthenticatedUser(exchange) {
    const found = exchange.world.users[exchange.caller.token?.user ?? ''];
    if (found === undefined) throw (0, _errors.notFound)();
    return {
        status: 200,
        body: (0, _account.publicUser)(exchange.base, exchange.world, found)
    };
}
function teamOf(exchange) {
    (0, _lookup.requireOrganization)(exchange);
    const found = exchange.world.teams[(exchange.params['team_slug'] ?? '').toLowerCase()];
    if (found === undefined) throw (0, _errors.notFound)();
    return found;
}
function getTeam(exchange) {
    const { world, base } = exchange;
    const found = teamOf(exchange);
    const { createdAt } = world.organization;
    const owner = (0, _account.organization)(base, world);
    return {
        status: 200,
        body: {
            ...{
                ...(0, _account.team)(base, world, found),
                members_count: found.members.length,
                created_at: createdAt
            },
            ...{
                repos_count: Object.keys(found.repositories).length,
                updated_at: createdAt,
                organization: owner
            }
        }
    };
}
function listTeamMembers(exchange) {
    const members = teamOf(exchange).members.flatMap((login)=>exchange.world.users[login] ?? []);
    return (0, _pagination.page)(exchange, members, (some)=>some.map((one)=>(0, _account.simpleUser)(exchange.base, one)));
}
function getTeamMembership(exchange) {
    const login = exchange.params['username'] ?? '';
    if (!teamOf(exchange).members.some((one)=>one.toLowerCase() === login.toLowerCase())) throw (0, _errors.notFound)();
    return {
        status: 200,
        body: {
            url: `${exchange.base}${exchange.path}`,
            role: 'member',
            state: 'active'
        }
    };
}
function listTeamRepositories(exchange) {
    const { world, base } = exchange;
    const granted = Object.entries(teamOf(exchange).repositories).flatMap(([name, role])=>{
        const repository = world.repositories[name];
        return repository === undefined ? [] : [
            {
                repository,
                role
            }
        ];
    });
    return (0, _pagination.page)(exchange, granted, (some)=>some.map(({ repository, role })=>({
                ...(0, _repository.minimalRepository)(base, world, repository, role),
                role_name: role
            })));
}
function checkTeamRepository(exchange) {
    const repository = (0, _lookup.repositoryOf)(exchange);
    const role = (0, _access.roleOfTeam)(teamOf(exchange), repository);
    if (role === undefined) throw (0, _errors.notFound)();
    const detailed = (exchange.headers['accept'] ?? '').includes('repository+json');
    return detailed ? {
        status: 200,
        body: (0, _repository.teamRepository)(exchange.base, exchange.world, repository, role)
    } : {
        status: 204
    };
}
function getRateLimit(exchange) {
    const { limit, used, remaining, reset } = (0, _ratelimit.rateOf)(exchange);
    const core = {
        limit,
        used,
        remaining,
        reset
    };
    return {
        status: 200,
        body: {
            resources: {
                core,
                search: {
                    limit: 30,
                    used: 0,
                    remaining: 30,
                    reset
                }
            },
            rate: core
        }
    };
}
