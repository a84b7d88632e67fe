/** One method of the public API as the front of the server needs it. */
export type ApiRoute = {
  /** Below `/api/v1.1/`, without slashes at its ends: `workflows/start`. */
  path: string;
  handler: (request: Request) => Promise<Response>;
};

/** Every method of API v1.1: the one list that the server's front and the tests read. */
export const API_ROUTES: ApiRoute[] = [];
