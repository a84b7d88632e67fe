import { expect, test } from "vitest";
import { HIDDEN, hideSecrets } from "@/lib/engine/effects/hide-secrets";

const SECRET = "p/w <\"&'+ z";

test.each([
  ["as it stands", SECRET],
  ["in a URL", encodeURIComponent(SECRET)],
  ["in a form", new URLSearchParams([["", SECRET]]).toString().slice(1).replaceAll("%27", "'")],
  ["in JSON", JSON.stringify(SECRET).slice(1, -1)],
  ["in JSON within JSON", JSON.stringify(JSON.stringify(SECRET).slice(1, -1)).slice(1, -1)],
  ["in the text of XML", "p/w &lt;\"&amp;'+ z"],
  ["in an attribute of XML", "p/w &lt;&quot;&amp;'+ z"],
  ["in XML with every sign written out", "p/w &lt;&quot;&amp;&apos;+ z"],
])("a secret that somebody echoes is hidden: %s", (_, echoed) => {
  expect(hideSecrets(`you sent ${echoed}, twice ${echoed}.`, [SECRET])).toBe(`you sent ${HIDDEN}, twice ${HIDDEN}.`);
});

test("each of several secrets is hidden whole, and nothing else", () => {
  expect(hideSecrets("user=ann&key=k7", ["k7", "zz"])).toBe(`user=ann&key=${HIDDEN}`);
  expect(hideSecrets("a%2Fb a/b", ["a/b"])).toBe(`${HIDDEN} ${HIDDEN}`);
  expect(hideSecrets("nothing here", [])).toBe("nothing here");
  expect(hideSecrets("an empty one hides nothing", [""])).toBe("an empty one hides nothing");
});
