/** Nodes: the only way this page makes DOM. Text is always text, never markup. */

import { drawing } from "./icons.js";

export function node(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...present(children));
  return made;
}

export function icon(name) {
  return drawing(name);
}

export function iconButton(name, label, attributes = {}) {
  const { class: extra, ...others } = attributes;
  return node(
    "button",
    { type: "button", class: `icon-button ${extra ?? ""}`.trim(), "aria-label": label, title: label, ...others },
    icon(name),
  );
}

/** A round picture of a name: two letters on a colour which always belongs to this id. */
export function avatar(id, name, attributes = {}) {
  const letters = [...name.matchAll(/(?:^|\s)(\p{L}|\p{N})/gu)].slice(0, 2).map((match) => match[1]);
  return node(
    "span",
    { class: "avatar", "aria-hidden": "true", style: `--hue:${hue(id)}`, ...attributes },
    letters.join("").toUpperCase() || "•",
  );
}

/** Golden-angle steps keep neighbouring ids far apart on the colour wheel. */
export function hue(id) {
  return Math.round((Math.abs(Number(id)) * 137.508) % 360);
}

function present(children) {
  return children.flat(3).filter((child) => child !== null && child !== undefined && child !== false);
}
