import { expect, test } from "vitest";
import { trackHtml } from "./track-html";

const addresses = {
  pixel: "https://c.example/m/o/P",
  links: new Map([["https://a.example/?a=1&b=2", "https://c.example/m/c/T"]]),
};
const PIXEL = /<img src="https:\/\/c\.example\/m\/o\/P"[^>]*>/;

test("links go by their new addresses, everything else stays, the picture is the last thing of the body", () => {
  const html = `<html><body><a href='https://a.example/?a=1&amp;b=2'>1</a><a href=https://a.example/?a=1&b=2>2</a><a href="https://b.example">3</a></body></html>`;
  const made = trackHtml(html, addresses);
  expect(made.replace(PIXEL, "")).toBe(
    `<html><body><a href='https://c.example/m/c/T'>1</a><a href=https://c.example/m/c/T>2</a><a href="https://b.example">3</a></body></html>`,
  );
  expect(made).toMatch(/>3<\/a><img [^>]*><\/body><\/html>$/);
});

test("a letter without a body gets its picture at the end", () => {
  expect(trackHtml("<p>x</p>", addresses)).toMatch(/^<p>x<\/p><img [^>]*>$/);
});
