"use client";

import { cn } from "@/components/ui/cn";

/**
 * What stands in front of a letter's HTML: it may show pictures and styles of its own and nothing else. It comes first, so
 * that nothing in the letter can come before it; a second html, head or body tag is merged by the browser.
 */
const HEAD =
  "<!doctype html><html><head>" +
  `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src https: data:; style-src 'unsafe-inline'; font-src https: data:; form-action 'none'; base-uri 'none'">` +
  '<meta name="referrer" content="no-referrer"><base target="_blank"></head>';

/** A letter's HTML in a frame without scripts and without our origin; its links open nothing, because it may open no window. */
export function LetterFrame({ html, title, className }: { html: string; title: string; className?: string }) {
  return (
    <iframe
      title={title}
      sandbox=""
      referrerPolicy="no-referrer"
      srcDoc={HEAD + html}
      className={cn("block w-full border-0 bg-white", className)}
    />
  );
}
