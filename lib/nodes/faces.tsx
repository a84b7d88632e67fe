import {
  ClockArrowUp,
  BellRing,
  Braces,
  Cake,
  CalendarClock,
  CornerUpRight,
  FlaskConical,
  Gauge,
  Globe,
  Hourglass,
  LogIn,
  LogOut,
  Mail,
  UserPlus,
  BellPlus,
  PenLine,
  RadioTower,
  Split,
  StickyNote,
  Target,
  Timer,
  UserPen,
  Waypoints,
  Filter,
  ListMinus,
  ListPlus,
} from "lucide-react";
import { lazy } from "react";
import { AbSplitCard } from "@/lib/nodes/ab-split/card";
import { ApicontentFilterCard } from "@/lib/nodes/apicontent-filter/card";
import { BestSendTimeCard } from "@/lib/nodes/best-send-time/card";
import { AddToSegmentCard } from "@/lib/nodes/add-to-segment/card";
import { RemoveFromSegmentCard } from "@/lib/nodes/remove-from-segment/card";
import { SegmentTriggerCard } from "@/lib/nodes/segment-trigger/card";
import { ChangeSubscriptionCard } from "@/lib/nodes/change-subscription/card";
import { ConditionCard } from "@/lib/nodes/condition/card";
import { DateTriggerCard } from "@/lib/nodes/date-trigger/card";
import { DefaultCaptureCard } from "@/lib/nodes/default-capture/card";
import { isNodeType, type NodeType } from "@/lib/nodes/definitions";
import { DelayedConditionCard } from "@/lib/nodes/delayed-condition/card";
import { EventTriggerCard } from "@/lib/nodes/event-trigger/card";
import { ExitCard } from "@/lib/nodes/exit/card";
import type { NodeFace } from "@/lib/nodes/face";
import { FieldTriggerCard } from "@/lib/nodes/field-trigger/card";
import { GoalCard } from "@/lib/nodes/goal/card";
import { ImportTriggerCard } from "@/lib/nodes/import-trigger/card";
import { HttpCallCard } from "@/lib/nodes/http-call/card";
import { JumpCard } from "@/lib/nodes/jump/card";
import { LimitCard } from "@/lib/nodes/limit/card";
import { NoteCard } from "@/lib/nodes/note/card";
import { PauseCard } from "@/lib/nodes/pause/card";
import { ScheduleTriggerCard } from "@/lib/nodes/schedule-trigger/card";
import { SendEmailCard } from "@/lib/nodes/send-email/card";
import { SplitCard } from "@/lib/nodes/split/card";
import { SubscriptionTriggerCard } from "@/lib/nodes/subscription-trigger/card";
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
  "import-trigger": {
    Icon: UserPlus,
    Card: ImportTriggerCard,
    Editor: lazy(async () => ({ default: (await import("@/lib/nodes/import-trigger/editor")).ImportTriggerEditor })),
  },
  "subscription-trigger": {
    Icon: BellPlus,
    Card: SubscriptionTriggerCard,
    Editor: lazy(async () => ({
      default: (await import("@/lib/nodes/subscription-trigger/editor")).SubscriptionTriggerEditor,
    })),
  },
  "segment-trigger": {
    Icon: Filter,
    Card: SegmentTriggerCard,
    Editor: lazy(async () => ({ default: (await import("@/lib/nodes/segment-trigger/editor")).SegmentTriggerEditor })),
  },
  "field-trigger": {
    Icon: PenLine,
    Card: FieldTriggerCard,
    Editor: lazy(async () => ({ default: (await import("@/lib/nodes/field-trigger/editor")).FieldTriggerEditor })),
  },
  "date-trigger": {
    Icon: Cake,
    Card: DateTriggerCard,
    Editor: lazy(async () => ({ default: (await import("@/lib/nodes/date-trigger/editor")).DateTriggerEditor })),
  },
  "schedule-trigger": {
    Icon: CalendarClock,
    Card: ScheduleTriggerCard,
    Editor: lazy(async () => ({
      default: (await import("@/lib/nodes/schedule-trigger/editor")).ScheduleTriggerEditor,
    })),
  },
  "event-trigger": {
    Icon: RadioTower,
    Card: EventTriggerCard,
    Editor: lazy(async () => ({ default: (await import("@/lib/nodes/event-trigger/editor")).EventTriggerEditor })),
  },
  pause: {
    Icon: Hourglass,
    Card: PauseCard,
    Editor: lazy(async () => ({ default: (await import("@/lib/nodes/pause/editor")).PauseEditor })),
  },
  "best-send-time": {
    Icon: ClockArrowUp,
    Card: BestSendTimeCard,
    Editor: lazy(async () => ({ default: (await import("@/lib/nodes/best-send-time/editor")).BestSendTimeEditor })),
  },
  condition: {
    Icon: Split,
    Card: ConditionCard,
    Editor: lazy(async () => ({ default: (await import("@/lib/nodes/condition/editor")).ConditionEditor })),
  },
  split: {
    Icon: Waypoints,
    Card: SplitCard,
    Editor: lazy(async () => ({ default: (await import("@/lib/nodes/split/editor")).SplitEditor })),
  },
  "delayed-condition": {
    Icon: Timer,
    Card: DelayedConditionCard,
    Editor: lazy(async () => ({
      default: (await import("@/lib/nodes/delayed-condition/editor")).DelayedConditionEditor,
    })),
  },
  "apicontent-filter": {
    Icon: Braces,
    Card: ApicontentFilterCard,
    Editor: lazy(async () => ({
      default: (await import("@/lib/nodes/apicontent-filter/editor")).ApicontentFilterEditor,
    })),
  },
  "ab-split": {
    Icon: FlaskConical,
    Card: AbSplitCard,
    Editor: lazy(async () => ({ default: (await import("@/lib/nodes/ab-split/editor")).AbSplitEditor })),
  },
  limit: {
    Icon: Gauge,
    Card: LimitCard,
    Editor: lazy(async () => ({ default: (await import("@/lib/nodes/limit/editor")).LimitEditor })),
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
  "change-subscription": {
    Icon: BellRing,
    Card: ChangeSubscriptionCard,
    Editor: lazy(async () => ({
      default: (await import("@/lib/nodes/change-subscription/editor")).ChangeSubscriptionEditor,
    })),
  },
  "add-to-segment": {
    Icon: ListPlus,
    Card: AddToSegmentCard,
    Editor: lazy(async () => ({ default: (await import("@/lib/nodes/add-to-segment/editor")).AddToSegmentEditor })),
  },
  "remove-from-segment": {
    Icon: ListMinus,
    Card: RemoveFromSegmentCard,
    Editor: lazy(async () => ({
      default: (await import("@/lib/nodes/remove-from-segment/editor")).RemoveFromSegmentEditor,
    })),
  },
  jump: {
    Icon: CornerUpRight,
    Card: JumpCard,
    Editor: lazy(async () => ({ default: (await import("@/lib/nodes/jump/editor")).JumpEditor })),
  },
  goal: {
    Icon: Target,
    Card: GoalCard,
    Editor: lazy(async () => ({ default: (await import("@/lib/nodes/goal/editor")).GoalEditor })),
  },
  note: {
    Icon: StickyNote,
    Card: NoteCard,
    Editor: lazy(async () => ({ default: (await import("@/lib/nodes/note/editor")).NoteEditor })),
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
