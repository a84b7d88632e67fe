import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { parseXml } from "@/lib/http/xml/parse-xml";
import { printXml } from "@/lib/http/xml/print-xml";
import { readByType } from "@/lib/http/xml/read-by-type";
import { AppError } from "@/lib/shared/app-error";
import { jsonSchema } from "@/lib/shared/json";

const parse = (text: string) => parseXml(Buffer.from(text));

describe("reading", () => {
  test.each([
    ["<xml><id>3</id><matching>email</matching></xml>", { id: "3", matching: "email" }],
    ["<xml><tag>a</tag><tag>b</tag></xml>", { tag: ["a", "b"] }],
    ["<xml><tag array='true'>a</tag></xml>", { tag: ["a"] }],
    ["<xml><tag array='true'/></xml>", { tag: [] }],
    ["<xml><data array='true'><email>a@b.c</email></data></xml>", { data: [{ email: "a@b.c" }] }],
    ["<xml>\n  <a>\n    <b> kept </b>\n  </a>\n</xml>", { a: { b: " kept " } }],
    ["<?xml version='1.0' encoding='UTF-8'?>\n<!-- note --><xml><a/></xml>", { a: "" }],
    ["<xml/>", {}],
    ["<xml><a>1 &lt; 2 &amp;&#38;&#x41; &quot;&apos;</a></xml>", { a: "1 < 2 &&A \"'" }],
    ["<xml><a><![CDATA[<b>&amp;</b>]]></a></xml>", { a: "<b>&amp;</b>" }],
    ["<xml><a nil='true'/></xml>", { a: null }],
    ["<xml><toString>y</toString></xml>", { toString: "y" }],
    ["<xml><field name='first name'>Ann</field></xml>", { "first name": "Ann" }],
    ["<xml><имя>Анна</имя></xml>", { имя: "Анна" }],
  ])("%s", (text, expected) => {
    expect(parse(text)).toEqual(expected);
  });
});

describe("refusing", () => {
  test.each([
    ["<xml><a></b></xml>", /broken at line 1, column \d+/],
    ["<xml>\n<a>\n</xml>", /broken at line \d/],
    ["", /./],
    ["hello", /./],
    ["<root><a/></root>", /root must be <xml>/],
    ["<xml/><xml/>", /./],
    ['<!DOCTYPE xml [<!ENTITY a "b">]><xml>&a;</xml>', /DOCTYPE/],
    ['<!doctype xml SYSTEM "file:///etc/passwd"><xml/>', /DOCTYPE|broken/],
    ["<xml><a>&other;</a></xml>", /a: the XML reference &other; is refused/],
    ["<xml><a>fish & chips</a></xml>", /./],
    ["<xml><a>&#0;</a></xml>", /refused/],
    ["<xml><a>&#xD800;</a></xml>", /refused/],
    ["<xml><a>&#x110000;</a></xml>", /refused/],
    ["<xml><a>\0</a></xml>", /./],
    ["<xml><__proto__><x>1</x></__proto__></xml>", /__proto__/],
    ["<xml><field name='__proto__'><x>1</x></field></xml>", /__proto__/],
    ["<xml><constructor>x</constructor></xml>", /constructor/],
    ["<xml><a>text<b/></a></xml>", /a has both text and elements/],
    [`<xml>${"<a>".repeat(65)}${"</a>".repeat(65)}</xml>`, /deeper than 64|nested/],
  ])("%s", (text, message) => {
    expect(() => parse(text)).toThrow(message);
  });

  test("a depth of 64 is still read", () => {
    expect(() => parse(`<xml>${"<a>".repeat(64)}${"</a>".repeat(64)}</xml>`)).not.toThrow();
  });

  test("entities that double ten times over stay small, because nothing is declared", () => {
    const lol = Array.from({ length: 10 }, (_, at) => `<!ENTITY l${at + 1} "&l${at};&l${at};">`).join("");
    expect(() => parse(`<!DOCTYPE xml [<!ENTITY l0 "lol">${lol}]><xml>&l10;</xml>`)).toThrow("DOCTYPE");
  });
});

const schema = z.strictObject({
  id: z.number(),
  active: z.boolean().optional(),
  tags: z.array(z.string()).default([]),
  data: z.array(z.strictObject({ n: z.number().nullable() })).optional(),
  content: z.record(z.string(), z.unknown()).optional(),
  either: z.union([z.number(), z.strictObject({ value: z.number() })]).optional(),
});

