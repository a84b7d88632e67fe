import { describe, expect, test } from "vitest";
import { compileTemplate } from "@/lib/domain/template/compile-template";
import { renderTemplate } from "@/lib/domain/template/render-template";
import type { Place, TemplateScope } from "@/lib/domain/template/template-types";

const lead = {
  email: "ann@example.com",
  _fname: "Ann",
  _city: "Paris",
  _bdate: "1990-02-28",
  _regdate: "2024-06-30T22:15:00Z",
  phones: ["+33123456789", "+33987654321"],
  age: 18,
  vip: true,
  note: "",
  nothing: null,
  prefs: { color: "red", sizes: [1, 2] },
  orders: [
    { name: "Pen", price: 2.5, tags: ["a"] },
    { name: "Ink", price: 7, tags: [] },
  ],
};
const scope: TemplateScope = {
  lead,
  subscription: { email: "sub@example.com" },
  apicontent: {
    a: { b: ["first", "second"] },
    "my key": "k",
    "dash-ed": 1,
    items: [{ name: "Book" }, { name: "Map" }],
  },
  response: { id: 7 },
  secret: (name) => (name === "TOKEN" ? "s3cret" : undefined),
  links: { unsubscribe_link: "https://x.test/u?a=1&b=2" },
  now: new Date("2025-01-02T03:04:05Z"),
  zone: "Europe/Paris",
};

function render(source: string, place: Place = "text") {
  const compiled = compileTemplate(source, place);
  expect(compiled.issues).toEqual([]);
  return renderTemplate(compiled, scope);
}
const text = (source: string, place: Place = "text") => render(source, place).text;

describe("story 1: tell the manager", () => {
  const data =
    '{"token":"t","id":270,"matching":"email","email":"manager@company.com","content":{"mail":"{lead.email}","ph_number":"{lead.phones}"}}';

  test("the HTTP element's Data carries the lead's address and phones as JSON", () => {
    expect(JSON.parse(text(data, "json"))).toEqual({
      token: "t",
      id: 270,
      matching: "email",
      email: "manager@company.com",
      content: { mail: "ann@example.com", ph_number: "+33123456789, +33987654321" },
    });
  });

  test("the letter names a key that is missing from content and shows nothing for it", () => {
    const letter = compileTemplate(
      "Client email: {apicontent.mail}\nClient phone number: {apicontent.ph_number}\n{apicontent.ph_number}",
      "text",
    );
    expect(renderTemplate(letter, { apicontent: { mail: "ann@example.com" } })).toEqual({
      text: "Client email: ann@example.com\nClient phone number: \n",
      missing: ["apicontent.ph_number"],
    });
  });

  test("an empty value counts as missing too, so that the log says why the letter has a gap", () => {
    expect(
      renderTemplate(compileTemplate("{lead.a}{lead.b}{lead.c}", "text"), { lead: { a: "", b: [], c: null } }),
    ).toEqual({
      text: "",
      missing: ["lead.a", "lead.b", "lead.c"],
    });
  });
});

describe("variables", () => {
  test.each([
    ["{lead.email}", "ann@example.com"],
    ["{lead._fname}", "Ann"],
    ["{subscription.email}", "sub@example.com"],
    ["{apicontent.a.b[0]}", "first"],
    ["{apicontent.a.b[-1]}", "second"],
    ["{apicontent.a.b.1}", "second"],
    ['{apicontent["my key"]}', "k"],
    ["{apicontent['my key']}", "k"],
    ["{apicontent.dash-ed}", "1"],
    ["{response.id}", "7"],
    ["{secret.TOKEN}", "s3cret"],
    ["{unsubscribe_link}", "https://x.test/u?a=1&b=2"],
    ["{lead.phones}", "+33123456789, +33987654321"],
    ["{lead.phones[1]}", "+33987654321"],
    ["{lead.prefs}", '{"color":"red","sizes":[1,2]}'],
    ["{lead.vip}", "true"],
    ["{lead._regdate}", "2024-06-30T22:15:00Z"],
    ["{now()}", "2025-01-02T03:04:05.000Z"],
  ])("%s is %s", (source, expected) => {
    expect(render(source)).toEqual({ text: expected, missing: [] });
  });

  test("own properties only: nothing of JavaScript itself can be reached", () => {
    for (const path of ["__proto__", "constructor", "prototype", "toString", "phones.length", "email.length"]) {
      expect(render(`{lead.${path}}`)).toEqual({ text: "", missing: [`lead.${path}`] });
    }
  });

  test("the paths a template reads are listed once, so that only these are loaded", () => {
    const source =
      '{lead.email}{lead.email}{if lead._city equal "x"}{end}{range o in lead.orders}{o.name}{end}' +
      '{jsonpath(apicontent "$.x")}{secret.TOKEN}{unsubscribe_link}';
    expect(compileTemplate(source, "text").variables).toEqual([
      { root: "lead", path: ["email"] },
      { root: "lead", path: ["_city"] },
      { root: "lead", path: ["orders"] },
      { root: "apicontent", path: [] },
      { root: "secret", path: ["TOKEN"] },
      { root: "links", path: ["unsubscribe_link"] },
    ]);
  });
});

