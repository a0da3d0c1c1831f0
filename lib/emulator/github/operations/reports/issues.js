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
    get createComment () {
        return createComment;
    },
    get createIssue () {
        return createIssue;
    },
    get listComments () {
        return listComments;
    },
    get listIssues () {
        return listIssues;
    },
    get updateComment () {
        return updateComment;
    },
    get updateIssue () {
        return updateIssue;
    }
});
const _exchange = require("../../../core/exchange");
const _actor = require("../../actor");
const _errors = require("../../errors");
const _lookup = require("../../lookup");
const _account = require("../../shapes/account");
const _app = require("../../shapes/app");
const _pagination = require("../../transport/pagination");
const _world = require("../../world");
function issueShape(exchange, repository, issue) {
    const { base, world } = exchange;
    const api = (0, _lookup.repositoryUrl)(exchange, repository);
    const url = `${api}/issues/${issue.number}`;
    const comments = Object.values(repository.comments).filter((one)=>one.issue === issue.number).length;
    const assignees = issue.assignees.map((login)=>(0, _actor.accountOf)(base, world, login));
    return {
        ...{
            id: issue.id,
            node_id: (0, _account.nodeId)('I', issue.id),
            url,
            repository_url: api,
            labels_url: `${url}/labels{/name}`
        },
        ...{
            comments_url: `${url}/comments`,
            events_url: `${url}/events`,
            number: issue.number,
            state: issue.state
        },
        html_url: `${(0, _lookup.pageUrl)(exchange, repository)}/issues/${issue.number}`,
        ...{
            state_reason: issue.stateReason,
            title: issue.title,
            body: issue.body,
            labels: issue.labels
        },
        ...{
            user: (0, _actor.accountOf)(base, world, issue.user),
            assignee: assignees[0] ?? null,
            assignees,
            milestone: null
        },
        ...{
            locked: false,
            comments,
            closed_at: issue.closedAt,
            created_at: issue.createdAt
        },
        ...{
            updated_at: issue.updatedAt,
            author_association: 'MEMBER'
        }
    };
}
function namesOf(labels) {
    return (labels ?? []).map((label)=>typeof label === 'string' ? label : label.name ?? '');
}
function createIssue(exchange) {
    const repository = (0, _lookup.writableOf)(exchange);
    const body = exchange.body;
    const title = String(body.title ?? '').trim();
    if (title === '') {
        const errors = [
            {
                resource: 'Issue',
                code: 'missing_field',
                field: 'title'
            }
        ];
        throw new _exchange.ApiError(422, {
            message: 'Validation Failed',
            errors,
            documentation_url: 'https://docs.github.com/rest'
        });
    }
    const at = exchange.now();
    const issue = {
        ...{
            id: (0, _world.takeId)(exchange.world),
            number: (0, _world.nextNumber)(repository),
            title,
            body: body.body ?? null,
            state: 'open'
        },
        ...{
            stateReason: null,
            labels: namesOf(body.labels),
            assignees: [
                ...body.assignees ?? []
            ]
        },
        ...{
            user: (0, _actor.loginOf)(exchange),
            createdAt: at,
            updatedAt: at,
            closedAt: null
        }
    };
    repository.issues[issue.number] = issue;
    return {
        status: 201,
        body: issueShape(exchange, repository, issue)
    };
}
function updateIssue(exchange) {
    const repository = (0, _lookup.writableOf)(exchange);
    const issue = repository.issues[exchange.params['issue_number'] ?? ''];
    if (issue === undefined) throw (0, _errors.notFound)();
    const body = exchange.body ?? {};
    const state = body.state ?? issue.state;
    const at = exchange.now();
    Object.assign(issue, {
        ...{
            title: body.title === undefined ? issue.title : String(body.title),
            state,
            updatedAt: at
        },
        body: body.body === undefined ? issue.body : body.body,
        stateReason: state === 'closed' ? body.state_reason ?? issue.stateReason ?? 'completed' : null,
        labels: body.labels === undefined ? issue.labels : namesOf(body.labels),
        assignees: body.assignees === undefined ? issue.assignees : [
            ...body.assignees
        ],
        closedAt: state === 'closed' ? issue.closedAt ?? at : null
    });
    return {
        status: 200,
        body: issueShape(exchange, repository, issue)
    };
}
function listIssues(exchange) {
    const repository = (0, _lookup.repositoryOf)(exchange);
    const state = (0, _lookup.queryText)(exchange, 'state') ?? 'open';
    const labels = ((0, _lookup.queryText)(exchange, 'labels') ?? '').split(',').filter(Boolean);
    const found = Object.values(repository.issues).filter((issue)=>state === 'all' || issue.state === state).filter((issue)=>labels.every((label)=>issue.labels.includes(label))).reverse();
    return (0, _pagination.page)(exchange, found, (some)=>some.map((issue)=>issueShape(exchange, repository, issue)));
}
function commentShape(exchange, repository, comment) {
    const { base, world } = exchange;
    const api = (0, _lookup.repositoryUrl)(exchange, repository);
    const app = comment.app === null ? undefined : world.apps[comment.app];
    return {
        ...{
            id: comment.id,
            node_id: (0, _account.nodeId)('IC', comment.id),
            url: `${api}/issues/comments/${comment.id}`
        },
        html_url: `${(0, _lookup.pageUrl)(exchange, repository)}/issues/${comment.issue}#issuecomment-${comment.id}`,
        ...{
            body: comment.body,
            user: (0, _actor.accountOf)(base, world, comment.user),
            created_at: comment.createdAt
        },
        ...{
            updated_at: comment.updatedAt,
            issue_url: `${api}/issues/${comment.issue}`,
            author_association: 'MEMBER'
        },
        performed_via_github_app: app === undefined ? null : (0, _app.integration)(base, world, app)
    };
}
/** The number of the request's issue or pull request; throws 404. */ function conversationOf(exchange, repository) {
    const number = exchange.params['issue_number'] ?? '';
    if (repository.issues[number] === undefined && repository.pulls[number] === undefined) throw (0, _errors.notFound)();
    return Number(number);
}
function listComments(exchange) {
    const repository = (0, _lookup.repositoryOf)(exchange);
    const number = conversationOf(exchange, repository);
    const found = Object.values(repository.comments).filter(({ issue })=>issue === number);
    return (0, _pagination.page)(exchange, found, (some)=>some.map((one)=>commentShape(exchange, repository, one)));
}
function createComment(exchange) {
    const repository = (0, _lookup.writableOf)(exchange);
    const at = exchange.now();
    const comment = {
        ...{
            id: (0, _world.takeId)(exchange.world),
            issue: conversationOf(exchange, repository),
            user: (0, _actor.loginOf)(exchange)
        },
        ...{
            body: exchange.body.body,
            app: exchange.caller.token?.app ?? null
        },
        ...{
            createdAt: at,
            updatedAt: at
        }
    };
    repository.comments[comment.id] = comment;
    return {
        status: 201,
        body: commentShape(exchange, repository, comment)
    };
}
function updateComment(exchange) {
    const repository = (0, _lookup.writableOf)(exchange);
    const comment = repository.comments[exchange.params['comment_id'] ?? ''];
    if (comment === undefined) throw (0, _errors.notFound)();
    Object.assign(comment, {
        body: exchange.body.body,
        updatedAt: exchange.now()
    });
    return {
        status: 200,
        body: commentShape(exchange, repository, comment)
    };
}
