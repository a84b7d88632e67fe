import { Workflow } from "lucide-react";
import type { MenuEntry } from "@/components/ui/menu-entries";

/** The way from a row of the card to its scenario. */
export function linkToScenario(id: number): MenuEntry {
  return { label: "Open the scenario", icon: <Workflow />, href: `/scenarios/${id}` };
}