describe("braces that open no tag stay", () => {
  test.each([
    '{"a":1,"b":{"c":[1,{}]}}',
    "a{color:red}@media (max-width:600px){.x{font:1px/2 x}}",
    "{ lead.email }",
    "{x}{lead}{Lead.email}{leed.email}{unknown(lead.email)}",
    "{}{{}}{{{",
    "function f(){return {if:1,end:2}}",
    "{iffy}{ending}{elsewhere}{ranger}",
    "\u0000\ud800{\r\n}",
  ])("%j", (source) => {
    expect(text(source)).toBe(source);
  });

  test("tags work between them", () => {
    expect(text('{"a":{"b":{lead.age}}}', "json")).toBe('{"a":{"b":18}}');
    expect(text("a{color:{lead.prefs.color}}")).toBe("a{color:red}");
    expect(text("{{lead.age}}")).toBe("{18}");
  });
});

describe("conditions", () => {
  test.each([
    ['lead._city equal "Paris"', true],
    ["lead._city equal 'Rome'", false],
    ['lead._city not_equal "Rome"', true],
    ["lead.age greater 17", true],
    ['lead.age equal "18"', true],
    ["lead.age less 18", false],
    ["not (lead.age less 18)", true],
    ['lead._city contains "ari"', true],
    ['lead.phones contains "+33123456789"', true],
    ['lead._city in ("Rome" "Paris")', true],
    ['lead._city in ["Rome", "Oslo"]', false],
    ['"+33123456789" in lead.phones', true],
    ['"+33123456789" in (lead.phones)', true],
    ['lead.gone equal ""', true],
    ["lead.gone equal null", true],
    ["lead.gone not_equal null", false],
    ["lead.gone greater 1", false],
    ["lead.vip", true],
    ["lead.vip equal true", true],
    ["not lead.gone", true],
    ["lead.note", false],
    ["lead.nothing", false],
    ["lead.prefs", true],
    ["lead._bdate less now()", true],
    ['lead._regdate equal "2024-07-01 00:15"', true],
    ['lead._regdate greater "2024-07-01"', false],
    ["lead.age greater 1 and lead.vip and not lead.note", true],
    ["lead.note or lead.vip and lead.gone", false],
    ["(lead.note or lead.vip) and lead.age", true],
    ["(and (lead.age equal 18) (lead.vip equal true) (not lead.note))", true],
    ["and (lead.age equal 18) (lead.vip equal false)", false],
    ["or (lead.age equal 1) (lead.vip) (lead.gone)", true],
    ["(or lead.gone (and lead.vip (equal lead.age 18)))", true],
    ['equal lead._city "Paris"', true],
    ['lower(lead._city) equal "paris"', true],
    ["count(lead.orders) greater 1", true],
  ])("%s", (condition, expected) => {
    expect(render(`{if ${condition}}yes{else}no{end}`)).toEqual({ text: expected ? "yes" : "no", missing: [] });
  });

  test("else if takes the first that holds", () => {
    const source = "{if lead.age less 10}a{else if lead.age less 20}b{else if lead.vip}c{else}d{end}";
    expect(text(source)).toBe("b");
  });

  test("an if may stand inside an if", () => {
    expect(text("{if lead.vip}{if lead.gone}1{else}2{end}3{end}4")).toBe("234");
  });
});

describe("range", () => {
  test("repeats its part for every entry", () => {
    expect(text("{range item in lead.orders}{item.name}={item.price};{end}")).toBe("Pen=2.5;Ink=7;");
    expect(text("{range p in lead.phones}<{p}>{end}")).toBe("<+33123456789><+33987654321>");
  });

  test("a separator stands between the rounds, which makes lists in JSON easy", () => {
    const source = '[{range o in lead.orders separator ","}{"n":"{o.name}","p":{o.price}}{end}]';
    expect(JSON.parse(text(source, "json"))).toEqual([
      { n: "Pen", p: 2.5 },
      { n: "Ink", p: 7 },
    ]);
  });

  test("loops stand inside loops; else is for an empty list; what is no list counts as one entry", () => {
    expect(text("{range o in lead.orders}{o.name}:{range t in o.tags}{t}{else}-{end} {end}")).toBe("Pen:a Ink:- ");
    expect(text("{range p in lead.prefs}{p.color}{end}")).toBe("red");
  });

  test("a missing list is reported and renders nothing", () => {
    expect(render("{range o in lead.gone}{o.name}{end}.")).toEqual({ text: ".", missing: ["lead.gone"] });
  });
});

