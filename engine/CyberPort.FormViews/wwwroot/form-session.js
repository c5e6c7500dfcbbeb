// Warns before a session ends, and asks for more time by saving the draft once more.

const before = 120;

export function watchSession(extend) {
  const warning = document.getElementById("session-warning");
  if (!warning) return { extended() {} };
  const seconds = Number(warning.dataset.session);
  let timer = 0;
  let opener = null;

  function show() {
    opener = document.activeElement;
    warning.hidden = false;
    document.getElementById("session-extend").focus();
  }

  function restart() {
    clearTimeout(timer);
    // Never less than twenty seconds to answer.
    timer = setTimeout(show, Math.max(seconds - before, 20) * 1000);
    if (warning.hidden) return;
    warning.hidden = true;
    opener?.focus();
  }

  document.getElementById("session-extend").addEventListener("click", () => extend());
  restart();
  return { extended: restart };
}
