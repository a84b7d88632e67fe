/** The start of every scenario says what it is for. */
export function DefaultCaptureCard() {
  return <>API, by hand or a jump</>;
}
