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
    get unzip () {
        return unzip;
    },
    get zip () {
        return zip;
    }
});
const _nodezlib = require("node:zlib");
const localHeader = 0x04034b50;
const centralHeader = 0x02014b50;
const endHeader = 0x06054b50;
const version = 20;
function numbers(...fields) {
    const parts = fields.map(([value, bytes])=>{
        const part = Buffer.alloc(bytes);
        part.writeUIntLE(value, 0, bytes);
        return part;
    });
    return Buffer.concat(parts);
}
function zip(files) {
    const local = [];
    const central = [];
    let offset = 0;
    for (const [path, bytes] of Object.entries(files).sort(([one], [other])=>one < other ? -1 : 1)){
        const name = Buffer.from(path);
        const sizes = [
            ...[
                [
                    (0, _nodezlib.crc32)(bytes),
                    4
                ],
                [
                    bytes.length,
                    4
                ]
            ],
            ...[
                [
                    bytes.length,
                    4
                ],
                [
                    name.length,
                    2
                ],
                [
                    0,
                    2
                ]
            ]
        ];
        const shared = numbers([
            version,
            2
        ], [
            0x800,
            2
        ], [
            0,
            2
        ], [
            0,
            4
        ], ...sizes);
        const head = Buffer.concat([
            numbers([
                localHeader,
                4
            ]),
            shared,
            name
        ]);
        const places = numbers([
            0,
            2
        ], [
            0,
            2
        ], [
            0,
            2
        ], [
            0,
            4
        ], [
            offset,
            4
        ]);
        central.push(Buffer.concat([
            numbers([
                centralHeader,
                4
            ], [
                version,
                2
            ]),
            shared,
            places,
            name
        ]));
        local.push(head, bytes);
        offset += head.length + bytes.length;
    }
    const directory = Buffer.concat(central);
    const count = central.length;
    const end = numbers([
        endHeader,
        4
    ], [
        0,
        4
    ], [
        count,
        2
    ], [
        count,
        2
    ], [
        directory.length,
        4
    ], [
        offset,
        4
    ], [
        0,
        2
    ]);
    return Buffer.concat([
        ...local,
        directory,
        end
    ]);
}
function unzip(archive) {
    const files = {};
    for(let at = 0; archive.readUInt32LE(at) === localHeader;){
        const [size, nameLength] = [
            archive.readUInt32LE(at + 18),
            archive.readUInt16LE(at + 26)
        ];
        const name = archive.toString('utf8', at + 30, at + 30 + nameLength);
        const from = at + 30 + nameLength;
        files[name] = archive.subarray(from, from + size);
        at = from + size;
    }
    return files;
}
