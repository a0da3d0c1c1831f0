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
    get jobShape () {
        return jobShape;
    },
    get pullMinimal () {
        return pullMinimal;
    },
    get runShape () {
        return runShape;
    },
    get workflowShape () {
        return workflowShape;
    }
});
const _runs = require("../actions/runs");
const _actor = require("../actor");
const _commit = require("../git/commit");
const _lookup = require("../lookup");
const _account = require("./account");
const _repository = require("./repository");
function workflowShape(exchange, repository, workflow) {
    const { id, path, name, state, createdAt } = workflow;
    const html = (0, _lookup.pageUrl)(exchange, repository);
    return {
        ...{
            id,
            node_id: (0, _account.nodeId)('W', id),
            name,
            path,
            state,
            created_at: createdAt,
            updated_at: createdAt
        },
        ...{
            url: `${(0, _lookup.repositoryUrl)(exchange, repository)}/actions/workflows/${id}`
        },
        html_url: `${html}/blob/${repository.defaultBranch}/${path}`,
        badge_url: `${html}/workflows/${encodeURIComponent(name)}/badge.svg`
    };
}
function pullMinimal(exchange, repository, pull) {
    const url = (0, _lookup.repositoryUrl)(exchange, repository);
    const repo = {
        id: repository.id,
        url,
        name: repository.name
    };
    const side = ({ ref, sha })=>({
            ref,
            sha,
            repo
        });
    const { id, number } = pull;
    return {
        id,
        number,
        url: `${url}/pulls/${number}`,
        head: side(pull.head),
        base: side(pull.base)
    };
}
function headCommit(repository, sha) {
    const { tree, message, committer, author } = (0, _commit.readCommit)(repository.git.objects, sha);
    const person = ({ name, email })=>({
            name,
            email
        });
    return {
        ...{
            id: sha,
            tree_id: tree,
            message,
            timestamp: committer.date
        },
        ...{
            author: person(author),
            committer: person(committer)
        }
    };
}
function runShape(exchange, repository, run, attempt = (0, _runs.currentAttempt)(run)) {
    const { base, world } = exchange;
    const url = `${(0, _lookup.repositoryUrl)(exchange, repository)}/actions/runs/${run.id}`;
    const api = (0, _lookup.repositoryUrl)(exchange, repository);
    const workflow = repository.workflows[run.workflowId];
    const home = (0, _repository.minimalRepository)(base, world, repository, 'pull');
    const { permissions: _, ...bare } = home;
    const pulls = run.pulls.flatMap((number)=>repository.pulls[number] ?? []);
    return {
        ...{
            id: run.id,
            name: workflow?.name ?? null,
            node_id: (0, _account.nodeId)('WFR', run.id),
            check_suite_id: run.id
        },
        ...{
            check_suite_node_id: (0, _account.nodeId)('CS', run.id),
            head_branch: run.headBranch,
            head_sha: run.headSha
        },
        ...{
            path: workflow?.path ?? '',
            run_number: run.runNumber,
            run_attempt: attempt.number,
            event: run.event
        },
        ...{
            referenced_workflows: run.referenced,
            status: attempt.status,
            conclusion: attempt.conclusion
        },
        ...{
            workflow_id: run.workflowId,
            url,
            html_url: `${(0, _lookup.pageUrl)(exchange, repository)}/actions/runs/${run.id}`
        },
        pull_requests: pulls.map((pull)=>pullMinimal(exchange, repository, pull)),
        ...{
            created_at: run.createdAt,
            updated_at: attempt.updatedAt,
            run_started_at: attempt.startedAt
        },
        ...{
            actor: (0, _actor.accountOf)(base, world, run.actor),
            triggering_actor: (0, _actor.accountOf)(base, world, attempt.triggeringActor)
        },
        ...{
            jobs_url: `${url}/jobs`,
            logs_url: `${url}/logs`,
            check_suite_url: `${api}/check-suites/${run.id}`
        },
        ...{
            artifacts_url: `${url}/artifacts`,
            cancel_url: `${url}/cancel`,
            rerun_url: `${url}/rerun`
        },
        previous_attempt_url: attempt.number > 1 ? `${url}/attempts/${attempt.number - 1}` : null,
        workflow_url: `${api}/actions/workflows/${run.workflowId}`,
        head_commit: headCommit(repository, run.headSha),
        ...{
            repository: bare,
            head_repository: bare,
            head_repository_id: repository.id,
            display_title: run.displayTitle
        }
    };
}
function jobShape(exchange, repository, run, job) {
    const api = (0, _lookup.repositoryUrl)(exchange, repository);
    const ran = job.status !== 'waiting' && job.conclusion !== 'skipped';
    return {
        ...{
            id: job.id,
            run_id: run.id,
            run_url: `${api}/actions/runs/${run.id}`,
            run_attempt: job.attempt
        },
        ...{
            node_id: (0, _account.nodeId)('CR', job.id),
            head_sha: run.headSha,
            url: `${api}/actions/jobs/${job.id}`
        },
        html_url: `${(0, _lookup.pageUrl)(exchange, repository)}/actions/runs/${run.id}/job/${job.id}`,
        ...{
            status: job.status,
            conclusion: job.conclusion,
            created_at: job.createdAt,
            started_at: job.startedAt
        },
        ...{
            completed_at: job.completedAt,
            name: job.name,
            check_run_url: `${api}/check-runs/${job.checkRunId}`
        },
        steps: job.steps.map(({ name, number, status, conclusion, startedAt, completedAt })=>({
                ...{
                    name,
                    number,
                    status,
                    conclusion,
                    started_at: startedAt,
                    completed_at: completedAt
                }
            })),
        ...{
            labels: ran ? [
                'ubuntu-latest'
            ] : [],
            runner_id: ran ? 1 : null,
            runner_name: ran ? 'emulated' : null
        },
        ...{
            runner_group_id: ran ? 1 : null,
            runner_group_name: ran ? 'GitHub Actions' : null
        },
        ...{
            workflow_name: repository.workflows[run.workflowId]?.name ?? null,
            head_branch: run.headBranch
        }
    };
}
