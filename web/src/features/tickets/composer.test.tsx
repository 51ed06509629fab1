import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { ticket } from "../../testing/fixtures.ts";
import { renderOver } from "../../testing/render.tsx";
import { Composer } from "./composer.tsx";

const replies = "POST /api/v1/tickets/tkt_1/replies";
const notes = "POST /api/v1/tickets/tkt_1/notes";

test("a reply says who receives it, and leaves an empty box once it is sent", async () => {
  const { calls } = renderOver({ [replies]: () => [201, {}] }, <Composer ticket={ticket} />);
  expect(screen.getByText("To: Otto <otto@bakery.example>")).toBeTruthy();
  await userEvent.type(screen.getByRole("textbox"), "Hello");
  await userEvent.click(screen.getByRole("button", { name: "Send to otto@bakery.example" }));
  await waitFor(() => expect((screen.getByRole("textbox") as HTMLTextAreaElement).value).toBe(""));
  expect(calls.find((call) => call.method === "POST")?.body).toEqual({ body: "Hello" });
});

test("a reply that fails stays in the box, and in the browser", async () => {
  const refuse = () => [401, { code: "unauthenticated", title: "Not signed in" }] as [number, unknown];
  renderOver({ [replies]: refuse }, <Composer ticket={ticket} />);
  await userEvent.type(screen.getByRole("textbox"), "Hello");
  await userEvent.click(screen.getByRole("button", { name: /^Send/ }));
  expect((await screen.findByRole("alert")).textContent).toContain("Not signed in");
  expect((screen.getByRole("textbox") as HTMLTextAreaElement).value).toBe("Hello");
  expect(localStorage.getItem("podpora.draft.tkt_1.reply")).toBe("Hello");
});

test("a note goes to the notes, with a draft of its own", async () => {
  const { calls } = renderOver({ [notes]: () => [201, {}] }, <Composer ticket={ticket} />);
  await userEvent.type(screen.getByRole("textbox"), "for the customer");
  await userEvent.click(screen.getByRole("tab", { name: "Internal note" }));
  expect((screen.getByRole("textbox") as HTMLTextAreaElement).value).toBe("");
  await userEvent.type(screen.getByRole("textbox"), "for us");
  await userEvent.click(screen.getByRole("button", { name: "Add internal note" }));
  await waitFor(() => expect(calls.map((call) => call.path)).toContain("/api/v1/tickets/tkt_1/notes"));
  expect(calls.some((call) => call.path.endsWith("/replies"))).toBe(false);
});

test("nothing can be sent to a request without an address", async () => {
  renderOver({}, <Composer ticket={{ ...ticket, contact_email: "" }} />);
  await userEvent.type(screen.getByRole("textbox"), "Hello");
  expect(screen.getByText(/Nobody would receive it/)).toBeTruthy();
  expect(screen.getByRole("button", { name: /^Send/ }).hasAttribute("disabled")).toBe(true);
});
