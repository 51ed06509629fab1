import { useState } from "react";
import { ActionButton } from "../src/ui/button.tsx";
import { ModalDialog } from "../src/ui/dialog.tsx";
import { TextField } from "../src/ui/field.tsx";

export function Dialogs() {
  const [isOpen, setOpen] = useState(new URLSearchParams(location.search).get("group") === "dialogs");
  return (
    <div className="min-h-96">
      <ActionButton onPress={() => setOpen(true)}>Open the dialog</ActionButton>
      <ModalDialog title="Change the subject" isOpen={isOpen} onClose={() => setOpen(false)}>
        <div className="flex flex-col gap-3">
          <TextField label="Subject" defaultValue="Server nestartuje službu" />
          <div className="flex justify-end gap-2">
            <ActionButton onPress={() => setOpen(false)}>Cancel</ActionButton>
            <ActionButton look="primary">Save</ActionButton>
          </div>
        </div>
      </ModalDialog>
    </div>
  );
}
