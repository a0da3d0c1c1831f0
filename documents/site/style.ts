/** The style of every page of a site: the report's colours and type scale, light and dark. */
export const STYLE = `:root{--bg:#fff;--panel:#f5f6f8;--ink:#17202b;--muted:#566170;--line:#dbe0e7;--accent:#1f55c4}
@media(prefers-color-scheme:dark){:root{--bg:#0d1218;--panel:#161d26;--ink:#e7ecf2;--muted:#a3aebb;--line:#2b3542;--accent:#8fb4ff}}
*{box-sizing:border-box}body{margin:0;background:var(--bg);color:var(--ink);font:1rem/1.6 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
a{color:var(--accent);text-underline-offset:2px}:focus-visible{outline:2px solid var(--accent);outline-offset:2px;border-radius:3px}
nav{padding:12px 16px;border-bottom:1px solid var(--line);background:var(--panel);font-size:.875rem}
nav p{margin:0;font-weight:700;font-size:1rem}nav p a{color:inherit;text-decoration:none}
nav .find{font-weight:400;font-size:.875rem}nav .find a{display:block;max-width:32rem;margin:8px 0;padding:5px 10px;border:1px solid var(--line);border-radius:8px;background:var(--bg)}nav ul{list-style:none;margin:0;padding:0 0 4px 4px}nav li a{display:block;padding:3px 8px;border-radius:6px;color:var(--ink);text-decoration:none}
nav li a:hover{text-decoration:underline}nav a[aria-current]{font-weight:600;background:var(--bg);box-shadow:inset 2px 0 var(--accent)}
summary{cursor:pointer;padding:4px 0}nav details details summary{font-weight:600}nav details details{padding-left:8px}
main{padding:20px 16px 64px;min-width:0;max-width:62rem}h1{font-size:1.75rem;line-height:1.2;letter-spacing:-.015em;margin:.2em 0 .6em}
h2{font-size:1.25rem;line-height:1.3;margin:2em 0 .5em;padding-top:.5em;border-top:1px solid var(--line)}h3{font-size:1rem;margin:1.6em 0 .4em}
p,li{max-width:75ch}.contract{color:var(--muted);font-size:.875rem;margin:0}
pre{overflow-x:auto;padding:12px 14px;background:var(--panel);border:1px solid var(--line);border-radius:8px}code{font:.9em/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace}
:not(pre)>code{background:var(--panel);padding:1px 5px;border-radius:4px;overflow-wrap:anywhere}
table{display:block;overflow-x:auto;border-collapse:collapse;font-size:.875rem}th,td{border-bottom:1px solid var(--line);padding:8px 14px 8px 0;text-align:left;vertical-align:top}th{color:var(--muted)}
td code{overflow-wrap:break-word!important}img{max-width:100%;height:auto;border:1px solid var(--line);border-radius:8px}figure{margin:16px 0}.front img{display:block;width:100%;aspect-ratio:16/9;object-fit:cover;object-position:top}figcaption{color:var(--muted);font-size:.875rem}
input[type=search]{font:inherit;width:100%;max-width:32rem;padding:8px 12px;color:inherit;background:var(--bg);border:1px solid var(--muted);border-radius:8px}
.cards{display:grid;grid-template-columns:repeat(auto-fill,minmax(15rem,1fr));gap:12px;padding:0;list-style:none}.cards a{display:block;height:100%;padding:12px 14px;border:1px solid var(--line);border-radius:8px;text-decoration:none}.cards a:hover{border-color:var(--accent)}
.cards span{display:block;color:var(--muted);font-size:.875rem}.skip{position:absolute;left:-999px}.skip:focus{left:8px;top:8px;background:var(--bg);padding:8px}
@media(min-width:60rem){body{display:grid;grid-template-columns:17rem minmax(0,1fr)}nav{border:0;border-right:1px solid var(--line);min-height:100vh;padding:20px 14px}.tree{position:sticky;top:20px;max-height:calc(100vh - 40px);overflow-y:auto}main{padding:28px 40px 80px}}
@supports selector(::details-content){@media(min-width:60rem){nav .all>summary{display:none}nav .all::details-content{content-visibility:visible;display:block}}}
@media print{nav{display:none}body{display:block}}`.replaceAll('\n', '');
