import { expect, test } from "vitest";
import { htmlToText } from "./html-to-text";
import { STARTING_TEMPLATES } from "./starting-template";

test("words, paragraphs, headings and lists survive; styles and scripts do not", () => {
  const html = `<html><head><title>T</title><style>p { color: red }</style></head><body>
    <!-- note --><h1>Hello</h1><p>One<br>two &amp; <b>three</b>&nbsp;&#8364;&#x20AC;</p>
    <ul><li>a</li><li>b</li></ul><script>alert(1)</script><p>End</p></body></html>`;
  expect(htmlToText(html)).toBe("Hello\n\nOne\ntwo & three €€\n\n- a\n\n- b\n\nEnd");
});

test("links stand behind their words, once", () => {
  expect(htmlToText('<a href="https://x.com/a?b=1&amp;c=2">Go</a> <a href="https://y.com">https://y.com</a>')).toBe(
    "Go (https://x.com/a?b=1&c=2) https://y.com",
  );
  expect(htmlToText('<a href="mailto:a@b.com"><img alt="Mail"></a>')).toBe("a@b.com");
});

test("variables stay as they are, in links too", () => {
  expect(
    htmlToText('<p>Hi {default(lead._fname "you")}, <a href="{apicontent.url}">see</a>{if lead.n greater 1}!{end}</p>'),
  ).toBe('Hi {default(lead._fname "you")}, see ({apicontent.url}){if lead.n greater 1}!{end}');
});

test("the starting template becomes a readable text", () => {
  expect(htmlToText(STARTING_TEMPLATES.html.html)).toContain("Hello");
});
