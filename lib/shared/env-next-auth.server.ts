/**
 * Lets next-auth take its own address from each request: Cuelight is opened under PUBLIC_URL, under localhost and under
 * a machine's name, and where one signs in is where one stays. Every address it redirects to goes through `safePath`.
 */
export function trustRequestHost(): void {
  process.env["AUTH_TRUST_HOST"] = "true";
}
