import { expect, test } from "vitest";
import { checkLetter } from "./check-letter";
import { htmlToText } from "./html-to-text";
import { STARTING_TEMPLATES } from "./starting-template";

const words = (content: Parameters<typeof checkLetter>[0]) => checkLetter(content).map((one) => one.message);
const link = '<a href="{unsubscribe_link}">Unsubscribe</a>';

test("each part that is still the sample is named, where it stands", () => {
  const { html, text } = STARTING_TEMPLATES;
  expect(checkLetter(html).map((one) => one.part)).toEqual(["subject", "html", "text"]);
  expect(checkLetter(text)).toMatchObject([{ part: "subject" }, { part: "text", level: "warning", line: 3 }]);
});

test("a sample text under HTML of one's own is told", () => {
  const content = { subject: "News", html: `<p>Big</p>${link}`, text: STARTING_TEMPLATES.text.text };
  expect(words(content)).toEqual([expect.stringMatching(/^The text part is still the sample\./)]);
});

test("a letter without a link to unsubscribe is told, in each part that it has; with links there is nothing to say", () => {
  const html = "<p>Big news</p>";
  expect(words({ subject: "News", html, text: "" })).toEqual([expect.stringContaining("{unsubscribe_link}")]);
  expect(checkLetter({ subject: "News", html, text: htmlToText(html) }).map((one) => one.part)).toEqual([
    "html",
    "text",
  ]);
  const good = `${html}${link}`;
  expect(checkLetter({ subject: "Your subject, answered", html: good, text: htmlToText(good) })).toEqual([]);
});

test("the starting templates have the link in every part", () => {
  for (const content of Object.values(STARTING_TEMPLATES)) {
    expect(words(content).join(" ")).not.toContain("unsubscribe_link");
  }
});
