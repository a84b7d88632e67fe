"use client";

import { type RefObject, useEffect } from "react";

const WATCHED = { subtree: true, childList: true, attributeFilter: ["aria-selected", "aria-activedescendant"] };

/**
 * Keeps `aria-activedescendant` on the item that is selected now. cmdk reads the selected item before React has drawn
 * the new list, and so tells screen readers of an item that is gone.
 */
export function useActiveDescendant(root: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = root.current;
    if (element === null) return;
    const correct = () => {
      const selected = element.querySelector("[cmdk-item][aria-selected='true']")?.id;
      for (const owner of element.querySelectorAll("[cmdk-input],[cmdk-list]")) point(owner, selected);
    };
    const observer = new MutationObserver(correct);
    observer.observe(element, WATCHED);
    correct();
    return () => observer.disconnect();
  }, [root]);
}

function point(owner: Element, id: string | undefined) {
  if (owner.getAttribute("aria-activedescendant") === (id ?? null)) return;
  if (id === undefined) owner.removeAttribute("aria-activedescendant");
  else owner.setAttribute("aria-activedescendant", id);
}
