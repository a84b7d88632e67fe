"use client";

import { Monitor, Smartphone } from "lucide-react";
import { useDeferredValue, useMemo, useState } from "react";
import { LetterFrame } from "@/components/preview/letter-frame";
import { MissingVariables } from "@/components/ui/missing-variables";
import { PreviewInputs } from "@/components/templates/preview-inputs";
import { usePreviewInput } from "@/components/templates/use-preview-input";
import { renderPreview } from "@/components/templates/render-preview";
import type { TemplateDraft } from "@/components/templates/template-draft";
import { Card } from "@/components/ui/card";
import { cn } from "@/components/ui/cn";
import { FormErrors } from "@/components/ui/form";
import { IconButton } from "@/components/ui/icon-button";
import { useTimeZone } from "@/components/ui/time-zone";
import { Tabs } from "@/components/ui/tabs";

export type TemplatePreviewProps = {
  draft: TemplateDraft;
  part: "html" | "text";
  onPartChange: (part: "html" | "text") => void;
};

const WIDTHS = { desktop: "max-w-full", mobile: "max-w-[390px]" } as const;
const FRAME_HEIGHT = "h-[clamp(22rem,calc(100dvh-24rem),52rem)]";

/** What becomes of the template for one profile and one `apicontent`, while one types. */
export function TemplatePreview({ draft, part, onPartChange }: TemplatePreviewProps) {
  const input = usePreviewInput(draft.databaseId);
  const [width, setWidth] = useState<keyof typeof WIDTHS>("desktop");
  const zone = useTimeZone();
  const words = useDeferredValue(draft);
  const { profile, content } = input;
  const letter = useMemo(() => renderPreview(words, { profile, content, zone }), [words, profile, content, zone]);
  return (
    <section aria-label="Preview" className="grid min-w-0 gap-3 lg:sticky lg:top-4">
      <PreviewInputs words={words} input={input} />
      <FormErrors message={letter.error ?? ""} />
      <MissingVariables names={letter.missing} />
      <Card flush>
        <div className="flex flex-wrap items-center gap-2 border-b px-3 py-2">
          <Tabs
            look="pill"
            label="Preview of"
            value={part}
            onChange={onPartChange}
            tabs={[
              { value: "html", label: "HTML" },
              { value: "text", label: "Text" },
            ]}
          />
          <div className="ml-auto flex gap-1" role="group" aria-label="Width">
            <WidthButton
              label="Desktop"
              icon={<Monitor />}
              active={width === "desktop"}
              onPress={() => setWidth("desktop")}
            />
            <WidthButton
              label="Phone"
              icon={<Smartphone />}
              active={width === "mobile"}
              onPress={() => setWidth("mobile")}
            />
          </div>
        </div>
        <p className="-mt-4 border-b px-3 py-2 text-sm wrap-break-word">
          <span className="text-muted-foreground">Subject: </span>
          <span className="font-medium">{letter.content.subject || "–"}</span>
        </p>
        <div className="-mt-4 overflow-hidden rounded-b-xl bg-muted">
          <div className={cn("mx-auto bg-white", WIDTHS[width])}>
            {part === "html" ? (
              <LetterFrame html={letter.content.html} title="Preview of the HTML part" className={FRAME_HEIGHT} />
            ) : (
              <pre
                tabIndex={0}
                className={cn(
                  "overflow-auto p-4 font-sans text-sm wrap-break-word whitespace-pre-wrap text-neutral-900",
                  FRAME_HEIGHT,
                )}
              >
                {letter.content.text}
              </pre>
            )}
          </div>
        </div>
      </Card>
    </section>
  );
}

function WidthButton(props: { label: string; icon: React.ReactNode; active: boolean; onPress: () => void }) {
  return (
    <IconButton
      label={props.label}
      icon={props.icon}
      size="sm"
      aria-pressed={props.active}
      className={cn(props.active && "bg-muted")}
      onClick={props.onPress}
    />
  );
}
