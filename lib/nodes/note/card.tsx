import type { CardProps } from "@/lib/nodes/face";
import { readText } from "@/lib/nodes/read-settings";

export function NoteCard({ settings }: CardProps) {
  const text = readText(settings, "text");
  return <>{text === "" ? "Type the note in its settings" : text}</>;
}
