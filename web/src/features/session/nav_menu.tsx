import { Check, ChevronDown, Menu as MenuIcon } from "lucide-react";
import { Fragment, type ReactNode } from "react";
import { Button, Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover } from "react-aria-components";
import { useText } from "../../texts/text.ts";
import type { Group, KnownPlace } from "./places.ts";

export interface Shown {
  group: Group;
  places: KnownPlace[];
}

interface Props {
  current: KnownPlace | undefined;
  /** How many things wait at a place. */
  badge: (place: KnownPlace) => ReactNode;
}

const item =
  "flex min-h-9 cursor-pointer items-center gap-2 rounded-sm px-2 py-1 outline-none hovered:bg-hover focused:bg-hover";
const popover = "min-w-52 rounded-md border border-line bg-raised p-1 shadow-lg";
const button =
  "flex min-h-9 cursor-pointer items-center gap-1 rounded-md px-2 text-sm whitespace-nowrap outline-none hovered:bg-hover focus-visible:outline-2 focus-visible:outline-accent";

/** One group of places under its name. */
export function GroupMenu({ shown, current, badge }: Props & { shown: Shown }) {
  const t = useText();
  const isHere = shown.places.some(({ to }) => to === current?.to);
  const name = t(shown.group.text);
  return (
    <MenuTrigger>
      <Button className={`${button} ${isHere ? "bg-accent-soft font-medium text-accent-strong" : "text-muted"}`}>
        {name}
        {shown.places.map((place) => (
          <Fragment key={place.to}>{badge(place)}</Fragment>
        ))}
        <ChevronDown aria-hidden="true" className="size-4 shrink-0" />
      </Button>
      <Popover placement="bottom start" className={popover}>
        <Menu className="outline-none" aria-label={name}>
          {shown.places.map((place) => placeItem(t, place, { current, badge }))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

/** All places, where there is no room for a bar. */
export function WholeMenu({ all, current, badge }: Props & { all: Shown[] }) {
  const t = useText();
  return (
    <MenuTrigger>
      <Button className={`${button} text-muted`}>
        <MenuIcon aria-hidden="true" className="size-5" />
        {t("ui.nav.menu")}
        {all.flatMap(({ places }) => places.map((place) => <Fragment key={place.to}>{badge(place)}</Fragment>))}
      </Button>
      <Popover placement="bottom start" className={`${popover} max-h-[80vh] overflow-y-auto`}>
        <Menu className="outline-none" aria-label={t("ui.nav.label")}>
          {all.map(({ group, places }) => (
            <MenuSection key={group.id}>
              <Header className="px-2 pt-2 text-sm text-muted">{t(group.text)}</Header>
              {places.map((place) => placeItem(t, place, { current, badge }))}
            </MenuSection>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

/** No component: a menu knows its items by what it is given. */
function placeItem(t: ReturnType<typeof useText>, place: KnownPlace, { current, badge }: Props) {
  const isHere = place.to === current?.to;
  return (
    <MenuItem key={place.to} id={place.to} href={place.to} textValue={t(place.text)} className={item}>
      <span className="flex-1">{t(place.text)}</span>
      {badge(place)}
      {isHere ? (
        <>
          <Check aria-hidden="true" className="size-4 text-accent" />
          <span className="sr-only">{t("ui.nav.here")}</span>
        </>
      ) : null}
    </MenuItem>
  );
}
