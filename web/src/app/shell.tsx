import { Outlet } from "@tanstack/react-router";
import { CommandCenter } from "../features/commands/command_center.tsx";
import { useKeptFocus } from "../features/commands/kept_focus.ts";
import { useLive } from "../features/live/live.ts";
import { OfflineBar } from "../features/offline/offline_bar.tsx";
import { SampleBar } from "../features/sample/sample_bar.tsx";
import { AgentNav } from "../features/session/agent_nav.tsx";
import { useLater } from "../features/session/later.ts";
import { useSession } from "../features/session/queries.ts";
import { SessionGuard } from "../features/session/session_guard.tsx";
import { useText } from "../texts/text.ts";
import { UndoBar } from "../ui/undo.tsx";
import { AriaRouter } from "./aria_router.tsx";

/** Every page of the agent app behind sign-in. */
export function Shell() {
  const t = useText();
  const session = useSession();
  useKeptFocus();
  const isLater = useLater();
  useLive(isLater && session?.permissions.includes("ticket_read") ? session.person_id : null);
  return (
    <AriaRouter>
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:absolute focus:z-50 focus:m-2 focus:rounded-md focus:bg-raised focus:px-3 focus:py-1.5"
      >
        {t("ui.nav.skip")}
      </a>
      <SampleBar />
      <AgentNav />
      <OfflineBar />
      <main id="content" tabIndex={-1} className="outline-none">
        <Outlet />
      </main>
      <UndoBar />
      <CommandCenter />
      <SessionGuard />
    </AriaRouter>
  );
}
