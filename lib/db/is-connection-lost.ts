/** pg's own words for a connection that is gone or cannot be had; they carry no code. */
const LOST =
  /^(?:Connection terminated|timeout exceeded|timeout expired|Query read timeout|Client has encountered|Cannot use a pool)/;

/** True for an error by which the driver says that the connection is gone, whatever was asked on it. */
export function isConnectionLost(error: Error): boolean {
  return LOST.test(error.message);
}
