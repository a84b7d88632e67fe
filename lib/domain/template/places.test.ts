import { describe, expect, test } from "vitest";
import { compileTemplate } from "@/lib/domain/template/compile-template";
import { renderTemplate } from "@/lib/domain/template/render-template";
import type { Place } from "@/lib/domain/template/template-types";
import type { Json } from "@/lib/shared/json";

function render(source: string, place: Place, x?: Json): string {
  const compiled = compileTemplate(source, place);
  expect(compiled.issues).toEqual([]);
  return renderTemplate(compiled, { lead: x === undefined ? {} : { x } }).text;
}

describe("json", () => {
  test.each<[string, Json | undefined, Json]>([
    ['"{lead.x}"', ["a", 'b"\\\n'], 'a, b"\\\n'],
    ['"{lead.x}"', { a: '"' }, '{"a":"\\""}'],
    ['"{lead.x}"', undefined, ""],
    ['"\\\\{lead.x}"', '"', '\\"'],
    ["{lead.x}", "text", "text"],
    ["{lead.x}", 1.5, 1.5],
    ["{lead.x}", true, true],
    ["{lead.x}", [1, "a", null], [1, "a", null]],
    ["{lead.x}", { a: { b: "}" } }, { a: { b: "}" } }],
    ["{lead.x}", undefined, null],
    ['{"a{lead.x}":{lead.x}}', "k", { ak: "k" }],
    ['[{if lead.x equal 1}"{lead.x}"{else}{lead.x}{end},{lead.x}]', 2, [2, 2]],
  ])("%s with %j", (source, value, expected) => {
    expect(JSON.parse(render(source, "json", value))).toEqual(expected);
  });

  test("a variable behind a backslash would lose its escaping: an error, and nothing is written", () => {
    const compiled = compileTemplate('"\\{lead.x}"', "json");
    expect(compiled.issues).toMatchObject([{ line: 1, column: 3, level: "error" }]);
    expect(renderTemplate(compiled, { lead: { x: '",' } }).text).toBe('"\\"');
  });
});

