/** No blanks, control characters or backslashes: browsers read some of them away, or as slashes. */
const INSIDE = /^\/[^\u0000-\u0020\\]*$/;
const FALLBACK = "/scenarios";

/**
 * Where somebody is sent after signing in: the wish if it is a page of ours, else the start. An address of another
 * host, however it is spelled, never is.
 */
export function safePath(wish: string | null | undefined): string {
  if (wish === null || wish === undefined || !INSIDE.test(wish)) return FALLBACK;
  const { pathname, search, hash, host } = new URL(wish, "http://inside.invalid");
  const isPage = host === "inside.invalid" && !/^\/(?:api|sign-in|_next)(?:\/|$)/.test(pathname) && pathname !== "/";
  // A path that begins with two slashes after its dots are gone would name a host again.
  return isPage && !pathname.startsWith("//") ? pathname + search + hash : FALLBACK;
}
