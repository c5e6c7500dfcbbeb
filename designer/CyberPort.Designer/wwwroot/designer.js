// Keys and drags of the designer: the page does the work, this hands it on. Every drag has its buttons.
export function listen(root, page) {
  const typing = e => e.target.closest('input, textarea, select, [contenteditable]');
  root.addEventListener('keydown', e => {
    if (e.isComposing || e.keyCode === 229) return;
    const key = e.key.toLowerCase();
    if ((e.ctrlKey || e.metaKey) && !typing(e) && (key === 'z' || key === 'y')) {
      e.preventDefault();
      page.invokeMethodAsync('Key', key === 'y' || e.shiftKey ? 'redo' : 'undo');
    } else if (e.altKey && (e.key === 'ArrowUp' || e.key === 'ArrowDown')) {
      e.preventDefault();
      page.invokeMethodAsync('Key', e.key === 'ArrowUp' ? 'up' : 'down');
    } else if (!typing(e) && !e.altKey && !e.ctrlKey && (e.key === 'ArrowUp' || e.key === 'ArrowDown') && e.target.closest('[data-outline]')) {
      const lines = [...root.querySelectorAll('[data-outline] button')];
      const next = lines[lines.indexOf(e.target.closest('button')) + (e.key === 'ArrowUp' ? -1 : 1)];
      if (next) { e.preventDefault(); next.focus(); }
    }
  });
  let dragged = null;
  const target = e => e.target.closest('[data-node]');
  root.addEventListener('dragstart', e => { dragged = target(e)?.dataset.node ?? null; });
  root.addEventListener('dragover', e => { if (dragged && target(e)) e.preventDefault(); });
  root.addEventListener('drop', e => {
    const over = target(e);
    if (!dragged || !over || over.dataset.node === dragged) return;
    e.preventDefault();
    const box = over.getBoundingClientRect();
    page.invokeMethodAsync('Drop', dragged, over.dataset.node, e.clientY > box.top + box.height / 2);
    dragged = null;
  });
}
