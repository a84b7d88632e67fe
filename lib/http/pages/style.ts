/** Looks of the pages without sign-in: the colours of app/globals.css, as the reader's device wants them. */
export const STYLE = `
:root{color-scheme:light dark;--back:oklch(.992 .002 85);--text:oklch(.225 .008 65);--card:oklch(1 0 0);--muted:oklch(.475 .01 65);
--line:oklch(.912 .004 80);--edge:oklch(.66 .008 75);--primary:oklch(.8 .155 74);--hover:oklch(.765 .158 72);--on:oklch(.23 .045 60);
--ring:oklch(.62 .15 57);--lamp:oklch(.79 .165 72)}
@media (prefers-color-scheme:dark){:root{--back:oklch(.178 .004 65);--text:oklch(.94 .004 80);--card:oklch(.205 .004 65);
--muted:oklch(.715 .008 75);--line:oklch(.278 .005 65);--edge:oklch(.53 .008 70);--primary:oklch(.8 .15 74);--hover:oklch(.845 .145 78);
--on:oklch(.22 .045 60);--ring:oklch(.76 .145 70);--lamp:oklch(.81 .155 74)}}
*{box-sizing:border-box}
body{margin:0;min-height:100vh;display:grid;place-items:center;padding:24px 16px;background:var(--back);color:var(--text);
font:16px/1.5 ui-sans-serif,system-ui,sans-serif}
main{width:100%;max-width:30rem;padding:32px 28px;background:var(--card);border:1px solid var(--line);border-top:3px solid var(--lamp);
border-radius:12px;overflow-wrap:anywhere}
h1{margin:0 0 8px;font-size:1.375rem;line-height:1.3;letter-spacing:-.01em}
p{margin:0 0 16px}p:last-child,form{margin:0}
.quiet{color:var(--muted);font-size:.9375rem}
button{appearance:none;font:inherit;font-weight:500;min-height:44px;padding:8px 20px;border-radius:8px;cursor:pointer;
border:1px solid transparent;background:var(--primary);color:var(--on)}
button:hover{background:var(--hover)}
button.plain{background:transparent;border-color:var(--edge);color:var(--text)}
button:focus-visible{outline:2px solid var(--ring);outline-offset:2px}
@media (max-width:26rem){main{padding:24px 20px}button{width:100%}}
`;
