import type { Metadata } from "next";
import { ScenarioList } from "@/components/scenarios/scenario-list";

export const metadata: Metadata = { title: "Scenarios" };

export default function ScenariosPage() {
  return <ScenarioList />;
}
