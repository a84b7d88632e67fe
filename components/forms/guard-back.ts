/**
 * A step back cannot be held up, so it is caught: below the page stands a second entry of the same address, which a step back
 * reaches first. Without unsaved changes it goes on at once to where it was meant to lead.
 */
export function guardBack(isUnsaved: () => boolean, ask: () => void): () => void {
  const here = window.location.href;
  const put = () => {
    const state: unknown = window.history.state;
    const known = typeof state === "object" && state !== null ? state : {};
    // Back on it from a later page, or mounted twice: it stands there already.
    if (!(GUARD in known)) window.history.pushState({ ...known, [GUARD]: true }, "", here);
  };
  let isLeaving = false;
  const onPop = () => {
    if (isLeaving || window.location.href !== here) return;
    if (isUnsaved()) {
      put();
      ask();
      return;
    }
    isLeaving = true;
    window.history.back();
  };
  put();
  window.addEventListener("popstate", onPop);
  return () => window.removeEventListener("popstate", onPop);
}

const GUARD = "cuelightGuard";
/** Steps of history from the page over the guard's entry to where one came from. */
const STEPS_BACK = -2;

/** Goes where the caught step back was meant to lead. */
export function leaveBack(): void {
  window.history.go(STEPS_BACK);
}
