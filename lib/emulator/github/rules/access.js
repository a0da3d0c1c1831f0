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
    get roleOfTeam () {
        return roleOfTeam;
    },
    get roleOfUser () {
        return roleOfUser;
    }
});
const order = [
    'pull',
    'triage',
    'push',
    'maintain',
    'admin'
];
const baseRoles = {
    none: undefined,
    read: 'pull',
    write: 'push',
    admin: 'admin'
};
function roleOfTeam(team, repository) {
    return team.repositories[repository.name];
}
function roleOfUser(world, user, repository) {
    const isMember = user.role !== 'outside';
    const granted = [
        ...user.role === 'admin' ? [
            'admin'
        ] : [],
        ...repository.visibility === 'public' ? [
            'pull'
        ] : [],
        isMember ? baseRoles[world.organization.basePermission] : undefined,
        repository.collaborators[user.login],
        ...Object.values(world.teams).filter(({ members })=>members.includes(user.login)).map((team)=>roleOfTeam(team, repository))
    ];
    const levels = granted.filter((role)=>role !== undefined).map((role)=>order.indexOf(role));
    return levels.length === 0 ? undefined : order[Math.max(...levels)];
}
