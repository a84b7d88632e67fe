import { expect, test } from "vitest";
import { checkMessage, formatIssue } from "./check-message";
import { compileMessage, renderMessage } from "./message-content";
import { STARTING_TEMPLATES, TEMPLATE_STARTS } from "./starting-template";

const fields = [
  { name: "email", type: "string" },
  { name: "_fname", type: "string" },
];

test("errors come first and say part, line and column", () => {
  const issues = checkMessage(
    { subject: "{lead.nmae}", html: '<p>\n{if lead.email equal "x"}</p>', text: "{lead.email}" },
    fields,
  );
  expect(issues[0]).toMatchObject({ part: "subject", level: "error" });
  expect(issues.map(formatIssue)).toContainEqual(expect.stringMatching(/^HTML, line 2, column 1: /));
});

test("without a database the names of fields are not checked", () => {
  const content = { subject: "{lead.anything}", html: "", text: "" };
  expect(checkMessage(content, null)).toEqual([]);
  expect(checkMessage(content, fields)).toHaveLength(1);
});

test.each(TEMPLATE_STARTS)("the starting template %s has no issue and fills", (start) => {
  const content = STARTING_TEMPLATES[start];
  expect(checkMessage(content, fields)).toEqual([]);
  const { content: letter, missing } = renderMessage(compileMessage(content), {
    lead: { _fname: "Ann" },
    links: { unsubscribe_link: "https://u.example/" },
  });
  expect(letter.text).toContain("Hello Ann!");
  expect(missing).toEqual([]);
});

test("story 1: each empty variable is named once", () => {
  const content = {
    subject: "New lead {apicontent.mail}",
    html: "",
    text: "Client email: {apicontent.mail}\nClient phone number: {apicontent.ph_number}\n{apicontent.ph_number}",
  };
  const { content: letter, missing } = renderMessage(compileMessage(content), { apicontent: { mail: "a@b.com" } });
  expect(letter.text).toBe("Client email: a@b.com\nClient phone number: \n");
  expect(missing).toEqual(["apicontent.ph_number"]);
});
