import type { JsonObject } from "@/lib/shared/json";

/** What a random scenario is about, of which there is one of each. */
export type Numbers = {
  index: number;
  scenarioIds: readonly number[];
  mailingId: number;
  resourceId: number;
  /** A static segment, empty at first. */
  segmentId: number;
};

/** A profile on its way, as the plain interpreter keeps it. */
export type State = {
  city: string;
  visits: number;
  answer: string;
  /** Since the last wait. */
  steps: number;
  isSubscribed: boolean;
  isListed: boolean;
  word: string;
};

/** Which output the profile leaves by; or how the pass ends; `note` = a line before it leaves. */
export type Step = { output: string; note?: string; blocks?: number } | { end: "exited" | "failed"; to?: number };

/** An element as the editor would save it, and what it does, said plainly. */
type Other = {
  outputs: readonly string[];
  type: string;
  make: (numbers: Numbers) => JsonObject;
  run: (state: State) => Step;
};

const PARIS = { kind: "field", field: "_city", is: "equal", value: "Paris" };
const FEW_VISITS = { kind: "field", field: "visits", is: "less", value: 2 };
const WORD = { kind: "apicontent", path: "word", is: "equal", value: "open" };
const ANYTHING = { kind: "group", match: "all", items: [] };
const PAUSE = { days: 0, hours: 0, minutes: 0, date: "", weekdays: [], time: "", zone: "profile" };
const NEXT: Step = { output: "next" };
const yesNo = (isSo: boolean): Step => ({ output: isSo ? "yes" : "no" });

/** After a wait the element is run once more. */
function wait(state: State, output: string): Step {
  state.steps = 1;
  return { output, note: "waited", blocks: 1 };
}

const subscription = (status: string) => ({
  outputs: ["next"],
  type: "change-subscription",
  make: ({ resourceId }: Numbers) => ({ resourceId, channel: "email", status }),
  run: (state: State) => {
    state.isSubscribed = status === "subscribed";
    return NEXT;
  },
});

const list = (type: string, isListed: boolean) => ({
  outputs: ["next"],
  type,
  make: ({ segmentId }: Numbers) => ({ segmentId }),
  run: (state: State) => {
    state.isListed = isListed;
    return NEXT;
  },
});

/** Elements that need no more than a line of the interpreter each. */
export const OTHERS = {
  "is listed": {
    outputs: ["yes", "no"],
    type: "condition",
    make: ({ segmentId }) => ({ condition: { kind: "segment", segmentId, in: true } }),
    run: ({ isListed }) => yesNo(isListed),
  },
  "is subscribed": {
    outputs: ["yes", "no"],
    type: "condition",
    make: ({ resourceId }) => ({
      condition: { kind: "subscription", resourceId, channel: "email", has: true, statuses: ["subscribed"] },
    }),
    run: ({ isSubscribed }) => yesNo(isSubscribed),
  },
  list: list("add-to-segment", true),
  unlist: list("remove-from-segment", false),
  subscribe: subscription("subscribed"),
  unsubscribe: subscription("unsubscribed"),
  "unset city": {
    outputs: ["next", "error"],
    type: "update-profile",
    make: () => ({ updates: [{ field: "_city", action: "unset", value: "" }] }),
    run: (state) => {
      state.city = "";
      return NEXT;
    },
  },
  split: {
    outputs: ["b1", "b2", "otherwise"],
    type: "split",
    make: () => ({
      branches: [
        { id: "b1", name: "Here", condition: PARIS },
        { id: "b2", name: "New", condition: FEW_VISITS },
      ],
    }),
    run: ({ city, visits }) => ({ output: city === "Paris" ? "b1" : visits < 2 ? "b2" : "otherwise" }),
  },
  filter: {
    outputs: ["yes", "no"],
    type: "apicontent-filter",
    make: () => ({ condition: WORD }),
    run: ({ word }) => yesNo(word === "open"),
  },
  // Which side is chance; that there is one is not.
  test: {
    outputs: ["v1"],
    type: "ab-split",
    make: () => ({
      variants: [
        { id: "v1", name: "", share: 100 },
        { id: "v2", name: "", share: 0 },
      ],
    }),
    run: () => ({ output: "v1" }),
  },
  goal: { outputs: ["next"], type: "goal", make: () => ({ name: "Came", value: "{lead.visits}" }), run: () => NEXT },
  // Who gets the last place depends on the order of profiles, which is nobody's promise: here is one for everybody.
  limit: {
    outputs: ["passed", "over"],
    type: "limit",
    make: () => ({ limit: 1_000_000, period: "ever" }),
    run: () => ({ output: "passed" }),
  },
  "until nine": {
    outputs: ["next"],
    type: "pause",
    make: () => ({ ...PAUSE, mode: "weekday", weekdays: [1, 2, 3, 4, 5, 6, 7], time: "09:00" }),
    run: (state) => wait(state, "next"),
  },
  "until long ago": {
    outputs: ["next"],
    type: "pause",
    make: () => ({ ...PAUSE, mode: "date", date: "2020-02-29T09:00" }),
    run: () => NEXT,
  },
  "best time": {
    outputs: ["next"],
    type: "best-send-time",
    make: () => ({ lookBackDays: 30, fallbackHour: 9, longestWaitHours: 48 }),
    run: (state) => wait(state, "next"),
  },
  // Nobody changes a profile while it waits: what does not hold at once never does.
  delayed: {
    outputs: ["yes", "no"],
    type: "delayed-condition",
    make: () => ({
      ...{ awaited: "condition", event: "", content: ANYTHING, condition: PARIS },
      ...{ days: 0, hours: 3, minutes: 0 },
    }),
    run: (state) => (state.city === "Paris" ? { output: "yes" } : wait(state, "no")),
  },
} satisfies Record<string, Other>;

export type OtherName = keyof typeof OTHERS;
export const OTHER_NAMES: readonly OtherName[] = [
  ...(["is listed", "is subscribed", "list", "unlist", "subscribe", "unsubscribe", "unset city", "split"] as const),
  ...(["filter", "test", "goal", "limit", "until nine", "until long ago", "best time", "delayed"] as const),
];

/** One of them by its name. */
export function findOther(name: OtherName): Other {
  return OTHERS[name];
}
