/** What an element or a condition looks at, so that a batch reads that, once, and no more. */
export type Needs = {
  /** Fields of the profile, each once; "all" when it cannot be told. */
  fields: readonly string[] | "all";
  /** Whether it looks at the profile's subscriptions. */
  subscriptions: boolean;
  /** Segments whose membership it asks. */
  segments: readonly number[];
  /** Scenarios whose passes it asks about. */
  scenarios: readonly number[];
  /** Whether it looks at the messages that the profile got. */
  messages: boolean;
  /** Names of events that it looks for since the last letter of the pass. */
  events: readonly string[];
  /** Whether it asks what became of the last letter of the pass. */
  letters: boolean;
  /** Of how many days it asks when the profile opened its letters; 0 = it does not. */
  opensDays: number;
};

export const NO_NEEDS: Needs = {
  fields: [],
  subscriptions: false,
  segments: [],
  scenarios: [],
  messages: false,
  events: [],
  letters: false,
  opensDays: 0,
};

/** Joins what several elements, conditions or texts look at; lists come out sorted, each entry once. */
export function joinNeeds(...needs: readonly Partial<Needs>[]): Needs {
  return {
    fields: joinFields(needs.map(({ fields = [] }) => fields)),
    subscriptions: needs.some(({ subscriptions }) => subscriptions),
    segments: joinNumbers(needs.map(({ segments = [] }) => segments)),
    scenarios: joinNumbers(needs.map(({ scenarios = [] }) => scenarios)),
    messages: needs.some(({ messages }) => messages),
    events: [...new Set(needs.flatMap(({ events = [] }) => events))].sort(),
    letters: needs.some(({ letters }) => letters),
    opensDays: Math.max(0, ...needs.map(({ opensDays = 0 }) => opensDays)),
  };
}

/** True when it looks at something of the profile itself. */
export function readsProfile({ fields }: Needs): boolean {
  return fields === "all" || fields.length > 0;
}

function joinFields(lists: readonly (readonly string[] | "all")[]): readonly string[] | "all" {
  const all = new Set<string>();
  for (const list of lists) {
    if (list === "all") return "all";
    for (const field of list) all.add(field);
  }
  return [...all].sort();
}

function joinNumbers(lists: readonly (readonly number[])[]): readonly number[] {
  return [...new Set(lists.flat())].sort((a, b) => a - b);
}
