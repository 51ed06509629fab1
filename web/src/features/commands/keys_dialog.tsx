import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useText } from "../../texts/text.ts";
import { ButtonLink } from "../../ui/button.tsx";
import { ModalDialog } from "../../ui/dialog.tsx";
import { CheckField } from "../../ui/field.tsx";
import { changePreferences } from "../preferences/queries.ts";
import { type Command, useCommands } from "./commands.ts";
import { Keys } from "./key_caps.tsx";
import { areKeysOn, switchKeys } from "./keys.ts";

/** In the order in which people read of them. */
export const commandGroups: { group: Command["group"]; text: string }[] = [
  { group: "app", text: "ui.command.group_app" },
  { group: "go", text: "ui.command.group_go" },
  { group: "queue", text: "ui.command.group_queue" },
  { group: "ticket", text: "ui.command.group_ticket" },
];

/** The keys that work on this page, and the switch that turns single keys off. */
export function KeysDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const t = useText();
  return (
    <ModalDialog title={t("ui.command.keys")} isOpen={isOpen} onClose={onClose} width="wide">
      <KeyLists onClose={onClose} />
    </ModalDialog>
  );
}

function KeyLists({ onClose }: { onClose: () => void }) {
  const t = useText();
  const commands = useCommands().filter(({ keys }) => keys);
  const queryClient = useQueryClient();
  const [on, setOn] = useState(areKeysOn());
  return (
    <div className="flex flex-col gap-4">
      <CheckField
        isSelected={on}
        onChange={(next) => {
          switchKeys(next);
          setOn(next);
          changePreferences(queryClient, { single_keys: next });
        }}
      >
        {t("ui.command.single_keys")}
      </CheckField>
      <div>
        <ButtonLink href="/settings/keys" onPress={onClose}>
          {t("ui.keys.choose")}
        </ButtonLink>
      </div>
      <div className="grid gap-x-8 gap-y-4 sm:grid-cols-2">
        {commandGroups.map(({ group, text }) => {
          const own = commands.filter((command) => command.group === group);
          if (own.length === 0) return null;
          return (
            <section key={group} aria-label={t(text)}>
              <h3 className="mb-1 font-semibold">{t(text)}</h3>
              <ul className="flex flex-col gap-1">
                {own.map(({ id, name, keys = "" }) => (
                  <li key={id} className="flex items-center gap-3">
                    <span className="flex-1">{name}</span>
                    <Keys keys={keys} />
                  </li>
                ))}
                {group === "app" ? (
                  <li className="flex items-center gap-3">
                    <span className="flex-1">{t("ui.command.palette")}</span>
                    <Keys keys="Ctrl k" />
                  </li>
                ) : null}
              </ul>
            </section>
          );
        })}
      </div>
    </div>
  );
}
