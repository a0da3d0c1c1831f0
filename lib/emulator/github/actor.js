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
    get accountOf () {
        return accountOf;
    },
    get accountOfEmail () {
        return accountOfEmail;
    },
    get loginOf () {
        return loginOf;
    },
    get loginOfEmail () {
        return loginOfEmail;
    },
    get noreplyOf () {
        return noreplyOf;
    },
    get webFlowEmail () {
        return webFlowEmail;
    }
});
const _account = require("./shapes/account");
const githubActionsBotId = 41_898_282;
const firstBotId = 100_000_000;
/** GitHub's own account for commits made in its web pages and API; no person. */ const webFlow = {
    login: 'web-flow',
    id: 19_864_447
};
/** Stands for an account that is gone. */ const ghost = {
    login: 'ghost',
    id: 10_137
};
const webFlowEmail = 'noreply@github.com';
function botId(app) {
    return app.slug === 'github-actions' ? githubActionsBotId : firstBotId + app.id;
}
function loginOf({ caller }) {
    if (caller.token?.app != null) return `${caller.token.app}[bot]`;
    return caller.token?.user ?? ghost.login;
}
function accountOf(base, world, login) {
    const slug = /^(.+)\[bot\]$/.exec(login)?.[1];
    const app = slug === undefined ? undefined : world.apps[slug];
    if (app !== undefined) return (0, _account.account)(base, login, botId(app), 'Bot');
    if (login === webFlow.login) return (0, _account.account)(base, webFlow.login, webFlow.id, 'User');
    const user = world.users[login];
    return user === undefined ? (0, _account.account)(base, ghost.login, ghost.id, 'User') : (0, _account.simpleUser)(base, user);
}
function noreplyOf(world, login) {
    const slug = /^(.+)\[bot\]$/.exec(login)?.[1];
    const app = slug === undefined ? undefined : world.apps[slug];
    const id = app === undefined ? world.users[login]?.id ?? ghost.id : botId(app);
    return `${id}+${login}@users.noreply.github.com`;
}
function owns(user, email) {
    const hidden = 'users.noreply.github.com';
    return [
        user.email,
        `${user.login}@${hidden}`,
        `${user.id}+${user.login}@${hidden}`
    ].includes(email);
}
function loginOfEmail(world, email) {
    if (email === webFlowEmail) return webFlow.login;
    const app = Object.values(world.apps).find(({ slug })=>noreplyOf(world, `${slug}[bot]`) === email);
    if (app !== undefined) return `${app.slug}[bot]`;
    return Object.values(world.users).find((user)=>owns(user, email))?.login ?? null;
}
function accountOfEmail(base, world, email) {
    const login = loginOfEmail(world, email);
    return login === null ? null : accountOf(base, world, login);
}
