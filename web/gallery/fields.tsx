import { ApiForm } from "../src/ui/api_form.tsx";
import { SearchField, TextField } from "../src/ui/field.tsx";
import { SelectField } from "../src/ui/select.tsx";
import { problemOf } from "./problem.ts";
import { long, Shelf } from "./shelf.tsx";

const options = [
  { id: "a", name: "A: critical" },
  { id: "b", name: long },
];
const wrong = problemOf("field", [{ pointer: "/wrong", code: "required", detail: "This has to be filled in." }]);

export function Fields() {
  return (
    <div className="grid max-w-4xl grid-cols-2 gap-4">
      <TextField label="Empty" placeholder="With a placeholder" />
      <TextField label="Filled, required, with a hint" defaultValue={long} hint="What is meant by it." isRequired />
      <TextField label="Disabled" defaultValue="Not now" isDisabled />
      <TextField label="Several lines" rows={3} defaultValue={`First line\n${long}`} />
      <ApiForm label="Wrong" error={wrong} onSubmit={() => {}}>
        <TextField name="wrong" label="Wrong" />
      </ApiForm>
      <TextField label="Fixed width" mono defaultValue="c4a1b7d3-6e2f-4d90" />
      <SelectField label="Choice" options={options} defaultValue="a" />
      <SelectField label="Nothing chosen" options={options} placeholder="Not known" />
      <SelectField label="Small, long" size="small" options={options} defaultValue="b" />
      <SelectField label="Disabled" options={options} defaultValue="a" isDisabled />
      <Shelf name="search">
        <SearchField label="Search requests" value="tiskárna" onChange={() => {}} />
      </Shelf>
    </div>
  );
}
