import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { keepSwitch } from "@/components/scenario-editor/keep-switch";
import { createSessionStore, type SessionStore } from "@/components/scenario-editor/session-store";

// The browser's own store of a tab, which node does not have.
beforeEach(() => {
  const kept = new Map<string, string>();
  vi.stubGlobal("sessionStorage", {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  });
});
afterEach(() => vi.unstubAllGlobals());

function open(isActive: boolean, id = 7): SessionStore {
  const session = createSessionStore({ wantsActive: isActive, draftRev: 0, baseVersion: 1, restored: null });
  keepSwitch(session, { id, isActive });
  return session;
}

test("a switch that was turned and not saved is turned again after a reload, in this scenario alone", () => {
  open(true).setState({ wantsActive: false });
  expect(open(true).getState().wantsActive).toBe(false);
  expect(open(true, 8).getState().wantsActive).toBe(true);
});

test("a save ends it: what was turned later by somebody else stays so", () => {
  const session = open(false);
  session.setState({ wantsActive: true });
  session.setState({ isSaving: true });
  session.setState({ isSaving: false, baseVersion: 2 });
  expect(open(false).getState().wantsActive).toBe(false);
});

test("a save that is refused, or asks first, does not end it", () => {
  const session = open(false);
  session.setState({ wantsActive: true });
  session.setState({ isSaving: true });
  session.setState({ isSaving: false });
  expect(open(false).getState().wantsActive).toBe(true);
});

test("a switch that was turned back is as it was", () => {
  const session = open(true);
  session.setState({ wantsActive: false });
  session.setState({ wantsActive: true });
  expect(open(true).getState().wantsActive).toBe(true);
});
