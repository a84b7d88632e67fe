import { expect, test } from "vitest";
import { findLinks } from "./find-links";

const urls = (html: string) => findLinks(html).map(({ url }) => url);

test.each([
  ["a quoted link", '<a class="x" href="https://a.example/x?a=1&amp;b=2">x</a>', ["https://a.example/x?a=1&b=2"]],
  ["single quotes, upper case, spaces", "<A HREF = 'http://a.example' >x</A>", ["http://a.example/"]],
  ["no quotes", "<a href=https://a.example/x target=_blank>x</a>", ["https://a.example/x"]],
  ["an area of a map", '<area href="https://a.example/m"/>', ["https://a.example/m"]],
  [
    "two links in one line",
    '<a href="https://a.example/1"></a><a href="https://a.example/2">',
    ["https://a.example/1", "https://a.example/2"],
  ],
  [
    "an ampersand that is none of HTML's",
    '<a href="https://a.example/?a=1&b=2&copy=3">',
    ["https://a.example/?a=1&b=2&copy=3"],
  ],
  ["numbers for characters", '<a href="https://a.example/?q=&#x41;&#66;">', ["https://a.example/?q=AB"]],
  ["a > inside of an attribute", '<a title="a > b" href="https://a.example/t">', ["https://a.example/t"]],
  ["the first of two", '<a href="https://a.example/1" href="https://a.example/2">', ["https://a.example/1"]],
  [
    "behind a style",
    '<style>a > b { content: "<a href=x>" }</style><a href="https://a.example/s">',
    ["https://a.example/s"],
  ],
])("%s is found", (_name, html, expected) => {
  expect(urls(html)).toEqual(expected);
});

test.each([
  ["mail", '<a href="mailto:a@b.example">'],
  ["telephone", '<a href="tel:+331">'],
  ["a place in the letter", '<a href="#top">'],
  ["a script", '<a href="javascript:alert(1)">'],
  ["an address without a host", '<a href="/shop">'],
  ["something else than a link", '<link href="https://a.example/x.css"><abbr href="https://a.example">'],
  ["another attribute", '<a data-href="https://a.example">'],
  ["a comment", '<!-- <a href="https://a.example"> -->'],
  ["a comment without an end", '<!-- <a href="https://a.example">'],
  ["a script's text", "<script>\"<a href='https://a.example'>\"</script>"],
  ["a title", '<title><a href="https://a.example"></title>'],
  ["a name that only browsers know", '<a href="https://a.example/&nbsp;x">'],
  ["an end tag", '</a href="https://a.example">'],
  ["a sum", "1 < a href=https://a.example"],
])("%s is left alone", (_name, html) => {
  expect(urls(html)).toEqual([]);
});

test("the place is that of the value, whatever stands around it", () => {
  const html = `<p>é<a href='https://a.example/1'>1</a><a href=https://a.example/2>2</a>`;
  expect(findLinks(html).map(({ start, end }) => html.slice(start, end))).toEqual([
    "https://a.example/1",
    "https://a.example/2",
  ]);
});

test.each(['<a href="', "<a x='", "<a ", "<!--", "<style>", "<a href=", '<a "', "<a ='"])(
  "a letter that is nothing but %j is read in one go",
  (part) => {
    const html = part.repeat(200_000 / part.length);
    expect(Array.isArray(findLinks(html))).toBe(true);
  },
);
