// What an element keeps of the source that was not chosen counts for nothing; one of the first version has only mailings.
const CHOICES = {
  mailing: (id: number) => `@.mailingId == ${id} && !(@.source == "template")`,
  template: (id: number) => `@.templateId == ${id} && @.source == "template"`,
} as const;

export type SentThing = { kind: keyof typeof CHOICES; id: number };

/** A jsonpath that finds the elements of a graph which send this mailing, or this template by themselves. */
export function makeSendingPath({ kind, id }: SentThing): string {
  return `$.nodes[*].settings ? (${CHOICES[kind](Math.trunc(id))})`;
}
