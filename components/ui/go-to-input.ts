const FOCUSABLE = "input:not([type=hidden]), textarea, select, button, [contenteditable=true]";

/** Brings an input before one's eyes and into the hand, out of a closed section too. */
export function goToInput(input: HTMLElement): void {
  const section = input.closest("details");
  if (section !== null) section.open = true;
  input.scrollIntoView({ block: "center" });
  input.focus({ preventScroll: true });
}

/** Goes to the first field of a form that is marked as wrong, else to what is said of the form as a whole. */
export function goToFirstError(form: HTMLElement): void {
  const input = form.querySelector<HTMLElement>("[data-field][data-invalid]")?.querySelector<HTMLElement>(FOCUSABLE);
  if (input) goToInput(input);
  else form.querySelector("[role=alert]")?.scrollIntoView({ block: "center" });
}
