import type { EditorProps } from "@/lib/nodes/face";
import { StaticSegmentField } from "@/lib/nodes/static-segment-field";

export function RemoveFromSegmentEditor({ settings, onChange, errorOf, lists }: EditorProps) {
  return <StaticSegmentField settings={settings} onChange={onChange} errorOf={errorOf} lists={lists} />;
}
