// The expression box: tells the page where the caret is and what the pointer rests on; keys go to the list of suggestions while it is open.
const list = box => document.getElementById(box.getAttribute('aria-controls'));
const isOpen = box => !list(box).hidden;

export function listen(box, page) {
  const tell = (typed, all) => page.invokeMethodAsync('CaretAsync', box.value, box.selectionStart, typed, all);
  box.addEventListener('input', e => { if (!e.isComposing) tell(true, false); });
  box.addEventListener('compositionend', () => tell(true, false));
  box.addEventListener('click', () => tell(false, false));
  // the name that the pointer rests on, as the line beneath tells the one at the caret
  let resting = 0;
  box.addEventListener('mousemove', e => {
    clearTimeout(resting);
    resting = setTimeout(async () => {
      const at = document.caretPositionFromPoint?.(e.clientX, e.clientY);
      box.title = at?.offsetNode === box ? await page.invokeMethodAsync('Hover', box.value, at.offset) : '';
    }, 150);
  });
  box.addEventListener('mouseleave', () => clearTimeout(resting));
  box.addEventListener('keyup', e => {
    if (['ArrowLeft', 'ArrowRight', 'Home', 'End'].includes(e.key)) tell(false, false);
  });
  box.addEventListener('keydown', e => {
    if (e.isComposing || e.keyCode === 229) return;
    if (e.ctrlKey && e.code === 'Space') { e.preventDefault(); tell(true, true); return; }
    if (!isOpen(box) || !['ArrowDown', 'ArrowUp', 'Enter', 'Tab', 'Escape'].includes(e.key)) return;
    e.preventDefault();
    e.stopPropagation();
    page.invokeMethodAsync('KeyAsync', e.key);
  });
}

export function write(box, text, caret) {
  box.value = text;
  box.focus();
  box.setSelectionRange(caret, caret);
}