describe("html", () => {
  test.each([
    ["<p>{lead.x}</p>", "<b>&\"'", "<p>&lt;b&gt;&amp;&quot;&#39;</p>"],
    ['<p title="{lead.x}">', '" onclick="x', '<p title="&quot; onclick=&quot;x">'],
    ["<p title='{lead.x}'>", "' a='", "<p title='&#39; a=&#39;'>"],
    ["<p title={lead.x} id=a>", "a b=c>", "<p title=a&#32;b&#61;c&#62; id=a>"],
    ["<p title={lead.x} id=a>", "", "<p title=&#32; id=a>"],
    ["<title>{lead.x}</title>", "</title><script>", "<title>&lt;/title&gt;&lt;script&gt;</title>"],
    ["<!-- {lead.x} -->", "--><b>", "<!--  &#45;&#45;&gt;&lt;b&gt; -->"],
    ["<!--{lead.x}>-->", "", "<!-- >-->"],
    ['<b style="color:{lead.x}">', "#ff0000", '<b style="color:#ff0000">'],
    ['<b style="color:{lead.x}">', "red;a:url(x)", '<b style="color:red\\00003ba\\00003aurl\\000028x\\000029">'],
    ["<style>a{color:{lead.x}}</style>", "</style>", "<style>a{color:\\00003c\\00002fstyle\\00003e}</style>"],
    ["<script>a('{lead.x}')</script>", "');b('", "<script>a('\\u0027\\u0029\\u003bb\\u0028\\u0027')</script>"],
    ["<b onclick=\"a('{lead.x}')\">", "')", "<b onclick=\"a('\\u0027\\u0029')\">"],
    ['<iframe srcdoc="{lead.x}">', "<b>", '<iframe srcdoc="&amp;lt;b&amp;gt;">'],
  ])("%s with %j", (source, value, expected) => {
    expect(render(source, "html", value)).toBe(expected);
  });

  test("a value may be an address, but not code", () => {
    const link = (value: string) => render('<a href="{lead.x}">', "html", value);
    expect(link("https://a.test/?b=1&c=ü#d")).toBe('<a href="https://a.test/?b=1&amp;c=ü#d">');
    expect(link("mailto:a@b.c")).toBe('<a href="mailto:a@b.c">');
    expect(link("/here")).toBe('<a href="/here">');
    for (const bad of [
      "javascript:a",
      " JaVa\tScript:a",
      "\u0001javascript:a",
      "data:text/html,x",
      "vbscript:a",
      "file:///x",
    ]) {
      expect(link(bad)).toBe('<a href="#">');
    }
  });

  test("in the middle of an address a value is encoded for its part of it", () => {
    expect(render('<a href="https://a.test/{lead.x}?q={lead.x}">', "html", "a/b&c d")).toBe(
      '<a href="https://a.test/a%2Fb%26c%20d?q=a%2Fb%26c%20d">',
    );
    expect(render('<a href="mailto:{lead.x}">', "html", "a+b@c.d?cc=e")).toBe('<a href="mailto:a+b@c.d%3Fcc%3De">');
    expect(render('<a href="tel:{lead.x}">', "html", "+33 1")).toBe('<a href="tel:+33%201">');
    expect(render('<img srcset="{lead.x} 1x, {lead.x} 2x">', "html", "https://a.test/b,c d")).toBe(
      '<img srcset="https://a.test/b%2Cc%20d 1x, https://a.test/b%2Cc%20d 2x">',
    );
    expect(render("<a href=https://a.test/{lead.x}>", "html", "a b")).toBe("<a href=https://a.test/a%20b>");
  });

  test("a scheme cannot be put together from pieces", () => {
    const compiled = compileTemplate('<a href="{lead.a}:{lead.b}"><a href="javascript:{lead.b}">', "html");
    expect(compiled.issues.map((issue) => [issue.column, issue.level])).toEqual([
      [19, "error"],
      [49, "error"],
    ]);
    expect(renderTemplate(compiled, { lead: { a: "javascript", b: "alert(1)" } }).text).toBe(
      '<a href="javascript:"><a href="javascript:">',
    );
  });

  test("Outlook's conditional comments are followed as the markup they are", () => {
    const source =
      '<!--[if mso]><a href="https://a.test/{lead.x}" b={lead.x}>{lead.x}</a><![endif]--><p title={lead.x}>';
    expect(render(source, "html", "--> b")).toBe(
      '<!--[if mso]><a href="https://a.test/&#45;&#45;%3E%20b" b=&#45;&#45;&#62;&#32;b>&#45;&#45;&gt; b</a><![endif]-->' +
        "<p title=--&#62;&#32;b>",
    );
    expect(render("<!--[if !mso]><!-->{lead.x}<!--<![endif]-->{lead.x}", "html", "-")).toBe(
      "<!--[if !mso]><!-->-<!--<![endif]-->-",
    );
  });

  test.each([
    "<{lead.x}>",
    "<b {lead.x}>",
    "<b {lead.x}=1>",
    "<b a{lead.x}='1'>",
    "</{lead.x}>",
    "<!{lead.x}",
    "<script></{lead.x}",
    "<svg><title><b title={lead.x}>",
  ])("%s has no safe writing: an error, and nothing is written", (source) => {
    const compiled = compileTemplate(source, "html");
    expect(compiled.issues).toMatchObject([{ level: "error", offset: source.indexOf("{"), length: 8 }]);
    expect(renderTemplate(compiled, { lead: { x: "onclick" } }).text).toBe(source.replace("{lead.x}", ""));
  });

  test("parts of a tag may depend on conditions", () => {
    const source =
      '<td {if lead.x}width=5 class="{lead.x}"{else}nowrap{end}><a {if lead.x}b{end} href="{lead.x}">{lead.x}';
    expect(render(source, "html", '">')).toBe('<td width=5 class="&quot;&gt;"><a b href="%22%3E">&quot;&gt;');
    const link = '<a href="{if lead.x}https://a.test/{lead.x}{else}/none{end}?b={lead.x}">';
    expect(render(link, "html", "&")).toBe('<a href="https://a.test/%26?b=%26">');
  });

  test("ways that end in different places are an error, and what follows is not written", () => {
    for (const source of [
      '{if lead.x}<a title="{end}{lead.x}">',
      '{range a in lead.x}<a title="{a}{end}',
      "<a{if lead.x} b={end}{lead.x}>",
    ]) {
      const compiled = compileTemplate(source, "html");
      expect(compiled.issues[0]).toMatchObject({ level: "error" });
      expect(renderTemplate(compiled, { lead: { x: "onclick" } }).text).not.toContain("onclick");
    }
  });
});

