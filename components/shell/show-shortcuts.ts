const asked = new EventTarget();
const ASKED = "show";

/** Opens the list of keyboard shortcuts. */
export function showShortcuts(): void {
  asked.dispatchEvent(new Event(ASKED));
}

/** Calls `show` whenever the list is asked for; answers how to stop. */
export function onShowShortcuts(show: () => void): () => void {
  asked.addEventListener(ASKED, show);
  return () => asked.removeEventListener(ASKED, show);
}
