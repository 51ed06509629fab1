import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { expect, test, vi } from "vitest";
import { renderOver } from "../../testing/render.tsx";
import { useCommand } from "./commands.ts";
import { Palette } from "./palette.tsx";

function Desk({ onRun, onSearch }: { onRun: (id: string) => void; onSearch: (q: string) => void }) {
  const [isOpen, setOpen] = useState(true);
  useCommand({ id: "assign", group: "ticket", name: "Přiřadit řešitele", keys: "a", run: () => onRun("assign") });
  useCommand({ id: "dark", group: "app", name: "Dark theme", run: () => onRun("dark") });
  return <Palette isOpen={isOpen} onClose={() => setOpen(false)} onSearch={onSearch} />;
}

test("a command is found without its accents and run by Enter", async () => {
  const ran = vi.fn();
  renderOver({}, <Desk onRun={ran} onSearch={() => {}} />);
  await userEvent.keyboard("prirad");
  expect(screen.queryByRole("menuitem", { name: /Dark theme/ })).toBeNull();
  await userEvent.keyboard("{Enter}");
  await vi.waitFor(() => expect(ran).toHaveBeenCalledExactlyOnceWith("assign"));
  expect(screen.queryByRole("dialog")).toBeNull();
});

test("what is no command can be searched for", async () => {
  const searched = vi.fn();
  renderOver({}, <Desk onRun={() => {}} onSearch={searched} />);
  await userEvent.keyboard("printer");
  await userEvent.click(await screen.findByRole("menuitem", { name: /printer/ }));
  await vi.waitFor(() => expect(searched).toHaveBeenCalledExactlyOnceWith("printer"));
});
