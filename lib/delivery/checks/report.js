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
    get checkRuns () {
        return checkRuns;
    },
    get putAggregator () {
        return putAggregator;
    }
});
const _zod = require("zod");
const _rulesets = require("../../plan/rulesets");
const _naming = require("../../registry/naming");
const _place = require("../github/place");
const Run = _zod.z.looseObject({
    id: _zod.z.int().min(1),
    name: _zod.z.string(),
    status: _zod.z.string(),
    conclusion: _zod.z.string().nullable(),
    app: _zod.z.looseObject({
        slug: _zod.z.string().optional()
    }).nullish()
});
async function checkRuns(at, commit) {
    const runs = await (0, _place.readList)(at, Run, `/commits/${commit}/check-runs?filter=latest`, 'check_runs');
    return runs.map(({ id, name, status, conclusion, app })=>({
            id,
            name,
            status,
            conclusion,
            app: app?.slug ?? ''
        }));
}
function summary({ checks }) {
    if (checks.length === 0) return 'The registry asks for no check of this surface.';
    const rows = checks.map(({ id, mode, state, why })=>`| ${id} | ${mode} | ${state} | ${why.replaceAll('|', '\\|')} |`);
    return [
        '| check | mode | state | why |',
        '|---|---|---|---|',
        ...rows
    ].join('\n');
}
async function putAggregator(at, commit, verdict, known) {
    const name = (0, _naming.aggregatorContext)(verdict.surface);
    const own = known.find((run)=>run.name === name && run.app === _rulesets.GITHUB_ACTIONS_APP);
    const { conclusion, title } = verdict;
    const said = {
        ...conclusion === 'pending' ? {
            status: 'in_progress'
        } : {
            status: 'completed',
            conclusion
        },
        output: {
            title: title.slice(0, 250),
            summary: summary(verdict)
        }
    };
    const route = '/repos/{owner}/{repo}/check-runs';
    await (0, _place.write)(at, _zod.z.unknown(), `report ${name}`, {
        route: own ? `PATCH ${route}/{check_run_id}` : `POST ${route}`,
        parameters: own ? {
            check_run_id: own.id,
            ...said
        } : {
            name,
            head_sha: commit,
            external_id: name,
            ...said
        }
    });
}
