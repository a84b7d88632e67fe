/** True for the failure of a write because of a unique index: in these tables the account's other object has the name. */
export function isTakenName(error: unknown): boolean {
  return (
    typeof error === "object" && error !== null && "code" in error && (error.code === "P2002" || error.code === "23505")
  );
}
