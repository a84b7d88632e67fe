/** What made a letter, as the source of a profile's history names it: `12` of a mailing, `template:7` of an element's template. */
export function nameLetterSource({ mailingId, templateId }: { mailingId: number | null; templateId: number }): string {
  return mailingId === null ? `template:${templateId}` : String(mailingId);
}
