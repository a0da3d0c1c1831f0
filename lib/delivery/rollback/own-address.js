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
    get netlifyAddresses () {
        return netlifyAddresses;
    },
    get noOwnAddress () {
        return noOwnAddress;
    }
});
const _usererror = require("../../registry/user-error");
const _netlifysite = require("../targets/netlify-site");
const noOwnAddress = async ()=>undefined;
function netlifyAddresses(client) {
    return async (deployId)=>{
        const path = `/deploys/${encodeURIComponent(deployId)}`;
        const answer = await client()({
            method: 'GET',
            path,
            doing: 'read the deploy'
        });
        const { deploy_ssl_url: url } = (0, _netlifysite.readAnswer)(_netlifysite.NetlifyDeploy, answer, `the deploy ${deployId}`);
        if (url && URL.canParse(url)) return url.replace(/\/+$/, '');
        throw new _usererror.UserError(`Netlify gives no address of the deploy ${deployId}`, {
            place: 'Netlify',
            exitCode: 3
        });
    };
}
