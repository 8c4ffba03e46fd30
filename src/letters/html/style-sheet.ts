/** How the HTML part of a letter looks: little, in both colour schemes, from the width of a phone on; it loads nothing. */

/** Contrast of each pair is above 7:1 (WCAG 2.2 §1.4.6), and nothing is said by colour alone. */
const RULES = [
  ':root{color-scheme:light dark}',
  'body{margin:0;padding:16px;background:#fff;color:#1c1c1c;font:16px/1.7 sans-serif;line-break:strict;overflow-wrap:anywhere}',
  'main{max-width:40em;margin:0 auto}',
  'h2{font-size:1.05em;margin:1.8em 0 .4em}',
  'p,ul,table,blockquote{margin:.5em 0}',
  'ul{padding-left:1.3em}',
  'li+li{margin-top:.35em}',
  '.checks{list-style:none;padding-left:0}',
  'table{width:100%;border-collapse:collapse}',
  'th,td{border-bottom:1px solid #bbb;padding:.35em .6em .35em 0;text-align:left;vertical-align:top}',
  'th{width:36%;font-weight:600}',
  'blockquote{margin-left:0;margin-right:0}',
  'td blockquote{margin:0}',
  '.answers{border:1px solid #888;padding:.6em}',
  '.above,footer{color:#4a4a4a;font-size:.9em}',
  'footer,div+div{border-top:1px solid #888;margin-top:2em;padding-top:.5em}',
  'svg{display:block;width:100%;max-width:20em;height:auto;margin:.5em 0}',
  'rect{fill:#0b4fae}',
  'line{stroke:#888}',
  'a{color:#0b4fae}',
  '@media (prefers-color-scheme:dark){body{background:#171717;color:#ececec}.above,footer{color:#c4c4c4}th,td{border-color:#555}a{color:#9cc4ff}rect{fill:#9cc4ff}}',
];

export const STYLE_SHEET = RULES.join('\n');
