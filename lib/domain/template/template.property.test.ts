import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkTemplate } from "@/lib/domain/template/check-template";
import { compileTemplate } from "@/lib/domain/template/compile-template";
import { renderTemplate } from "@/lib/domain/template/render-template";
import type { Place } from "@/lib/domain/template/template-types";
import { PLACES } from "@/lib/domain/template/template-types";
import type { Json } from "@/lib/shared/json";
import { jsonSchema } from "@/lib/shared/json";

const place = fc.constantFrom(...PLACES);
/** Text made of what could matter: quotes, brackets, markup, schemes, control characters, broken surrogates. */
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...Array.from("<>\"'`&=/\\{}[]()-:;?#%@ \t\r\n\0\u0085\u2028"),
        ..."-->|]]>|<!--|javascript:|</script>|</style>|{lead.x}|{end}|&#60;|%0d%0a|..|//|\ud800|é|😀".split("|"),
      ),
      fc.string({ unit: "binary", maxLength: 4 }),
    ),
    { maxLength: 8 },
  )
  .map((pieces) => pieces.join(""));
const piece = fc.oneof(
  hostile,
  fc.constantFrom(
    ...'{lead.x}|{lead.|{if lead.x}|{if |{else}|{else if lead.y}|{end}|{range a in lead.l}|{a}|{a.b}|{upper(lead.x)}|{upper(|{default(lead.z "q")}'.split(
      "|",
    ),
    ...'<a href="|<b c=|<script>|<style>|"x":|<![CDATA[|{jsonpath(apicontent "$..x")}|{date(lead.x "DD")}|{lead["x"]}|{lead[|{unsubscribe_link}'.split(
      "|",
    ),
  ),
);
const source = fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join(""));
const wellFormed = (text: string) => text.replace(/\p{Surrogate}/gu, "\ufffd");

