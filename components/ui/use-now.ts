"use client";

import { useSyncExternalStore } from "react";

const STEP_MS = 15_000;
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

/** The present, renewed every 15 s for all who ask together: a list of a hundred times needs one timer. */
export function useNow(): Date {
  const step = useSyncExternalStore(subscribe, currentStep, currentStep);
  return new Date(Math.max(step * STEP_MS, Date.now()));
}

function currentStep(): number {
  return Math.floor(Date.now() / STEP_MS);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => listeners.forEach((notify) => notify()), STEP_MS);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}
