/** Text that is HTML already. */
export type Html = { readonly html: string };

const ESCAPES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** Makes HTML from a template literal; whatever is put in is escaped, for text and for quoted attributes. */
export function html(strings: TemplateStringsArray, ...values: readonly (string | number | Html)[]): Html {
  let made = "";
  strings.forEach((text, n) => {
    const value = values[n] ?? "";
    made += text + (typeof value === "object" ? value.html : escapeHtml(String(value)));
  });
  return { html: made };
}

/** Escapes a text for HTML. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character);
}
