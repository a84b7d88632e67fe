"use client";

import { CSPProvider } from "@base-ui/react/csp-provider";
import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { ThemeProvider } from "next-themes";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import { type ReactNode, useState } from "react";
import { offerSignIn } from "@/components/session/offer-sign-in";
import { Toaster } from "@/components/ui/toast";
import { TooltipProvider } from "@/components/ui/tooltip";
import { ApiError } from "@/lib/api-client/call-api";

const STALE_MS = 15_000;
const RETRIES_MAX = 2;
const SERVER_BUSY = 502;
const TOOLTIP_DELAY_MS = 450;

/** Everything the interface needs around it: theme, server state, URL state, tooltips, toasts. */
export function Providers({ nonce, children }: { nonce: string | undefined; children: ReactNode }) {
  const [queryClient] = useState(makeQueryClient);
  return (
    <ThemeProvider attribute="class" defaultTheme="system" enableSystem disableTransitionOnChange nonce={nonce}>
      <CSPProvider nonce={nonce}>
        <NuqsAdapter>
          <QueryClientProvider client={queryClient}>
            <TooltipProvider delay={TOOLTIP_DELAY_MS}>
              <div id="app-root">{children}</div>
              <Toaster />
            </TooltipProvider>
          </QueryClientProvider>
        </NuqsAdapter>
      </CSPProvider>
    </ThemeProvider>
  );
}

function makeQueryClient(): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({ onError: offerSignIn }),
    mutationCache: new MutationCache({ onError: offerSignIn }),
    defaultOptions: { queries: { staleTime: STALE_MS, retry: shouldRetry }, mutations: { retry: false } },
  });
}

/** What the server refused will be refused again; only an unreachable or busy one is worth another try. */
function shouldRetry(failures: number, error: Error): boolean {
  if (error instanceof ApiError && error.status !== 0 && error.status < SERVER_BUSY) return false;
  return failures < RETRIES_MAX;
}
