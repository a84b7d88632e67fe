/** The domain of an address in normal form. */
export function readDomain(address: string): string {
  return address.slice(address.lastIndexOf("@") + 1);
}
