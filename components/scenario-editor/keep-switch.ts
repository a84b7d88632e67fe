import type { SessionStore } from "@/components/scenario-editor/session-store";

const keyOf = (scenarioId: number) => `cuelight.switch.${scenarioId}`;

/**
 * Keeps a switch that was turned but not saved for this tab, so that it survives a reload as the draft does; a save that went well ends it.
 * Answers how to stop.
 */
export function keepSwitch(session: SessionStore, { id, isActive }: { id: number; isActive: boolean }): () => void {
  const kept = sessionStorage.getItem(keyOf(id));
  if (kept !== null && kept !== String(isActive)) session.setState({ wantsActive: kept === "true" });
  return session.subscribe((state, before) => {
    // A save that is refused, or asks first, ends too; what changes is the version that the canvas stands on.
    if (state.baseVersion !== before.baseVersion) sessionStorage.removeItem(keyOf(id));
    else if (state.wantsActive !== before.wantsActive) sessionStorage.setItem(keyOf(id), String(state.wantsActive));
  });
}
