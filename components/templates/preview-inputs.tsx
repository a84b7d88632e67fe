"use client";

import { useMemo } from "react";
import { DatabasePicker } from "@/components/pickers/database-picker";
import { ProfilePicker } from "@/components/pickers/profile-picker";
import type { PreviewInput } from "@/components/templates/use-preview-input";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { CodeEditor } from "@/components/ui/code-editor";
import { Field } from "@/components/ui/field";
import { labelStyles } from "@/components/ui/label";
import { compileMessage, MESSAGE_PARTS, type MessageContent } from "@/lib/domain/messages/message-content";
import { makeSampleContent } from "@/lib/domain/messages/sample-content";

/** Chooses the profile, and types the `apicontent` of the call, when the template reads any. */
export function PreviewInputs({ words, input }: { words: MessageContent; input: PreviewInput }) {
  const sample = useMemo(() => makeSample(words), [words]);
  return (
    <div className="grid gap-3">
      <PreviewProfile input={input} />
      {(sample !== null || input.content !== "") && <PreviewContent input={input} sample={sample} />}
    </div>
  );
}

function PreviewProfile({ input }: { input: PreviewInput }) {
  const { databaseId, isDatabaseFixed } = input;
  return (
    <div className={cn("grid items-end gap-3", !isDatabaseFixed && databaseId !== null && "sm:grid-cols-2")}>
      {!isDatabaseFixed && (
        <Field label="Preview with a profile of">
          <DatabasePicker value={databaseId} onChange={input.chooseDatabase} clearable placeholder="No profile" />
        </Field>
      )}
      {databaseId !== null && (
        <Field label={isDatabaseFixed ? "Preview with the profile" : "Profile"}>
          <ProfilePicker
            key={databaseId}
            databaseId={databaseId}
            value={input.profileId}
            onChange={input.chooseProfile}
          />
        </Field>
      )}
    </div>
  );
}

function PreviewContent({ input, sample }: { input: PreviewInput; sample: string | null }) {
  return (
    <div className="grid gap-1.5">
      <div className="flex items-center justify-between gap-2">
        <span className={labelStyles}>apicontent of the call</span>
        {sample !== null && input.content.trim() === "" && (
          <Button size="sm" variant="ghost" onClick={() => input.typeContent(sample)}>
            Fill in an example
          </Button>
        )}
      </div>
      <CodeEditor
        value={input.content}
        onChange={input.typeContent}
        label="apicontent"
        language="json"
        minHeight="4rem"
        maxHeight="12rem"
        lineNumbers={false}
        placeholder={sample ?? "{}"}
      />
    </div>
  );
}

function makeSample(words: MessageContent): string | null {
  const compiled = compileMessage(words);
  const sample = makeSampleContent(MESSAGE_PARTS.flatMap((part) => compiled[part].variables));
  return Object.keys(sample).length === 0 ? null : JSON.stringify(sample, null, 2);
}
