import { expect, test } from "vitest";
import { followHtml, isFollowingHtml } from "./follow-html";
import { STARTING_TEMPLATES } from "./starting-template";

const letter = { html: "<p>One</p>", text: "One" };

test("the text of a new HTML letter follows its HTML: the sample never goes out unnoticed", () => {
  const before = STARTING_TEMPLATES.html;
  expect(followHtml(before, { ...before, html: "<h1>Big news</h1>" }).text).toBe("Big news");
});

test("a text that was written stays, whatever becomes of the HTML", () => {
  const written = followHtml(letter, { ...letter, text: "Mine" });
  expect(followHtml(written, { ...written, html: "<p>Two</p>" }).text).toBe("Mine");
  expect(isFollowingHtml(written)).toBe(false);
});

test("HTML that is emptied and pasted anew is still followed; a letter without a text part gets none", () => {
  const emptied = followHtml(letter, { ...letter, html: "" });
  expect(emptied.text).toBe("");
  expect(followHtml(emptied, { ...emptied, html: "<p>New</p>" }).text).toBe("New");
  const without = { html: "<p>One</p>", text: "" };
  expect(followHtml(without, { ...without, html: "<p>Two</p>" }).text).toBe("");
});

test("a text that is set together with the HTML is taken as it is", () => {
  expect(followHtml(letter, { html: "<p>Two</p>", text: "Two, said otherwise" }).text).toBe("Two, said otherwise");
});
