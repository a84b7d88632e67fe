import { findLinks } from "@/lib/domain/messages/find-links";

/** No layout, nothing to read out, nothing to see. */
const makePixel = (url: string) =>
  `<img src="${url}" width="1" height="1" alt="" style="display:block;width:1px;height:1px;border:0">`;
const BODY_END = /<\/body\s*>/gi;

export type TrackingAddresses = {
  /** Of the picture that tells of an open. */
  pixel: string;
  /** Where a link leads instead; it stays as it is when there is none. */
  links: ReadonlyMap<string, string>;
};

/** A letter's HTML whose links go by the given addresses and which ends with a picture. They hold no character of HTML. */
export function trackHtml(html: string, { pixel, links }: TrackingAddresses): string {
  let made = "";
  let at = 0;
  for (const { start, end, url } of findLinks(html)) {
    made += html.slice(at, start) + (links.get(url) ?? html.slice(start, end));
    at = end;
  }
  made += html.slice(at);
  const bodyEnd = [...made.matchAll(BODY_END)].at(-1)?.index ?? made.length;
  return made.slice(0, bodyEnd) + makePixel(pixel) + made.slice(bodyEnd);
}
