import { CornerUpRight, Globe, Hourglass, LogIn, LogOut, Mail, Split, UserPen } from "lucide-react";
import { lazy } from "react";
import { ConditionCard } from "@/lib/nodes/condition/card";
import { DefaultCaptureCard } from "@/lib/nodes/default-capture/card";
import { isNodeType, type NodeType } from "@/lib/nodes/definitions";
import { ExitCard } from "@/lib/nodes/exit/card";
import type { NodeFace } from "@/lib/nodes/face";
import { HttpCallCard } from "@/lib/nodes/http-call/card";
import { JumpCard } from "@/lib/nodes/jump/card";
import { PauseCard } from "@/lib/nodes/pause/card";
import { SendEmailCard } from "@/lib/nodes/send-email/card";
import { UpdateProfileCard } from "@/lib/nodes/update-profile/card";

// Forms are loaded when one is opened: the canvas does not need them to appear.

/** How each element looks on the canvas and in the drawer. */
export const faces = {
  "default-capture": {
    Icon: LogIn,
    Card: DefaultCaptureCard,
    Editor: lazy(async () => ({
      default: (await import("@/lib/nodes/default-capture/editor")).DefaultCaptureEditor,
    })),
  },
  pause: {
    Icon: Hourglass,
    Card: PauseCard,
    Editor: lazy(async () => ({ default: (await import("@/lib/nodes/pause/editor")).PauseEditor })),
  },
  condition: {
    Icon: Split,
    Card: ConditionCard,
    Editor: lazy(async () => ({ default: (await import("@/lib/nodes/condition/editor")).ConditionEditor })),
  },
  "send-email": {
    Icon: Mail,
    Card: SendEmailCard,
    Editor: lazy(async () => ({ default: (await import("@/lib/nodes/send-email/editor")).SendEmailEditor })),
  },
  "http-call": {
    Icon: Globe,
    Card: HttpCallCard,
    Editor: lazy(async () => ({ default: (await import("@/lib/nodes/http-call/editor")).HttpCallEditor })),
  },
  "update-profile": {
    Icon: UserPen,
    Card: UpdateProfileCard,
    Editor: lazy(async () => ({
      default: (await import("@/lib/nodes/update-profile/editor")).UpdateProfileEditor,
    })),
  },
  jump: {
    Icon: CornerUpRight,
    Card: JumpCard,
    Editor: lazy(async () => ({ default: (await import("@/lib/nodes/jump/editor")).JumpEditor })),
  },
  exit: {
    Icon: LogOut,
    Card: ExitCard,
    Editor: lazy(async () => ({ default: (await import("@/lib/nodes/exit/editor")).ExitEditor })),
  },
} satisfies Record<NodeType, NodeFace>;

/** The face of an element's type; null for a type that this version does not know. */
export function getFace(type: string): NodeFace | null {
  return isNodeType(type) ? faces[type] : null;
}
