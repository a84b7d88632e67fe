/** `collapsed` when the left navigation shows icons only; a cookie, so that the server draws it right at once. */
export const SIDEBAR_COOKIE = "cuelight-sidebar";

const YEAR_SECONDS = 31_536_000;

/** Remembers in this browser whether the navigation is collapsed. */
export function saveSidebar(collapsed: boolean): void {
  document.cookie = `${SIDEBAR_COOKIE}=${collapsed ? "collapsed" : "open"}; path=/; max-age=${String(YEAR_SECONDS)}; samesite=lax`;
}
