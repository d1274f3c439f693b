/** Rules for forms, beside those that they share with the link pages (`api/links/stylesheet.ts`). */
export const formStylesheet = `
select, input[type="text"] { inline-size: 100%; max-inline-size: 100%; min-block-size: 2.75rem; padding: .5rem; border: 2px solid var(--ink); color: inherit; background: transparent; font: inherit; }
input.short { max-inline-size: 14rem; }
.part { margin-block-end: .75rem; }
.part label { display: block; }
.radio .hint { display: block; }
legend, .label, .thing h2 { overflow-wrap: anywhere; }
fieldset fieldset { margin-block: 1rem; }
details { margin-block-end: 2rem; }
summary { padding-block: .5rem; color: var(--act); cursor: pointer; }
.thing { margin-block-end: 2rem; padding-block-end: 1rem; border-block-end: 1px solid var(--line); }
.answers dt { flex: 0 0 14rem; }
.answers dd ul { margin: 0; padding-inline-start: 1.25rem; }
.answers .change { flex: 0 1 auto; }
button.link { padding: .25rem 0; min-block-size: 1.5rem; color: var(--act); background: none; font-weight: 400; text-align: start; text-decoration: underline; }
`.trimStart();