describe("url", () => {
  test.each([
    [
      "https://a.test/{lead.x}/c?d={lead.x}#{lead.x}",
      "a/b?c&d=e",
      "https://a.test/a%2Fb%3Fc%26d%3De/c?d=a%2Fb%3Fc%26d%3De#a%2Fb%3Fc%26d%3De",
    ],
    ["{lead.x}/c", "https://a.test/b?c=d", "https://a.test/b?c=d/c"],
    ["{lead.x}/c", "javascript:alert(1)", "#/c"],
    ["{lead.x}", "https://a.test/\r\nHost: b", "https://a.test/Host:%20b"],
    ["https://{lead.x}/c", "a.test:8080", "https://a.test:8080/c"],
    ["https://{lead.x}.test/c", "evil.com/", "https://evil.com%2F.test/c"],
    ["https://u:{lead.x}@a.test/c", "p@b/", "https://u:p%40b%2F@a.test/c"],
    ["/users/{lead.x}/delete", "..", "/users//delete"],
    ["/{lead.x}", "/evil.com", "/%2Fevil.com"],
    ["https://a.test/{lead.x}", "\ud800", "https://a.test/%EF%BF%BD"],
  ])("%s with %j", (source, value, expected) => {
    expect(render(source, "url", value)).toBe(expected);
  });
});

describe("xml, form, header", () => {
  test.each<[string, Place, string, string]>([
    ["<a>{lead.x}</a>", "xml", "<&>\"'\u0000\ud800", "<a>&lt;&amp;&gt;&quot;&apos;</a>"],
    ['<a b="{lead.x}"/>', "xml", '"\n\t', '<a b="&quot;&#10;&#9;"/>'],
    [
      "<![CDATA[{lead.x}]]>",
      "xml",
      "a]]><b>",
      "<![CDATA[a]]>]<![CDATA[]]>]<![CDATA[]]>&gt;<![CDATA[<b]]>&gt;<![CDATA[]]>",
    ],
    ["<![CDATA[]{lead.x}]]>", "xml", "]", "<![CDATA[]]]><![CDATA[]]>]<![CDATA[]]>"],
    ["a={lead.x}&b=1", "form", "a b&c=d+é", "a=a+b%26c%3Dd%2B%C3%A9&b=1"],
    ["Hi {lead.x}", "header", "a\r\n Bcc: b@c\u0000\u0007", "Hi a Bcc: b@c"],
    ["Hi {lead.x}", "header", "a\u2028b\u0085c", "Hi a b c"],
    ["Hi {lead.x}", "header", "Zoë\t😀", "Hi Zoë\t😀"],
  ])("%s in %s with %j", (...[source, place, value, expected]) => {
    expect(render(source, place, value)).toBe(expected);
  });

  test.each(["<{lead.x}/>", "<a {lead.x}='b'/>", "<a b={lead.x}/>", "<!-- {lead.x} -->", "<?a {lead.x}?>"])(
    "xml: %s has no safe writing: an error, and nothing is written",
    (source) => {
      const compiled = compileTemplate(source, "xml");
      expect(compiled.issues).toMatchObject([{ level: "error" }]);
      expect(renderTemplate(compiled, { lead: { x: "x" } }).text).toBe(source.replace("{lead.x}", ""));
    },
  );
});
