type Asked = { data: unknown; error: Error | null; refetch: () => unknown };

/** Why there is nothing to show, as a table takes it. What was shown already stays when it cannot be read again. */
export function readFailure({ data, error, refetch }: Asked): { message: string; onRetry: () => void } | undefined {
  if (error === null || data !== undefined) return undefined;
  return { message: error.message, onRetry: () => void refetch() };
}
