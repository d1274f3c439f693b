/**
 * The one stylesheet of the link pages. Logical properties only, so that right-to-left pages mirror by themselves;
 * the patterns (error summary, hints, summary list, focus) are GOV.UK's, font and crown are not.
 */
export const stylesheet = `
:root { --ink: #0b0c0c; --quiet: #4a5054; --line: #b1b4b6; --act: #1d4f8c; --wrong: #b3261e; --focus: #ffdd00; }
* { box-sizing: border-box; }
body { margin: 0; color: var(--ink); background: #fff; font: 1.1875rem/1.5 system-ui, "Segoe UI", Roboto, "Noto Sans", "Noto Sans Arabic", sans-serif; }
header, main, footer { max-inline-size: 40rem; margin-inline: auto; padding-inline: 1rem; }
header { padding-block: 1rem; border-block-end: 4px solid var(--act); font-weight: 700; }
main { padding-block: 2rem; }
footer { padding-block: 1rem 2rem; border-block-start: 1px solid var(--line); color: var(--quiet); font-size: 1rem; }
h1 { margin: 0 0 1rem; font-size: 1.75rem; line-height: 1.25; }
h2 { margin: 0 0 .5rem; font-size: 1.25rem; }
a { color: var(--act); }
dl { margin: 0 0 2rem; }
dl > div { display: flex; flex-wrap: wrap; gap: .25rem 1rem; padding-block: .5rem; border-block-end: 1px solid var(--line); }
dt { flex: 0 0 9rem; font-weight: 700; }
dd { flex: 1 1 14rem; margin: 0; min-inline-size: 0; overflow-wrap: anywhere; white-space: pre-wrap; }
fieldset { margin: 0 0 2rem; padding: 0; border: 0; min-inline-size: 0; }
legend, .label { display: block; padding: 0; margin-block-end: .25rem; font-weight: 700; }
.hint { margin: 0 0 .75rem; color: var(--quiet); font-size: 1rem; }
.radio { display: flex; gap: .75rem; align-items: flex-start; padding-block: .5rem; }
.radio input { flex: none; inline-size: 1.5rem; block-size: 1.5rem; margin: .1rem 0 0; accent-color: var(--act); }
.radio label { flex: 1; }
textarea { inline-size: 100%; min-block-size: 7rem; padding: .5rem; border: 2px solid var(--ink); font: inherit; }
.field { margin-block-end: 2rem; }
.wrong { padding-inline-start: 1rem; border-inline-start: 5px solid var(--wrong); }
.message { margin: 0 0 .5rem; color: var(--wrong); font-weight: 700; }
.summary, .notice { margin-block-end: 2rem; padding: 1rem; border: 5px solid var(--wrong); }
.notice { border-color: var(--act); }
.summary ul { margin: 0; padding-inline-start: 1.25rem; }
.summary a { color: var(--wrong); font-weight: 700; }
button { padding: .6rem 1.25rem; border: 0; color: #fff; background: var(--act); font: inherit; font-weight: 700; cursor: pointer; }
button.second { color: var(--ink); background: #e4e6e8; }
form + form { margin-block-start: 1rem; }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 0; box-shadow: 0 0 0 6px var(--ink); }
`.trimStart();
