import { describe, expect, test } from "vitest";
import { checkTemplate } from "@/lib/domain/template/check-template";
import { compileTemplate } from "@/lib/domain/template/compile-template";
import { listCompletions } from "@/lib/domain/template/completions";
import { PLACES } from "@/lib/domain/template/template-types";

const known = {
  leadFields: [
    { name: "email", type: "string" },
    { name: "_city", type: "string" },
    { name: "orders", type: "array" },
  ],
  allowSecrets: false,
  allowLinks: true,
};
const messages = (source: string, change = {}) =>
  checkTemplate(source, "text", { ...known, ...change }).map(({ level, message }) => `${level}: ${message}`);

describe("checkTemplate", () => {
  test("names the line and column", () => {
    expect(checkTemplate("Hi,\n\n  your city: {lead.emial}", "text", known)).toEqual([
      {
        line: 3,
        column: 15,
        offset: 19,
        length: 10,
        level: "error",
        message: "The database has no field emial. Did you mean email?",
      },
    ]);
  });

  test.each([
    ["{leed.email}", "error: leed is not known. Did you mean lead?"],
    ["{Lead.email}", "error: Lead is not known. Did you mean lead?"],
    ["{customer.email}", "warning: customer is not known, so this stays as it is."],
    ["{lead.city}", "error: The database has no field city. Did you mean _city?"],
    ["{subscription.emial}", "warning: A subscription has no field emial. Did you mean email?"],
    ["{email}", "warning: This stays as it is. Did you mean {lead.email}?"],
    ["{lead}", "warning: Name what to print"],
    ["{ lead.email }", "warning: A tag has no space behind its brace: {lead.email}."],
    ["{{lead.email}}", "warning: One pair of braces is enough"],
    ["{uper(lead.email)}", "error: There is no function uper. Did you mean upper?"],
    ["{frobnicate(lead.email)}", "error: There is no function frobnicate."],
    ["{upper(lowr(lead.email))}", "error: There is no function lowr. Did you mean lower?"],
    ["{upper()}", "error: upper takes 1 argument, not 0. Write upper(lead._city)."],
    ["{default(lead.email)}", "error: default takes 2 arguments, not 1."],
    ['{date(lead.email "dd.mm.yyyy")}', "error: Year and day are written in capitals."],
    ['{date(lead.email "DD" "Mars/Base")}', "error: There is no time zone Mars/Base."],
    ['{jsonpath(apicontent "$[?(@.a)]")}', "error: Filters and scripts"],
    ['{jsonpath(apicontent "$.a" "all")}', 'error: The third argument is "item" or "array".'],
    ["{unsubscribe_lnk}", "warning: This stays as it is. Did you mean {unsubscribe_link}?"],
    ["{lead.email | upper}", "error: There are no filters"],
    ["{lead.email", "error: The tag is not closed: } is missing."],
    ["{default(lead.email “x”)}", "error: Use straight quotes"],
    ['{default(lead.email "x)}', 'error: The text that starts with " is not closed.'],
    ["{if lead.email}x", "error: This {if} has no {end}."],
    ["{range o in lead.orders}x", "error: This {range} has no {end}."],
    ["x{end}", "error: This {end} closes nothing."],
    ["{else}", "error: This {else} belongs to no {if} or {range}."],
    ["{if lead.email}{else}{else}{end}", "error: The block has an {else} already."],
    ["{if lead.email = 1}x{end}", "error: = does not belong here."],
    ["{if lead.email equals 1}x{end}", "error: } is expected here"],
    ["{if (lead.email}x{end}", "error: ) is expected here."],
    ["{range lead.orders}x{end}", "error: The name of the loop variable is missing here."],
    ["{range o lead.orders}x{end}", "error: in is missing"],
    ["{range lead in lead.orders}x{end}", "error: lead is taken"],
    ["{range order in lead.orders}{ordr.name}{end}", "error: ordr is not known. Did you mean order?"],
    ["{secret.TOKEN}", "error: Secrets can be used in the HTTP(S) API Call element only."],
    ["{upper(secret)}", "error: A secret is read by its name"],
  ])("%s", (source, expected) => {
    const found = messages(source);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(expected);
  });

  test.each([
    "a{color:red}b{margin:0 auto}@media(max-width:6px){.a{b:c}}",
    '{"a":{"b":[1,{"c":"{lead.email}"}]}}',
    "{name} {0} {} { x } {{y}} function(){return foo(1)}",
    "{range item in lead.orders}{item.name}{item}{end}",
    "{apicontent.any.thing}{response.id}",
  ])("has nothing to say about %s", (source) => {
    expect(messages(source)).toEqual([]);
  });

  test("what depends on the place of use is checked by it", () => {
    expect(messages("{lead.anything}", { leadFields: null })).toEqual([]);
    expect(messages("{secret.TOKEN}", { allowSecrets: true })).toEqual([]);
    expect(messages("{unsubscribe_link}", { allowLinks: false })).toEqual([expect.stringContaining("error: ")]);
    expect(checkTemplate("a\nb", "header", known)).toMatchObject([{ line: 1, column: 2, level: "error" }]);
  });

  test("a broken block does not drag its end into the blocks around it", () => {
    expect(messages("{if lead.email}{if ?}a{else}b{end}c{end}")).toEqual(["error: ? does not belong here."]);
  });

  test("keeps the first hundred findings of a hopeless template", () => {
    expect(checkTemplate("{lead.}\n".repeat(5000), "html", known)).toHaveLength(100);
  });
});

describe("listCompletions", () => {
  test("every completion is a template that has no fault", () => {
    const all = listCompletions({ ...known, allowSecrets: true });
    expect(all.map((completion) => completion.label)).toEqual(
      expect.arrayContaining(["lead.email", "secret.NAME", "unsubscribe_link", "if", "date()"]),
    );
    for (const { label, insert } of all) {
      if (label === "else" || label === "end") continue;
      for (const place of PLACES) expect(compileTemplate(insert, place).issues).toEqual([]);
    }
  });

  test("offers secrets and links only where they may stand", () => {
    const labels = listCompletions({
      leadFields: [{ name: "odd key", type: "string" }],
      allowSecrets: false,
      allowLinks: false,
    }).map((completion) => completion.label);
    expect(labels).not.toContain("secret.NAME");
    expect(labels).not.toContain("unsubscribe_link");
    expect(labels).toContain('lead["odd key"]');
  });
});
