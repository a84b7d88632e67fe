export type DkimRecordParts = { selector: string; domain: string; publicKey: string };

/** The DNS record of type TXT with which receivers check letters signed under this selector (RFC 6376, section 3.6). */
export function makeDkimRecord({ selector, domain, publicKey }: DkimRecordParts): { name: string; value: string } {
  return { name: `${selector}._domainkey.${domain}`, value: `v=DKIM1; k=rsa; p=${publicKey}` };
}
