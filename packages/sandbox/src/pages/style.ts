// SPDX-License-Identifier: Apache-2.0

/** Where the style sheet is. */
export const STYLE_SHEET = '/_assets/pages.css';

/** The pages' only style sheet. Colours pass 4.5:1 on their ground in both themes. */
export const styleSheet = `
:root { color-scheme: light dark;
  --fg: light-dark(#1b1f24, #e6e8eb); --dim: light-dark(#515963, #a9b1ba);
  --bg: light-dark(#ffffff, #14171a); --panel: light-dark(#f3f4f6, #1e2226);
  --line: light-dark(#c9ced4, #3a4047); --link: light-dark(#0b57a4, #8ab8f5);
  --added: light-dark(#dcf5e1, #12351d); --removed: light-dark(#fde4e4, #451a1c);
  --good: light-dark(#116329, #6fd58a); --bad: light-dark(#a40e26, #ff9c9c); }
* { box-sizing: border-box; }
body { margin: 0; font: 16px/1.5 system-ui, sans-serif; color: var(--fg); background: var(--bg); }
a { color: var(--link); }
a:focus-visible, button:focus-visible, input:focus-visible, select:focus-visible, textarea:focus-visible,
pre:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
.skip { position: absolute; left: -999px; }
.skip:focus { left: 8px; top: 8px; background: var(--bg); padding: 8px; }
header, nav, main { padding: 12px max(16px, calc((100vw - 1100px) / 2)); }
header { display: flex; flex-wrap: wrap; gap: 12px; justify-content: space-between; background: var(--panel);
  border-bottom: 1px solid var(--line); }
.brand { font-weight: 700; text-decoration: none; color: var(--fg); }
nav { border-bottom: 1px solid var(--line); }
nav ul { display: flex; flex-wrap: wrap; gap: 20px; list-style: none; padding: 0; margin: 8px 0 0; }
nav [aria-current] { font-weight: 700; color: var(--fg); }
nav .name { margin: 0; font-size: 20px; }
h1 { font-size: 26px; margin: 16px 0; } h2 { font-size: 20px; margin: 28px 0 8px; } h3 { font-size: 16px; margin: 16px 0 8px; }
.tag { font-size: 13px; border: 1px solid var(--line); border-radius: 10px; padding: 1px 8px; color: var(--dim); }
.detail { color: var(--dim); font-size: 14px; }
.rows { list-style: none; padding: 0; border: 1px solid var(--line); border-radius: 6px; }
.rows li { padding: 8px 12px; border-top: 1px solid var(--line); display: flex; flex-wrap: wrap; gap: 4px 16px;
  justify-content: space-between; }
.rows li:first-child { border-top: 0; }
.notice { border: 1px solid var(--line); border-left: 4px solid var(--link); background: var(--panel); padding: 8px 12px; }
.success { color: var(--good); } .failure, .cancelled { color: var(--bad); }
pre { overflow: auto; background: var(--panel); border: 1px solid var(--line); border-radius: 6px; padding: 12px;
  font: 14px/1.45 ui-monospace, monospace; }
.code { counter-reset: line; }
.line::before { counter-increment: line; content: counter(line); display: inline-block; width: 4ch; margin-right: 2ch;
  text-align: right; color: var(--dim); }
.diff .added { background: var(--added); } .diff .removed { background: var(--removed); } .diff .hunk { color: var(--dim); }
.markdown { border: 1px solid var(--line); border-radius: 6px; padding: 4px 20px; overflow-wrap: anywhere; }
table { border-collapse: collapse; } th, td { border: 1px solid var(--line); padding: 4px 10px; text-align: left; }
form.inline { display: inline; }
form.stack { display: grid; gap: 12px; max-width: 760px; }
form.stack label { display: grid; gap: 4px; font-weight: 600; }
input, select, textarea, button { font: inherit; color: inherit; background: var(--bg); border: 1px solid var(--dim);
  border-radius: 6px; padding: 6px 10px; min-height: 36px; max-width: 100%; }
textarea { font: 14px/1.45 ui-monospace, monospace; width: 100%; min-height: 420px; }
button { background: var(--panel); font-weight: 600; cursor: pointer; }
button.primary { background: light-dark(#116329, #6fd58a); color: light-dark(#ffffff, #10240f); border-color: transparent; }
`;
