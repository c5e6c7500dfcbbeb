// Radzen's grid decides at the server whether the browser may do what a key does, and so one key late: after an arrow key, Tab would have to
// be pressed twice to leave, and Enter twice to turn a page. It need not hear of these keys: the browser does with them what is meant.
const mine = new Set(["Tab"]), minePager = new Set(["Tab", "Enter", " "]);
window.addEventListener("keydown", e => {
    const keys = e.target.closest?.(".rz-pager") ? minePager : e.target.closest?.(".rz-data-grid") ? mine : null;
    if (keys?.has(e.key)) e.stopPropagation();
}, true);