test("a declaration behind a comment that only looks like CDATA is refused, one inside a comment or CDATA is text", () => {
  expect(() => parse("<xml><!-- <![CDATA[ --><!DOCTYPE a><b>]]></b></xml>")).toThrow("DOCTYPE");
  expect(parse("<xml><!-- <!DOCTYPE a> --><b>x</b></xml>")).toEqual({ b: "x" });
  expect(parse("<xml><b><![CDATA[<!DOCTYPE html>]]></b></xml>")).toEqual({ b: "<!DOCTYPE html>" });
});

test.each(["<![CDATA[", "<!--", "<!", "<?", "&"])(
  "a body full of %s that is never closed is refused, not pondered",
  (open) => {
    expect(() => parse(`<xml><a>${open.repeat(100_000)}</a></xml>`)).toThrow(AppError);
  },
);

test("the contract's types decide what a text becomes, and what it leaves open stays text", () => {
  const value = parse(
    `<xml><id>3</id><active>true</active><tags>one</tags><data><n>1.5</n></data><data><n nil='true'/></data>
     <content><n>12</n></content><either><value>7</value></either></xml>`,
  );
  expect(schema.parse(readByType(schema, value))).toEqual({
    id: 3,
    active: true,
    tags: ["one"],
    data: [{ n: 1.5 }, { n: null }],
    content: { n: "12" },
    either: { value: 7 },
  });
});

test("a contract that contains itself is read in finite time", () => {
  const value = parse("<xml><content><a><b nil='true'/></a></content></xml>");
  const open = z.strictObject({ content: jsonSchema });
  // A text that the contract takes as it is stays one.
  expect(readByType(z.union([z.number(), z.string()]), "0033")).toBe("0033");
  expect(readByType(open, value)).toEqual({ content: { a: { b: null } } });
  type Tree = number | Tree[];
  const tree: z.ZodType<Tree> = z.lazy(() => z.union([z.number(), z.array(tree)]));
  expect(readByType(z.strictObject({ a: tree }), parse("<xml><a>x</a></xml>"))).toEqual({ a: "x" });
  expect(readByType(z.strictObject({ a: tree }), parse("<xml><a>1</a><a>2</a></xml>"))).toEqual({ a: [1, 2] });
});

test("a text that is no number stays a text, so that the contract names the field", () => {
  expect(schema.safeParse(readByType(schema, parse("<xml><id>0x10</id></xml>"))).error?.issues[0]?.path).toEqual([
    "id",
  ]);
});

/** Texts that XML can hold, and no list whose only item is an empty text: that is how an empty list looks. */
const text = fc.string({ unit: "grapheme" }).filter((value) => !/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/.test(value));
const name = fc
  .oneof(fc.stringMatching(/^[a-z_][a-z0-9_.-]{0,8}$/), text)
  .filter((value) => value !== "__proto__" && value !== "");
const { tree } = fc.letrec<{ tree: unknown; list: unknown; object: unknown }>((tie) => ({
  tree: fc.oneof({ depthSize: "small" }, text, fc.constant(null), tie("list"), tie("object")),
  list: fc.array(tie("tree"), { maxLength: 4 }).filter((items) => !(items.length === 1 && items[0] === "")),
  object: fc.dictionary(name, tie("tree"), { minKeys: 1, maxKeys: 4, noNullPrototype: true }),
}));

test("whatever is printed is read back as it was", () => {
  fc.assert(
    fc.property(fc.dictionary(name, tree, { noNullPrototype: true }), (value) => {
      expect(parse(printXml(value))).toEqual(value);
    }),
    { numRuns: 500 },
  );
});

test("whatever is sent, the answer is a value or one explained refusal, never a crash", () => {
  const part = fc.oneof(
    fc.constantFrom(
      "<xml>",
      "</xml>",
      "<a>",
      "</a>",
      "<a",
      ">",
      "/>",
      "&",
      "&amp;",
      "<![CDATA[",
      "]]>",
      "<!--",
      "-->",
      "<?",
      "?>",
      "<!DOCTYPE",
      "a='",
      "'",
      "\0",
    ),
    fc.string(),
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 30 }), (parts) => {
      try {
        parse(parts.join(""));
      } catch (error) {
        expect(error).toMatchObject({ name: "AppError", code: "bad_request" });
      }
    }),
    { numRuns: 2000 },
  );
});
