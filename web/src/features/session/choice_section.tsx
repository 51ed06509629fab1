import { Header, MenuItem, MenuSection } from "react-aria-components";

/** An entry of the menu. */
export const menuItem =
  "flex min-h-8 cursor-pointer items-center gap-2 rounded-sm px-2 py-1 outline-none hovered:bg-hover focused:bg-hover selected:font-semibold selected:text-accent";

interface Props<T extends string | number> {
  title: string;
  choices: readonly T[];
  /** Nothing while it is not known yet. */
  chosen: T | undefined;
  nameOf: (choice: T) => string;
  onChoose: (choice: T) => void;
}

/** A section of the account menu: one of a few, the chosen one marked. */
export function ChoiceSection<T extends string | number>({ title, choices, chosen, nameOf, onChoose }: Props<T>) {
  return (
    <MenuSection
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={chosen === undefined ? [] : [chosen]}
      onSelectionChange={(keys) => {
        const next = choices.find((each) => keys !== "all" && keys.has(each));
        if (next !== undefined) onChoose(next);
      }}
    >
      <Header className="px-2 pt-2 text-sm text-muted">{title}</Header>
      {choices.map((each) => (
        <MenuItem key={each} id={each} className={menuItem}>
          {nameOf(each)}
        </MenuItem>
      ))}
    </MenuSection>
  );
}
