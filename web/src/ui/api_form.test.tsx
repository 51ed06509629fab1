import { i18n } from "@lingui/core";
import { I18nProvider } from "@lingui/react";
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { ProblemError } from "../client/problem.ts";
import { ApiForm, type FormValues } from "./api_form.tsx";
import { TextField } from "./field.tsx";

const invalid = (pointers: string[]) =>
  new ProblemError({
    status: 422,
    code: "invalid",
    title: "Some fields are wrong",
    detail: "",
    errors: pointers.map((pointer) => ({ pointer, code: "bad", detail: `Wrong ${pointer}` })),
  });

function show(error: ProblemError | null, onSubmit = (_: FormValues) => {}) {
  const form = (each: ProblemError | null) => (
    <I18nProvider i18n={i18n}>
      <ApiForm label="Person" error={each} onSubmit={onSubmit}>
        <TextField name="name" label="Name" />
        <TextField name="email" label="E-mail" />
        <button type="submit">Save</button>
      </ApiForm>
    </I18nProvider>
  );
  const view = render(form(null));
  view.rerender(form(error));
}

test("each wrong field says what is wrong, and the first gets the focus", () => {
  show(invalid(["/email"]));
  const field = screen.getByLabelText("E-mail");
  expect(field.getAttribute("aria-invalid")).toBe("true");
  expect(screen.getByText("Wrong /email")).toBeTruthy();
  expect(document.activeElement).toBe(field);
  expect(screen.queryByRole("alert")).toBeNull();
});

test("a wrong field that the form does not show is listed above it", () => {
  show(invalid(["/email", "/tenant"]));
  expect(screen.getByRole("alert").textContent).toContain("tenant");
  expect(screen.getByRole("alert").textContent).not.toContain("Wrong /email");
});

test("what was typed is handed over by field name", async () => {
  const submit = vi.fn();
  show(null, submit);
  await userEvent.type(screen.getByLabelText("Name"), "Otto");
  await userEvent.click(screen.getByText("Save"));
  const values = submit.mock.calls[0]?.[0] as FormValues;
  expect([values.text("name"), values.text("absent")]).toEqual(["Otto", ""]);
});
