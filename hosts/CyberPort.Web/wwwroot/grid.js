// Radzen's grid decides at the server whether the browser may do what a key does, and so one key late: after an arrow key, Tab would have to
// be pressed twice to leave, and Enter twice to turn a page. It need not hear of these keys: the browser does with them what is meant.
const mine = new Set(["Tab"]), minePager = new Set(["Tab", "Enter", " "]);
const mineControl = new Set([...minePager, "ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "Home", "End", "PageUp", "PageDown"]);

function keysOf(element) {
    if (element.closest?.(".rz-pager")) return minePager;
    if (element.closest?.(".rz-data-row :is(button, a, input, select)")) return mineControl;
    return element.closest?.(".rz-data-grid") ? mine : null;
}

window.addEventListener("keydown", e => {
    if (keysOf(e.target)?.has(e.key)) e.stopPropagation();
}, true);
