import { FUNCTIONS } from "@/lib/domain/template/functions/function-table";
import type { KnownVariables } from "@/lib/domain/template/check-template";
import { SUBSCRIPTION_FIELDS } from "@/lib/domain/template/subscription-fields";

export type TemplateCompletion = {
  /** What the author recognises, e.g. `lead.email`. */
  label: string;
  detail: string;
  /** The whole tag with its braces. */
  insert: string;
};

const BLOCKS: readonly TemplateCompletion[] = [
  {
    label: "if",
    detail: "Shows a part only when a condition holds: equal, not_equal, greater, less, contains, in, and, or, not.",
    insert: '{if lead._city equal "Paris"}…{else}…{end}',
  },
  { label: "else", detail: "The other case of an if, or of an empty range.", insert: "{else}" },
  { label: "end", detail: "Ends an if or a range.", insert: "{end}" },
  {
    label: "range",
    detail: "Repeats a part for every entry of a list.",
    insert: "{range item in apicontent.items}{item.name}{end}",
  },
];

const LINK_COMPLETIONS: readonly TemplateCompletion[] = [
  { label: "unsubscribe_link", detail: "Address of the page to unsubscribe on.", insert: "{unsubscribe_link}" },
  { label: "view_in_browser_link", detail: "Address of the message as a page.", insert: "{view_in_browser_link}" },
];

/** Everything an editor can offer behind `{`: variables, links, blocks and functions, in the order to show them. */
export function listCompletions(known: KnownVariables): TemplateCompletion[] {
  const fields = known.leadFields ?? [];
  return [
    ...fields.map(({ name, type }) => variable(`lead${member(name)}`, `Profile field, ${type}`)),
    ...SUBSCRIPTION_FIELDS.map((name) => variable(`subscription.${name}`, "Of the subscription written to")),
    variable("apicontent.name", "What the caller of the API sent as content"),
    variable("response.name", "What an earlier HTTP element was answered"),
    ...(known.allowSecrets ? [variable("secret.NAME", "A secret of the account, never shown again")] : []),
    ...(known.allowLinks ? LINK_COMPLETIONS : []),
    ...BLOCKS,
    ...FUNCTIONS.map(({ name, signature, help }) => ({ label: `${name}()`, detail: help, insert: `{${signature}}` })),
  ];
}

function variable(label: string, detail: string): TemplateCompletion {
  return { label, detail, insert: `{${label}}` };
}

function member(name: string): string {
  return /^[\p{L}\p{N}_$-]+$/u.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`;
}
