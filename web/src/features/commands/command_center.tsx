import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { chooseDensity, currentDensity } from "../../texts/density.ts";
import { useText } from "../../texts/text.ts";
import { chooseTheme } from "../../texts/theme.ts";
import { preferencesQuery } from "../preferences/queries.ts";
import { useLater } from "../session/later.ts";
import { type KnownPlace, places } from "../session/places.ts";
import { useMay } from "../session/queries.ts";
import { setOwnKeys, useCommand } from "./commands.ts";
import { listenForKeys, switchKeys } from "./keys.ts";
import { KeysDialog } from "./keys_dialog.tsx";
import { Palette } from "./palette.tsx";

/** The keys and the palette of the agent app, with the commands that are there on every page. */
export function CommandCenter() {
  const t = useText();
  const navigate = useNavigate();
  const mayOpen = useMay("ticket_reply");
  const mayRead = useMay("ticket_read");
  const [open, setOpen] = useState<"palette" | "keys" | null>(null);
  useEffect(() => listenForKeys(() => setOpen("palette")), []);
  const { data: preferences } = useQuery({ ...preferencesQuery, enabled: useLater() });
  useEffect(() => {
    if (!preferences) return;
    switchKeys(preferences.single_keys);
    setOwnKeys(preferences.keys);
  }, [preferences]);
  useCommand(
    mayRead
      ? {
          id: "app.search",
          group: "app",
          name: t("ui.command.search"),
          keys: "/",
          run: () => {
            const field = document.querySelector<HTMLInputElement>("main input[type=search]");
            if (field && window.location.pathname === "/search") field.focus();
            else navigate({ to: "/search", search: {} });
          },
        }
      : null,
  );
  useCommand(
    mayOpen
      ? {
          id: "app.new",
          group: "app",
          name: t("ui.queue.new"),
          keys: "c",
          run: () => navigate({ to: "/tickets/new", search: { customer: undefined } }),
        }
      : null,
  );
  useCommand({ id: "app.keys", group: "app", name: t("ui.command.keys"), keys: "?", run: () => setOpen("keys") });
  useCommand({ id: "app.light", group: "app", name: t("ui.command.light"), run: () => chooseTheme("light") });
  useCommand({ id: "app.dark", group: "app", name: t("ui.command.dark"), run: () => chooseTheme("dark") });
  useCommand({
    id: "app.compact",
    group: "app",
    name: t("ui.command.compact"),
    run: () => chooseDensity(currentDensity() === "compact" ? "comfortable" : "compact"),
  });
  return (
    <>
      {places.map((place) => (
        <Place key={place.to} place={place} />
      ))}
      <Palette
        isOpen={open === "palette"}
        onClose={() => setOpen(null)}
        onSearch={mayRead ? (q) => navigate({ to: "/search", search: { q } }) : undefined}
      />
      <KeysDialog isOpen={open === "keys"} onClose={() => setOpen(null)} />
    </>
  );
}

function Place({ place }: { place: KnownPlace }) {
  const t = useText();
  const navigate = useNavigate();
  const isThere = useMay(place.needs);
  const name = t("ui.command.go", { place: t(place.text) });
  const keys = "keys" in place ? place.keys : undefined;
  const run = () => navigate({ to: place.to, search: {} });
  useCommand(isThere ? { id: `go.${place.to}`, group: "go", name, keys, run } : null);
  return null;
}
