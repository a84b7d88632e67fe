/** What stands in the place of a secret. */
export const HIDDEN = "•••";

/** Secrets that somebody echoes must not get into the log either, in whatever writing they come. */
export function hideSecrets(text: string, secrets: readonly string[]): string {
  let hidden = text;
  for (const secret of secrets) {
    for (const form of listForms(secret)) hidden = hidden.replaceAll(form, HIDDEN);
  }
  return hidden;
}

type Write = (text: string) => string;

/** As it stands, in a URL, in a form, in JSON and in XML. */
const WRITINGS: readonly Write[] = [
  (text) => text,
  encodeURIComponent,
  (text) => encodeURIComponent(text).replaceAll("%20", "+"),
  (text) => JSON.stringify(text).slice(1, -1),
  escapeXml,
  (text) => escapeXml(text).replaceAll('"', "&quot;"),
  (text) => escapeXml(text).replaceAll('"', "&quot;").replaceAll("'", "&#39;"),
  (text) => escapeXml(text).replaceAll('"', "&quot;").replaceAll("'", "&apos;"),
];

function escapeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** Also written twice: whoever answers in JSON what was sent in JSON does so. The longest first, for none to leave a rest of another. */
function listForms(secret: string): string[] {
  const forms = WRITINGS.flatMap((outer) => WRITINGS.map((inner) => outer(inner(secret))));
  return [...new Set(forms)].filter((form) => form !== "").sort((a, b) => b.length - a.length);
}
