// The widget's style, for its shadow root: constructed here, so that no page's policy for styles stands in its way.

const CSS = `
:host { display: block; height: 640px; max-height: 100vh; min-height: 320px; color-scheme: light dark;
  --ink: #1b2127; --dim: #5b6672; --line: #e1e5e9; --back: #ffffff; --soft: #f5f7f8; --accent: #0f5f63; --on-accent: #ffffff; --accent-soft: #e3f1f1;
  --bad: #b3261e; --warn: #7a4b00; --warn-soft: #fff4df; --focus: #1668dc;
  font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; color: var(--ink); }
:host([page]) { height: 100%; max-height: none; }
@media (prefers-color-scheme: dark) { :host { --ink: #e6eaee; --dim: #a0abb6; --line: #323a43; --back: #14181d; --soft: #1c2229; --accent: #63c5c0; --on-accent: #08282a;
  --accent-soft: #17363a; --bad: #ff8f85; --warn: #f3c577; --warn-soft: #33270f; --focus: #7fb4ff; } }
*, *::before, *::after { box-sizing: border-box; }
[hidden] { display: none !important; }
h1, h2, p, ul, ol, figure, pre { margin: 0; padding: 0; }
ul, ol { list-style: none; }
button, input, textarea { font: inherit; color: inherit; }
button { cursor: pointer; }
a { color: var(--accent); }
:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; border-radius: 6px; }
.offscreen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.dim { color: var(--dim); }
.icon { width: 18px; height: 18px; fill: none; stroke: currentColor; stroke-width: 1.9; stroke-linecap: round; stroke-linejoin: round; flex: none; }

.chat { display: grid; grid-template-rows: auto 1fr; height: 100%; background: var(--back); position: relative; overflow: hidden; border: 1px solid var(--line); border-radius: 14px; }
.chat.page { border: 0; border-radius: 0; }
header { display: flex; align-items: center; gap: 10px; padding: 8px 14px; border-bottom: 1px solid var(--line); min-height: 52px; }
.brand { font-weight: 700; letter-spacing: -0.01em; text-decoration: none; color: var(--ink); font-size: 17px; }
.about { color: var(--dim); font-size: 13px; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; margin-right: auto; min-width: 0; }
nav { display: flex; gap: 4px; }
nav a { padding: 5px 10px; border-radius: 8px; text-decoration: none; color: var(--dim); font-size: 14px; }
nav a:hover { background: var(--soft); color: var(--ink); }
nav a[aria-current] { color: var(--ink); font-weight: 600; }

.main { display: grid; grid-template-rows: 1fr auto; min-height: 0; }
.scroller { overflow-y: auto; overflow-x: hidden; scroll-padding-top: 12px; }
.messages { max-width: 860px; margin: 0 auto; padding: 22px 20px 28px; display: flex; flex-direction: column; gap: 30px; }
.message { display: flex; flex-direction: column; gap: 14px; min-width: 0; }
.asked { display: flex; align-items: center; justify-content: flex-end; flex-direction: row-reverse; gap: 4px; align-self: flex-end; max-width: 88%; }
.asked p { background: var(--accent-soft); padding: 9px 14px; border-radius: 14px 14px 4px 14px; overflow-wrap: anywhere; }
.asked button { opacity: 0; }
.asked:hover button, .asked button:focus-visible { opacity: 1; }
@media (hover: none) { .asked button { opacity: 1; } }
.answer { display: flex; flex-direction: column; gap: 14px; min-width: 0; }
.text { display: flex; flex-direction: column; gap: 6px; overflow-wrap: anywhere; }
.text .lead { font-size: 17px; line-height: 1.45; letter-spacing: -0.005em; text-wrap: pretty; }
.status { font-size: 13px; font-weight: 600; color: var(--dim); }
.status.clarify { color: var(--accent); } .status.failed, .status.refused { color: var(--bad); } .status.unanswerable { color: var(--warn); }

.steps { display: flex; flex-direction: column; gap: 4px; color: var(--dim); font-size: 14px; }
.steps li { display: flex; gap: 6px; align-items: baseline; }
.steps li::before { content: '✓'; color: var(--accent); width: 16px; flex: none; }
.steps li.now::before { content: ''; width: 10px; height: 10px; margin: 0 3px; align-self: center; border-radius: 50%; border: 2px solid var(--line); border-top-color: var(--accent); animation: turn 0.8s linear infinite; }
.steps li.now { color: var(--ink); }
@keyframes turn { to { transform: rotate(360deg); } }

.meant { display: flex; flex-wrap: wrap; align-items: center; gap: 6px 10px; font-size: 14px; }
.chips { display: flex; flex-wrap: wrap; gap: 6px; }
.holder { position: relative; display: inline-block; }
.chip { display: inline-flex; align-items: center; gap: 2px; border: 1px solid var(--line); background: var(--soft); border-radius: 999px; padding: 3px 12px; font-size: 14px; line-height: 1.5; }
button.chip { padding-right: 6px; }
button.chip:hover, button.chip[aria-expanded="true"] { border-color: var(--accent); background: var(--accent-soft); }
.chip .icon { width: 16px; height: 16px; color: var(--dim); }
.menu { position: absolute; z-index: 5; top: calc(100% + 4px); left: 0; min-width: 190px; max-width: 280px; max-height: 300px; overflow: auto; background: var(--back); border: 1px solid var(--line); border-radius: 10px; padding: 4px; box-shadow: 0 8px 28px rgb(0 0 0 / 0.16); display: flex; flex-direction: column; }
.menu button { text-align: left; border: 0; background: none; padding: 7px 10px; border-radius: 7px; }
.menu button:hover, .menu button:focus { background: var(--accent-soft); outline: none; }
.meant details { font-size: 13px; color: var(--dim); }
.meant details[open] { flex-basis: 100%; }
summary { cursor: pointer; color: var(--dim); }

.warned { background: var(--warn-soft); color: var(--warn); border-radius: 10px; padding: 9px 14px; font-size: 14px; display: flex; flex-direction: column; gap: 4px; }
.assumed { font-size: 14px; display: flex; flex-direction: column; gap: 2px; }
.rests { font-size: 13px; color: var(--dim); }

figure { min-width: 0; }
.chart { border: 1px solid var(--line); border-radius: 12px; padding: 12px 12px 8px; }
.plot { height: 290px; }
.plot.plain { height: 330px; } .plot.tall { height: 560px; } .plot.tallest { height: 980px; } .plot.low { height: 170px; }
.over { display: flex; align-items: center; gap: 8px; margin-bottom: 6px; }
.switches { display: flex; gap: 4px; }
.switch { border: 1px solid transparent; background: none; border-radius: 8px; padding: 2px 10px; font-size: 13px; color: var(--dim); }
.switch[aria-pressed="true"] { background: var(--soft); border-color: var(--line); color: var(--ink); font-weight: 600; }
.table figcaption { font-size: 14px; font-weight: 600; margin-bottom: 6px; }
.scroll { overflow-x: auto; border: 1px solid var(--line); border-radius: 12px; }
table { border-collapse: collapse; width: 100%; font-size: 14px; font-variant-numeric: tabular-nums; }
th, td { padding: 7px 14px; text-align: left; white-space: nowrap; border-bottom: 1px solid var(--line); font-weight: 400; }
tbody tr:last-child > * { border-bottom: 0; }
tbody tr:hover > * { background: var(--soft); }
thead th { background: var(--soft); padding: 0; }
.head { display: inline-flex; gap: 6px; align-items: center; border: 0; background: none; padding: 8px 14px; font-weight: 600; font-size: 13px; color: var(--dim); width: 100%; }
.number { text-align: right; } .number .head { justify-content: flex-end; }
.head:hover { color: var(--ink); }
.way { font-size: 9px; } .way:empty { display: none; }
.below { color: var(--bad); font-weight: 600; }
.missing { color: var(--dim); }
.tools { display: flex; flex-wrap: wrap; align-items: center; gap: 4px; margin-top: 6px; }
.space { margin-left: auto; }
.quiet { display: inline-flex; align-items: center; gap: 6px; border: 0; background: none; border-radius: 8px; padding: 5px 9px; font-size: 13px; color: var(--dim); }
.quiet:hover { background: var(--soft); color: var(--ink); }
.quiet.only { padding: 7px; }
.quiet[aria-pressed="true"] { color: var(--accent); background: var(--accent-soft); }
.note { font-size: 13px; color: var(--dim); }
.votes { display: inline-flex; flex-wrap: wrap; align-items: center; justify-content: flex-end; gap: 2px; }
.note-form { display: inline-flex; gap: 6px; margin-left: 6px; }
.note-form input { border: 1px solid var(--line); border-radius: 8px; background: var(--back); padding: 4px 10px; font-size: 13px; width: 250px; max-width: 60vw; }
.note-form button, .primary { border: 0; border-radius: 8px; background: var(--accent); color: var(--on-accent); padding: 5px 14px; font-size: 14px; font-weight: 600; }
.queries { display: flex; flex-direction: column; gap: 10px; margin-top: 8px; }
.query { border: 1px solid var(--line); border-radius: 12px; overflow: hidden; }
.query figcaption { display: flex; justify-content: space-between; align-items: center; gap: 8px; background: var(--soft); padding: 4px 6px 4px 14px; font-size: 13px; color: var(--dim); }
pre { overflow: auto; max-height: 340px; padding: 12px 14px; font: 12.5px/1.55 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; tab-size: 2; }
.how { font-size: 13px; } .how .steps { margin-top: 6px; font-size: 13px; }

.onward, .choices, .starters { display: flex; flex-wrap: wrap; gap: 8px; }
.onward button, .choices button, .starters button { border: 1px solid var(--line); background: var(--back); border-radius: 10px; padding: 7px 13px; font-size: 14px; text-align: left; }
.onward button:hover, .choices button:hover, .starters button:hover { border-color: var(--accent); background: var(--accent-soft); }
.choices, .starters { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 250px), 1fr)); }
.choices { grid-template-columns: 1fr; } .choices button { border-color: var(--accent); width: 100%; } .starters button { width: 100%; height: 100%; padding: 12px 14px; display: flex; align-items: flex-start; }
.drawn { font-size: 13px; color: var(--dim); margin-right: auto; }
.welcome { display: flex; flex-direction: column; gap: 16px; padding-top: clamp(10px, 9vh, 90px); }
.welcome h1 { font-size: 27px; line-height: 1.2; letter-spacing: -0.02em; font-weight: 650; }
.welcome .lead { color: var(--dim); margin-top: -8px; }
.welcome .dim { font-size: 13px; }
.row { display: flex; gap: 8px; align-items: center; }
.welcome input { border: 1px solid var(--line); border-radius: 10px; padding: 9px 14px; background: var(--back); flex: 1; max-width: 420px; }
.welcome .primary { padding: 9px 18px; border-radius: 10px; }

.composer { display: flex; align-items: flex-end; gap: 8px; width: calc(100% - 32px); max-width: 828px; margin: 0 auto 16px; padding: 7px 7px 7px 16px; border: 1px solid var(--line); border-radius: 16px; background: var(--back); box-shadow: 0 3px 16px rgb(0 0 0 / 0.07); }
.composer:focus-within { border-color: var(--accent); box-shadow: 0 0 0 3px var(--accent-soft); }
textarea, textarea:focus-visible { flex: 1; border: 0; outline: 0; border-radius: 0; background: none; resize: none; padding: 6px 0; line-height: 24px; min-width: 0; }
textarea::placeholder, input::placeholder { color: var(--dim); opacity: 1; }
.send { display: grid; place-items: center; width: 38px; height: 38px; border: 0; border-radius: 11px; background: var(--accent); color: var(--on-accent); flex: none; }
.send:hover { filter: brightness(1.1); }
.send.stop { background: var(--ink); color: var(--back); }
.send.stop .icon { fill: currentColor; stroke: none; }

.history { position: absolute; z-index: 8; inset: 0 auto 0 0; width: min(340px, 92%); background: var(--back); border-right: 1px solid var(--line); box-shadow: 6px 0 30px rgb(0 0 0 / 0.12); padding: 12px; overflow: auto; display: flex; flex-direction: column; gap: 8px; align-items: stretch; }
.history h2 { font-size: 16px; margin-right: auto; padding-left: 8px; }
.history li { display: flex; align-items: center; gap: 2px; padding-left: 0; }
.history li.dim { padding: 8px; }
.entry { flex: 1; min-width: 0; display: flex; flex-direction: column; text-align: left; border: 0; background: none; border-radius: 9px; padding: 7px 9px; font-size: 14px; }
.entry:hover { background: var(--soft); }
.entry span:first-child { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.entry .dim { font-size: 12px; }

@media (max-width: 620px) {
  .about { display: none; } .brand { margin-right: auto; } .wide { display: none; }
  header { padding: 6px 8px; gap: 4px; } nav { gap: 0; } nav a { padding: 5px 7px; font-size: 13px; }
  .messages { padding: 14px 12px 20px; gap: 24px; } .composer { width: calc(100% - 20px); margin-bottom: 10px; }
  .welcome h1 { font-size: 23px; } .asked { max-width: 96%; } th, td { padding: 7px 10px; } .head { padding: 8px 10px; }
  .menu { position: fixed; left: 10px; right: 10px; top: auto; bottom: 10px; max-width: none; max-height: 60vh; }
  .menu button { padding: 11px 12px; }
}
@media (prefers-reduced-motion: reduce) { *, *::before, *::after { animation-duration: 2s !important; transition: none !important; scroll-behavior: auto !important; } }
@media (forced-colors: active) { .chip, .quiet, .send, .switch { border: 1px solid; } }
`;

let made;

/** One sheet for all widgets of a page. */
export function sheet() {
  if (!made) {
    made = new CSSStyleSheet();
    made.replaceSync(CSS);
  }
  return made;
}