describe("functions", () => {
  test.each([
    ['{default(lead.gone "friend")}', "friend"],
    ['{default(lead.note, "friend")}', "friend"],
    ['{default(lead._fname "friend")}', "Ann"],
    ['{date(lead._bdate "DD.MM.YYYY")}', "28.02.1990"],
    ['{date(lead._regdate "D MMMM YYYY [at] HH:mm Z")}', "1 July 2024 at 00:15 +02:00"],
    ['{date(lead._regdate "dddd, MMM D, h:mm A" "America/New_York")}', "Sunday, Jun 30, 6:15 PM"],
    ['{date(now() "YYYY-MM-DDTHH:mm:ss")}', "2025-01-02T04:04:05"],
    ["{upper(lead._fname)}", "ANN"],
    ["{lower(lead._fname)}", "ann"],
    ['{capitalize("élan vital")}', "Élan vital"],
    ['{trim("  a ")}', "a"],
    ['{join(lead.phones " / ")}', "+33123456789 / +33987654321"],
    ["{count(lead.orders)}{count(lead.gone)}", "20"],
    ['{round(1.005 2)} {round(2.5)} {round(-2.5)} {round("7")}', "1.01 3 -3 7"],
    ["{fixed(lead.orders[0].price 2)}", "2.50"],
    ['{jsonpath(apicontent "$.items[0].name" "item")}', "Book"],
    ['{jsonpath(apicontent "$.items[*].name")}', "Book"],
    ['{jsonpath(apicontent "$.items[*].name" "array")}', "Book, Map"],
    ['{upper(default(lead.gone lower("ABC")))}', "ABC"],
  ])("%s is %s", (source, expected) => {
    expect(render(source)).toEqual({ text: expected, missing: [] });
  });

  test("what is missing inside a function is reported under the name its author knows", () => {
    expect(render('{upper(lead.gone)}{jsonpath(apicontent "$.no")}{date(lead.email "DD")}').missing).toEqual([
      "lead.gone",
      'jsonpath(apicontent "$.no")',
      'date(lead.email "DD")',
    ]);
    expect(render('{default(lead.gone lead.note)}{default(lead.gone "")}').missing).toEqual(["lead.note"]);
  });

  test("quotes may be written as in the JSON string around them", () => {
    expect(text('{"a":"{default(lead.gone \\"x\\")}","b":"{default(lead.gone "y")}"}', "json")).toBe(
      '{"a":"x","b":"y"}',
    );
  });
});

describe("limits", () => {
  const endless = { lead: { list: Array.from({ length: 2000 }, () => "x") } };
  const nested = compileTemplate("{range a in lead.list}{range b in lead.list}{b}{end}{end}", "text");

  test("a rendering that takes too many steps is refused", () => {
    expect(() => renderTemplate(nested, endless)).toThrow("steps");
  });

  test("a text that grows too long is refused", () => {
    const big = { lead: { a: "x".repeat(1000), list: endless.lead.list } };
    const source = compileTemplate("{range a in lead.list}{lead.a}{end}", "text");
    expect(() => renderTemplate(source, big)).toThrow("1000000 characters");
    expect(() => renderTemplate(compileTemplate("{lead.a}", "text"), big, { outputChars: 999 })).toThrow(
      "999 characters",
    );
  });

  test("work inside functions and comparisons counts as well", () => {
    const big = { lead: { text: "x".repeat(1_000_000), list: endless.lead.list } };
    const upper = compileTemplate("{range a in lead.list}{if upper(lead.text) equal a}.{end}{end}", "text");
    expect(() => renderTemplate(upper, big)).toThrow("steps");
    const search = compileTemplate('{range a in lead.list}{if lead.list contains "y"}.{end}{end}', "text");
    expect(() => renderTemplate(search, big)).toThrow("steps");
  });

  test("neither do JSONPaths, comparisons of objects and texts that escape to nothing run on", () => {
    const list = Array.from({ length: 20_000 }, () => ({ a: "x" }));
    const scope = { lead: { list, same: [...list], nothing: "\0".repeat(1_000_000) } };
    for (const body of ['{jsonpath(lead.list "$..b")}', "{if lead.list equal lead.same}{end}", "{lead.nothing}"]) {
      const endless = compileTemplate(`{range a in lead.list}${body}{end}`, "header");
      expect(() => renderTemplate(endless, scope)).toThrow("steps");
    }
  });

  test("a value nested too deep to print is refused in words", () => {
    let deep: NonNullable<TemplateScope["apicontent"]> = {};
    for (let level = 0; level < 100_000; level += 1) deep = { a: deep };
    expect(() => renderTemplate(compileTemplate("{apicontent.a}", "text"), { apicontent: deep })).toThrow("too deep");
  });
});
