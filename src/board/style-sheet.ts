/** How the board looks: one column of calm tables, in light and dark, down to a phone of 360 px. Served by itself, as the CSP demands. */
export const STYLE_SHEET = `:root {
  color-scheme: light dark;
  --ground: #fbfaf8; --paper: #fff; --ink: #1d1f23; --soft: #5b6068; --line: #e0ddd7; --accent: #1b5e97; --fill: #2f77b5;
  --second: #c77a1c; --late: #a8321f; --late-ground: #fbeae6; --fine: #256b3c; --pill: #efece6;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #15171a; --paper: #1d2024; --ink: #e8e6e1; --soft: #a8acb3; --line: #34383e; --accent: #8cc0ee; --fill: #5a9bd3;
    --second: #e0a04e; --late: #ff9d88; --late-ground: #40231d; --fine: #86d09d; --pill: #2b2f35;
  }
}
* { box-sizing: border-box; }
html { font: 100%/1.6 system-ui, "Hiragino Sans", "Noto Sans CJK JP", "Noto Sans JP", "Yu Gothic UI", Meiryo, sans-serif; -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--ground); color: var(--ink); font-size: .9375rem; overflow-wrap: break-word; }
html:lang(ja) body { line-break: strict; word-break: auto-phrase; }
a { color: var(--accent); text-underline-offset: .15em; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 3px; }
main:focus { outline: none; }
.skip { position: absolute; left: -999px; background: var(--paper); padding: .5rem 1rem; }
.skip:focus { left: 1rem; top: .5rem; z-index: 1; }
header, main, footer { max-width: 78rem; margin: 0 auto; padding: 0 1.5rem; }
header { display: flex; flex-wrap: wrap; gap: .4rem 1.5rem; align-items: center; justify-content: space-between; padding-top: .9rem; }
header p { margin: 0; }
.desk { color: var(--soft); font-weight: 600; }
nav { display: flex; flex-wrap: wrap; gap: .4rem 1.25rem; align-items: center; font-size: .875rem; }
nav form { display: flex; gap: .5rem; align-items: center; }
label { color: var(--soft); }
input, button { font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--soft); border-radius: 6px; padding: .2rem .55rem; max-width: 100%; }
input::placeholder { color: var(--soft); opacity: 1; }
button { cursor: pointer; }
.head { display: flex; flex-wrap: wrap; gap: 0 1.25rem; align-items: baseline; justify-content: space-between; }
h1 { font-size: 1.75rem; line-height: 1.3; margin: .9rem 0 .4rem; letter-spacing: -.01em; font-variant-numeric: tabular-nums; }
h1 .state { font-size: .875rem; letter-spacing: 0; vertical-align: .3em; }
.asof { color: var(--soft); font-size: .875rem; margin: 0; }
h2 { font-size: 1.125rem; margin: 0 0 .6rem; line-height: 1.4; }
h3 { font-size: .9375rem; margin: 1.1rem 0 .4rem; color: var(--soft); font-weight: 600; }
section { margin: 1.9rem 0; }
.tiles { list-style: none; margin: .6rem 0 0; padding: 0; display: grid; grid-template-columns: repeat(auto-fit, minmax(9.5rem, 1fr)); gap: .75rem; }
.tiles a { display: block; height: 100%; padding: .7rem .95rem .8rem; background: var(--paper); border: 1px solid var(--line); border-radius: 10px; color: inherit; text-decoration: none; }
.tiles a:hover { border-color: var(--accent); }
.tiles b { display: block; font-size: 1.9rem; line-height: 1.2; font-weight: 650; font-variant-numeric: tabular-nums; }
.tiles span { display: block; font-size: .8125rem; line-height: 1.45; color: var(--soft); }
.tiles em { display: block; font-style: normal; font-size: .8125rem; font-weight: 600; color: var(--late); }
.tiles .wrong { border-color: var(--late); }
.tiles .wrong b { color: var(--late); }
table { width: 100%; border-collapse: collapse; background: var(--paper); border: 1px solid var(--line); border-radius: 10px; border-spacing: 0; overflow: hidden; }
th, td { text-align: left; vertical-align: top; padding: .5rem .8rem; border-top: 1px solid var(--line); font-weight: inherit; }
thead th { border-top: 0; font-size: .8125rem; font-weight: 600; color: var(--soft); white-space: nowrap; }
tbody th, td a { font-variant-numeric: tabular-nums; }
tbody th a, td a, .short { white-space: nowrap; }
td time, .number, .left { font-variant-numeric: tabular-nums; }
td time { white-space: nowrap; }
.number { text-align: right; white-space: nowrap; }
.left { display: inline-block; color: var(--soft); font-size: .8125rem; }
.text .cell { display: block; min-width: 6.5rem; overflow-wrap: anywhere; }
.left.near, .late { color: var(--late); font-weight: 600; }
.none, .nothing, .cut, .pages { color: var(--soft); }
.nothing, .cut { margin: .4rem 0 0; }
.cut { font-size: .875rem; }
.state { display: inline-block; padding: 0 .6em; border-radius: 999px; background: var(--pill); font-size: .8125rem; line-height: 1.75; font-weight: 600; white-space: nowrap; }
.state.undeliverable, .state.access-ended, .state.access-stopped { background: var(--late-ground); color: var(--late); }
.counts, .facts { margin: 0; display: grid; grid-template-columns: repeat(auto-fill, minmax(17rem, 1fr)); gap: 0 1.75rem; }
.counts div, .facts div { display: flex; gap: 1rem; justify-content: space-between; padding: .35rem 0; border-bottom: 1px solid var(--line); }
dt { color: var(--soft); }
.facts dt::first-letter { text-transform: uppercase; }
.facts .long { grid-column: 1 / -1; display: block; }
.facts .long dd { text-align: left; max-width: 60rem; }
dd { margin: 0; min-width: 0; overflow-wrap: anywhere; text-align: right; font-variant-numeric: tabular-nums; white-space: pre-line; }
.standing { font-size: 1.0625rem; margin: 0 0 .7rem; }
.charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 19rem), 1fr)); gap: 1rem; }
.chart { margin: 0; padding: .8rem .95rem .5rem; background: var(--paper); border: 1px solid var(--line); border-radius: 10px; }
figcaption { font-size: .875rem; font-weight: 600; }
.key { font-weight: 400; color: var(--soft); margin-left: .8em; white-space: nowrap; }
.key::before { content: ""; display: inline-block; width: .7em; height: .7em; margin-right: .4em; border-radius: 2px; background: var(--fill); }
.key.two::before { background: var(--second); }
svg { display: block; width: 100%; height: auto; margin-top: .3rem; }
svg line { stroke: var(--soft); }
svg text { font-size: 11px; text-anchor: middle; fill: var(--ink); font-variant-numeric: tabular-nums; }
svg .under { fill: var(--soft); }
.bar { fill: var(--fill); }
.bar.two { fill: var(--second); }
details { margin-top: .8rem; }
summary { cursor: pointer; color: var(--accent); width: fit-content; margin-bottom: .4rem; }
.states { list-style: none; margin: 0; padding: 0; display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; }
.states b { font-variant-numeric: tabular-nums; }
.checks, .notes { list-style: none; margin: 0; padding: 0; }
.checks li { padding: .3rem 0 .3rem 5.4rem; position: relative; }
.mark { position: absolute; left: 0; width: 4.6rem; text-align: center; border: 1px solid currentcolor; border-radius: 6px; font-size: .8125rem; font-weight: 600; line-height: 1.6; margin-top: .12rem; }
.mark.fine { color: var(--fine); }
.mark.look { color: var(--second); color: light-dark(#8a4f08, #f0b566); }
.mark.stop { color: var(--late); }
.notes p { margin: .1rem 0 .6rem; padding-left: .9rem; border-left: 3px solid var(--line); white-space: pre-line; }
.pages a { margin-left: 1rem; }
code { font-size: .8125rem; }
footer { margin-top: 2.5rem; padding-top: 1rem; padding-bottom: 2rem; border-top: 1px solid var(--line); color: var(--soft); font-size: .8125rem; }
@media (max-width: 46rem) {
  header, main, footer { padding-left: 1rem; padding-right: 1rem; }
  h1 { font-size: 1.4rem; }
  .tiles { grid-template-columns: 1fr 1fr; }
  svg text { font-size: 13px; }
}
@media (max-width: 64rem) {
  table, th, td { display: block; }
  table { background: none; border: 0; overflow: visible; }
  thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  tbody { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 20rem), 1fr)); gap: .6rem; }
  tbody tr { display: flex; flex-direction: column; background: var(--paper); border: 1px solid var(--line); border-radius: 10px; padding: .4rem 0; }
  th, td, .number, .short { border: 0; padding: .12rem .9rem; text-align: left; white-space: normal; }
  tbody th { order: -1; font-weight: 600; overflow-wrap: anywhere; }
  td { display: grid; grid-template-columns: 6.4rem 1fr; gap: .6rem; align-items: baseline; }
  td::before { content: attr(data-name); color: var(--soft); font-size: .8125rem; }
  .cell { grid-column: 2; min-width: 0; overflow-wrap: anywhere; }
}
@media print { header nav, .skip, .asof a { display: none; } body { background: none; } }
`;
