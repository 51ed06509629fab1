import "../src/styles.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { activate, LanguageProvider, languages } from "../src/texts/language.tsx";
import { themes } from "../src/texts/theme.ts";
import { Buttons } from "./buttons.tsx";
import { Cards } from "./cards.tsx";
import { Choices } from "./choices.tsx";
import { Dialogs } from "./dialogs.tsx";
import { Fields } from "./fields.tsx";
import { Lists } from "./lists.tsx";
import { Words } from "./words.tsx";

/** Every component of `src/ui` in its states, for who builds pages: `pnpm run dev`, then `/gallery/`. No build for users
 * contains it. The pictures of `tests/pictures` are taken of its groups, one a page: `/gallery/?group=buttons&theme=dark`. */
const groups: Record<string, () => React.ReactNode> = {
  buttons: Buttons,
  fields: Fields,
  choices: Choices,
  words: Words,
  cards: Cards,
  lists: Lists,
  dialogs: Dialogs,
};

const asked = new URLSearchParams(location.search);
const language = languages.find((each) => each === asked.get("language")) ?? "en";
const theme = themes.find((each) => each === asked.get("theme")) ?? "light";
const chosen = asked.get("group");

function Gallery() {
  if (chosen) {
    const Group = groups[chosen];
    return Group ? <Group /> : <p>There is no group {chosen}.</p>;
  }
  return (
    <>
      <nav className="flex flex-wrap gap-3">
        {languages.flatMap((each) =>
          themes.map((look) => (
            <a key={`${each} ${look}`} className="text-accent underline" href={`?language=${each}&theme=${look}`}>
              {each}, {look}
            </a>
          )),
        )}
      </nav>
      {Object.entries(groups).map(([name, Group]) => (
        <section key={name} className="flex flex-col gap-3">
          <h2 className="text-lg font-semibold">
            <a href={`?group=${name}&theme=${theme}&language=${language}`}>{name}</a>
          </h2>
          <Group />
        </section>
      ))}
    </>
  );
}

async function start() {
  if (theme !== "system") document.documentElement.dataset.theme = theme;
  await activate(language);
  createRoot(document.getElementById("root") as HTMLElement).render(
    <StrictMode>
      <LanguageProvider>
        <main className="flex flex-col gap-6 p-4">
          <Gallery />
        </main>
      </LanguageProvider>
    </StrictMode>,
  );
}
start();
