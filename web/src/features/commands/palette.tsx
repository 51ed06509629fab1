import { useState } from "react";
import {
  Autocomplete,
  Dialog,
  Input,
  Menu,
  MenuItem,
  Modal,
  ModalOverlay,
  SearchField,
  useFilter,
} from "react-aria-components";
import { useText } from "../../texts/text.ts";
import { useCommands } from "./commands.ts";
import { Keys } from "./key_caps.tsx";

interface Props {
  isOpen: boolean;
  onClose: () => void;
  onSearch?: (q: string) => void;
}

const item =
  "flex min-h-9 cursor-pointer items-center gap-3 rounded-md px-2.5 py-1 outline-none hovered:bg-hover focused:bg-accent-soft focused:text-accent-strong";

/** Everything that can be done now, found by typing, with the key that does it without the palette. */
export function Palette({ isOpen, onClose, onSearch }: Props) {
  const t = useText();
  const commands = useCommands();
  const { contains } = useFilter({ sensitivity: "base" });
  const [text, setText] = useState("");
  const close = () => {
    setText("");
    onClose();
  };
  const run = (action: () => void) => {
    close();
    // Once the palette has given the focus back, so that the command may take it.
    setTimeout(action);
  };
  const wanted = text.trim();
  return (
    <ModalOverlay
      isOpen={isOpen}
      isDismissable
      onOpenChange={(open) => {
        if (!open) close();
      }}
      className="fixed inset-0 z-50 flex items-start justify-center bg-shade p-4 pt-[12vh]"
    >
      <Modal className="w-full max-w-xl">
        <Dialog
          aria-label={t("ui.command.palette")}
          className="rounded-lg border border-line bg-surface p-2 shadow-xl outline-none"
        >
          <Autocomplete filter={contains} inputValue={text} onInputChange={setText}>
            <SearchField aria-label={t("ui.command.type")} autoFocus>
              <Input
                placeholder={t("ui.command.type")}
                className="w-full rounded-md border border-line-strong bg-raised px-3 py-2 outline-none placeholder:text-muted focus:border-accent [&::-webkit-search-cancel-button]:hidden"
              />
            </SearchField>
            <Menu
              aria-label={t("ui.command.palette")}
              className="mt-2 max-h-[50vh] overflow-y-auto outline-none"
              renderEmptyState={() => <p className="px-2.5 py-2 text-muted">{t("ui.command.none")}</p>}
            >
              {commands.map(({ id, name, keys, run: action }) => (
                <MenuItem key={id} id={id} textValue={name} className={item} onAction={() => run(action)}>
                  <span className="flex-1">{name}</span>
                  {keys ? <Keys keys={keys} /> : null}
                </MenuItem>
              ))}
              {wanted && onSearch ? (
                <MenuItem id="search" textValue={text} className={item} onAction={() => run(() => onSearch(wanted))}>
                  {t("ui.command.search_for", { text: wanted })}
                </MenuItem>
              ) : null}
            </Menu>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
