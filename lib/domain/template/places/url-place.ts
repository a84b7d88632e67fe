import type { PlaceTracker } from "@/lib/domain/template/places/place-tracker";
import type { UrlState } from "@/lib/domain/template/places/url-state";
import {
  advanceUrl,
  joinUrl,
  sameUrl,
  URL_START,
  urlAfterValue,
  urlEscape,
} from "@/lib/domain/template/places/url-state";

/** A whole URL. */
export const urlPlace: PlaceTracker<UrlState> = {
  start: URL_START,
  text: (state, text) => {
    let next = state;
    for (const char of text) {
      next = advanceUrl(next, char);
      // Nothing leads out of these two.
      if (next.phase === "rest" || next.phase === "forbidden") break;
    }
    return next;
  },
  value: (state) => ({
    escape: urlEscape(state),
    after: urlAfterValue(state),
    ...(state.phase === "forbidden" && {
      issue: { level: "error", message: "The value would run as code here; it is left out." },
    }),
  }),
  same: sameUrl,
  join: joinUrl,
};
