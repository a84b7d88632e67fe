/** Where a plain click on a link of ours leads; null for everything else. */
export function findLeavingLink(event: MouseEvent): string | null {
  const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
  if (!(link instanceof HTMLAnchorElement) || !isPlainClick(event) || opensElsewhere(link)) return null;
  const url = new URL(link.href);
  const isSamePage = url.pathname === window.location.pathname;
  return url.origin === window.location.origin && !isSamePage ? `${url.pathname}${url.search}` : null;
}

function isPlainClick(event: MouseEvent): boolean {
  return event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
}

function opensElsewhere(link: HTMLAnchorElement): boolean {
  return link.target === "_blank" || link.hasAttribute("download");
}
