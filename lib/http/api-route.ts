/** One method of the public API as the front of the server needs it; the list is app/api/v1.1/routes.server.ts. */
export type ApiRoute = {
  /** Below `/api/v1.1/`, without slashes at its ends: `workflows/start`. */
  path: string;
  handler: (request: Request) => Promise<Response>;
};