function render(template: string, where: Place, x: Json): string {
  return renderTemplate(compileTemplate(template, where), { lead: { x } }).text;
}
function between(text: string, before: string, after: string): string {
  expect(text.startsWith(before)).toBe(true);
  expect(text.endsWith(after)).toBe(true);
  return text.slice(before.length, text.length - after.length);
}
const NAMED: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
const decode = (text: string) =>
  text.replace(/&(?:#(\d+)|(\w+));/g, (_, code?: string, name = "") =>
    code === undefined ? (NAMED[String(name)] ?? "?") : String.fromCodePoint(Number(code)),
  );

/** The text of XML that consists of CDATA sections and references. */
function readSections(xml: string): string {
  const opening = xml.indexOf("<![CDATA[");
  if (opening < 0) return decode(xml);
  const start = opening + "<![CDATA[".length;
  const end = xml.indexOf("]]>", start);
  expect(end).toBeGreaterThan(0);
  return decode(xml.slice(0, opening)) + xml.slice(start, end) + readSections(xml.slice(end + 3));
}

describe("any template", () => {
  test("a text without variables comes out unchanged in every place", () => {
    const plain = fc
      .oneof(hostile, fc.string({ unit: "binary" }), fc.json())
      .filter((text) => !text.includes("{lead.x}"));
    fc.assert(
      fc.property(plain, place, (text, where) => {
        expect(renderTemplate(compileTemplate(text, where), {})).toEqual({ text, missing: [] });
      }),
    );
  });

  test("compiling and checking never throws, and rendering twice gives the same", () => {
    fc.assert(
      fc.property(source, place, hostile, (text, where, x) => {
        const scope = { lead: { x, l: [x, { b: x }] }, apicontent: { x } };
        const once = renderTemplate(compileTemplate(text, where), scope);
        expect(renderTemplate(compileTemplate(text, where), scope)).toEqual(once);
        checkTemplate(text, where, { leadFields: [], allowSecrets: false, allowLinks: false });
      }),
      { numRuns: 1000 },
    );
  });

  test("every finding lies inside the text, at the line and column it names", () => {
    fc.assert(
      fc.property(source, place, (text, where) => {
        for (const issue of checkTemplate(text, where, { leadFields: [], allowSecrets: false, allowLinks: false })) {
          expect(issue.offset + issue.length).toBeLessThanOrEqual(text.length);
          const lines = text.slice(0, issue.offset).split("\n");
          expect([issue.line, issue.column]).toEqual([lines.length, (lines.at(-1)?.length ?? 0) + 1]);
        }
      }),
    );
  });
});

describe("no value breaks out", () => {
  test("of JSON: it parses, a typed value is the value, a text is the text", () => {
    fc.assert(
      fc.property(fc.jsonValue(), hostile, (value, text) => {
        const x = jsonSchema.parse(value);
        const typed: unknown = JSON.parse(render('{"v":{lead.x},"w":[{lead.x}]}', "json", x));
        expect(typed).toEqual(JSON.parse(JSON.stringify({ v: x, w: [x] })));
        expect(JSON.parse(render('{"s":"<{lead.x}>"}', "json", text))).toEqual({ s: `<${text}>` });
        expect(() => void JSON.parse(render('["{lead.x}"]', "json", x))).not.toThrow();
      }),
    );
  });

  test("of HTML text and quoted attributes", () => {
    const frames = [
      ["<p>", "</p>"],
      ['<p title="', '">'],
      ["<p title='", "'>"],
      ["<textarea>", "</textarea>"],
    ] as const;
    fc.assert(
      fc.property(hostile, fc.constantFrom(...frames), (x, [before, after]) => {
        const written = between(render(`${before}{lead.x}${after}`, "html", x), before, after);
        expect(written).not.toMatch(/[<>"'\0]|&(?!(?:amp|lt|gt|quot|#39);)/);
        expect(decode(written)).toBe(x.replaceAll("\0", "\ufffd"));
      }),
    );
  });

  test("of an unquoted attribute, a comment, a style, a script", () => {
    fc.assert(
      fc.property(hostile, (x) => {
        const attribute = between(render("<p title={lead.x} id=a>", "html", x), "<p title=", " id=a>");
        expect(attribute).toMatch(/^[^\s"'`=<>\0]+$/);
        expect(between(render("<!--{lead.x}-->", "html", x), "<!--", "-->")).not.toMatch(/[-<>]/);
        expect(between(render("<style>{lead.x}</style>", "html", x), "<style>", "</style>")).not.toMatch(
          /[<>"'(){};:/\n]/,
        );
        expect(between(render("<script>{lead.x}</script>", "html", x), "<script>", "</script>")).toMatch(
          /^(?:[A-Za-z0-9]|\\u[0-9a-f]{4})*$/,
        );
      }),
    );
  });

  test("of a URL: the same host and path, and the values come back", () => {
    fc.assert(
      fc.property(hostile, (x) => {
        const url = new URL(render("https://a.test/b-{lead.x}/c?d={lead.x}&e=f#g{lead.x}", "url", x));
        expect(url.origin).toBe("https://a.test");
        const kept = x === "." || x === ".." ? "" : wellFormed(x);
        const [, first, second, ...more] = url.pathname.split("/");
        expect([decodeURIComponent(first ?? ""), second, more]).toEqual([`b-${kept}`, "c", []]);
        expect([...url.searchParams.keys()]).toEqual(["d", "e"]);
        expect([url.searchParams.get("d"), decodeURIComponent(url.hash)]).toEqual([kept, `#g${kept}`]);
      }),
    );
  });

  test("of an address it begins: no scheme but plain ones", () => {
    fc.assert(
      fc.property(hostile, fc.constantFrom("", "javascript", "java\tscript", " data", "JAVASCRIPT"), (x, head) => {
        const link = between(render('<a href="{lead.x}">', "html", `${head}${x}`), '<a href="', '">');
        expect(link).not.toMatch(/[\s<>"'\0\r\n]/);
        if (!URL.canParse(decode(link), "https://base.test/")) return;
        const { protocol } = new URL(decode(link), "https://base.test/");
        expect(protocol).toMatch(/^(?:https?|mailto|tel|sms|cid|geo|tg|viber|whatsapp):$/);
      }),
      { numRuns: 500 },
    );
  });

  test("of XML: it stays well formed, and the text comes back", () => {
    const illegal = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|\p{Surrogate}/gu;
    fc.assert(
      fc.property(hostile, (x) => {
        const text = between(render("<a>{lead.x}</a>", "xml", x), "<a>", "</a>");
        const attribute = between(render('<a b="{lead.x}"/>', "xml", x), '<a b="', '"/>');
        const section = render("<![CDATA[]{lead.x}]]>", "xml", x);
        expect(`${text}${attribute}`).not.toMatch(/[<>"']|&(?!(?:amp|lt|gt|quot|apos|#\d+);)/);
        expect([decode(text), decode(attribute)]).toEqual([x.replace(illegal, ""), x.replace(illegal, "")]);
        expect(readSections(section)).toBe(`]${x.replace(illegal, "")}`);
      }),
    );
  });

  test("of a header or a form", () => {
    fc.assert(
      fc.property(hostile, (x) => {
        expect(render("Subject: {lead.x}", "header", x)).not.toMatch(/[\0-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029]/);
        const form = new URLSearchParams(render("a={lead.x}&b=1", "form", x));
        expect([...form]).toEqual([
          ["a", wellFormed(x)],
          ["b", "1"],
        ]);
      }),
    );
  });
});
