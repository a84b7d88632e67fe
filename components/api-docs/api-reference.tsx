"use client";

import "swagger-ui-dist/swagger-ui.css";
import "./api-reference.css";
import { useTheme } from "next-themes";
import { useEffect, useRef, useState } from "react";
import { EmptyState } from "@/components/ui/empty-state";
import { Skeleton } from "@/components/ui/skeleton";

const DOCUMENT_URL = "/api/v1.1/openapi.json";
/** The class by which the library knows the dark theme. */
const DARK_CLASS = "dark-mode";

/** The reference of API v1.1 with a form for each method; the token that is typed stays in the page. */
export function ApiReference() {
  const { resolvedTheme } = useTheme();
  const place = useRef<HTMLDivElement>(null);
  const [state, setState] = useState<"loading" | "shown" | "failed">("loading");
  useEffect(() => {
    const isDark = resolvedTheme === "dark";
    document.documentElement.classList.toggle(DARK_CLASS, isDark);
    return () => document.documentElement.classList.remove(DARK_CLASS);
  }, [resolvedTheme]);
  useEffect(() => {
    const node = place.current;
    if (node === null) return;
    let isGone = false;
    const show = async () => {
      const { default: makeSwaggerUi } = await import("swagger-ui-dist/swagger-ui-es-bundle.js");
      if (isGone) return;
      makeSwaggerUi({
        domNode: node,
        url: DOCUMENT_URL,
        validatorUrl: null,
        docExpansion: "list",
        defaultModelsExpandDepth: -1,
        displayRequestDuration: true,
        tryItOutEnabled: true,
        deepLinking: true,
      });
      setState("shown");
    };
    show().catch(() => setState("failed"));
    return () => {
      isGone = true;
    };
  }, []);
  return (
    <>
      {state === "loading" && <Skeleton className="mx-4 h-64 md:mx-8" />}
      {state === "failed" && (
        <EmptyState title="The reference could not be loaded">
          Reload the page. What it shows is at {DOCUMENT_URL}.
        </EmptyState>
      )}
      <div ref={place} className="api-reference px-1 pb-8 md:px-4" />
    </>
  );
}
