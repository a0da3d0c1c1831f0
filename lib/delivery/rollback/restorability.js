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
    get askRestorable () {
        return askRestorable;
    },
    get knownGood () {
        return knownGood;
    },
    get restorabilityDocument () {
        return restorabilityDocument;
    }
});
const _chain = require("../../evidence/receipts/chain");
const _lastknowngood = require("../../evidence/receipts/last-known-good");
const _usererror = require("../../registry/user-error");
const _marker = require("../targets/marker");
const _choose = require("./choose");
const _deployed = require("./deployed");
const _prove = require("./prove");
async function servedRelease(url, origin) {
    const { deployId } = origin.statement.predicate.target;
    const found = await (0, _marker.readMarker)(url);
    if (!found.ok) return {
        status: 'unverified',
        reason: `the deploy ${deployId} at its own address: ${found.reason}`
    };
    const difference = (0, _marker.markerDifference)(found.marker, (0, _prove.markerOf)(origin));
    if (difference === undefined) return {
        status: 'restorable'
    };
    return {
        status: 'gone',
        reason: `the deploy ${deployId}: ${difference}`
    };
}
async function askRestorable(receipt, { target, ownAddress, receipts }) {
    const origin = (0, _choose.originOf)(receipt, receipts);
    if (!origin) return {
        status: 'unverified',
        reason: 'the deploy that brought it has no receipt'
    };
    const brought = target.hasOwnAddresses ? origin : receipt;
    const { deployId, siteId, provider } = brought.statement.predicate.target;
    if (provider !== target.provider || siteId !== target.siteId) {
        return {
            status: 'gone',
            reason: `it was deployed to ${provider} ${siteId}, not to where the registry deploys now`
        };
    }
    const asked = await target.restorable((0, _deployed.deployedBy)(brought));
    if (asked.status !== 'restorable') return asked;
    try {
        const url = await ownAddress(deployId);
        return url === undefined ? asked : await servedRelease(url, origin);
    } catch (error) {
        if (!(error instanceof _usererror.UserError)) throw error;
        return {
            status: 'unverified',
            reason: error.message
        };
    }
}
async function knownGood(book, { surface, tier }, { reach, ownAddress }) {
    const chain = (0, _chain.receiptChain)(book, surface, tier);
    if (!chain.ok) return chain;
    const newest = (0, _lastknowngood.lastKnownGood)(book, surface, tier);
    if (!newest.ok) return newest;
    const { receipts } = chain;
    const live = (0, _chain.lastSucceeded)(receipts)?.statement.predicate.bundleDigest;
    const before = (0, _lastknowngood.lastKnownGood)(book, surface, tier, {
        except: live
    });
    const good = [
        newest.receipt,
        ...before.ok && before.receipt.id !== newest.receipt.id ? [
            before.receipt
        ] : []
    ];
    const found = [];
    for (const receipt of good){
        found.push({
            receipt,
            restorability: await askRestorable(receipt, {
                target: await reach(),
                ownAddress,
                receipts
            })
        });
    }
    return {
        ok: true,
        found
    };
}
function restorabilityDocument(found, checkedAt) {
    const targets = found.flatMap(({ receipt, restorability: { status } })=>{
        const { surface, tier } = receipt.statement.predicate;
        const restorable = status === 'restorable';
        return status === 'unverified' ? [] : [
            {
                surface,
                tier,
                receipt: receipt.id,
                restorable,
                checkedAt: checkedAt.toISOString()
            }
        ];
    });
    return {
        schema: 'urn:causeway:restorability:v1',
        targets
    };
}
