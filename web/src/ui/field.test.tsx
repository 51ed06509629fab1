import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { LanguageProvider } from "../texts/language.tsx";
import { ApiForm } from "./api_form.tsx";
import { ActionButton } from "./button.tsx";
import { TextField } from "./field.tsx";

async function send(typed: string) {
  const sent: string[] = [];
  render(
    <LanguageProvider>
      <ApiForm label="Price" error={null} onSubmit={(form) => sent.push(form.text("price"))}>
        <TextField name="price" label="Price" inputMode="decimal" />
        <ActionButton type="submit">Save</ActionButton>
      </ApiForm>
    </LanguageProvider>,
  );
  if (typed) await userEvent.type(screen.getByRole("textbox", { name: "Price" }), typed);
  await userEvent.click(screen.getByRole("button", { name: "Save" }));
  return sent;
}

test.each(["", "12", "1 200,50", "-3.5"])("an amount of “%s” is sent", async (typed) => {
  expect(await send(typed)).toEqual([typed]);
});

test.each(["12 Kč", "1,200.50", "twelve"])(
  "“%s” is no amount: the field says so, and nothing is sent as zero",
  async (typed) => {
    expect(await send(typed)).toEqual([]);
    expect(screen.getByText("This is no number.")).toBeTruthy();
  },
);
