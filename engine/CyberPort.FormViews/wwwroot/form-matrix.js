// Arrow keys in a matrix go from cell to cell; Enter goes down. Everything else stays as it is in a text box.

function cells(row) {
  return [...row.querySelectorAll("input:not([type=hidden])")];
}

function target(input, key) {
  const row = input.closest("tr");
  const at = cells(row).indexOf(input);
  const caret = input.selectionStart === input.selectionEnd ? input.selectionStart : -1;
  if (key === "ArrowLeft") return caret === 0 ? cells(row)[at - 1] : null;
  if (key === "ArrowRight") return caret === input.value.length ? cells(row)[at + 1] : null;
  const next = key === "ArrowUp" ? row.previousElementSibling : row.nextElementSibling;
  return next ? cells(next)[at] : null;
}

export function enhanceMatrices(form) {
  for (const table of form.querySelectorAll("[data-matrix]")) {
    table.addEventListener("keydown", (event) => {
      if (event.isComposing || event.keyCode === 229 || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
      if (!["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Enter"].includes(event.key) || event.target.tagName !== "INPUT") return;
      const next = target(event.target, event.key);
      if (next || event.key === "Enter") event.preventDefault();
      if (next) { next.focus(); next.select(); }
    });
  }
}
