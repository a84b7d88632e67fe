import { encodeUrlPart } from "@/lib/domain/template/places/encode-url";
import type { Escape, PlaceTracker } from "@/lib/domain/template/places/place-tracker";
import { toText } from "@/lib/domain/template/values";

// What the place must not contain.
const LINE_BREAKS = /[\r\n\u000b\u000c\u0085\u2028\u2029][\s\u0085]*/g;
const CONTROLS = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f]+/g;
const HAS_CONTROLS = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/;

/** Plain text: values stand as they are. */
export const textPlace = everywhereAlike(toText);

/** One value or several of `application/x-www-form-urlencoded`; the names and `&` are fixed text. */
export const formPlace = everywhereAlike((value) => encodeUrlPart(toText(value)).replace(/%20/g, "+"));

/**
 * A mail or HTTP header. A line break in a value becomes a space and other control characters go, because they would
 * start a header of the value's own. They are removed, not refused: an odd first name must not stop the letter.
 */
export const headerPlace = everywhereAlike((value) => {
  const text = toText(value);
  return HAS_CONTROLS.test(text) ? text.replace(LINE_BREAKS, " ").replace(CONTROLS, "") : text;
});

function everywhereAlike(escape: Escape): PlaceTracker<"anywhere"> {
  return {
    start: "anywhere",
    text: () => "anywhere",
    value: () => ({ escape, after: "anywhere" }),
    same: () => true,
    join: () => "anywhere",
  };
}
