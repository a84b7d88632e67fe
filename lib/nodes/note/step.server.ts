import { defineRuntime } from "@/lib/nodes/define";
import { note } from "@/lib/nodes/note/definition";

export const noteRuntime = defineRuntime(note, { kind: "inert" });
