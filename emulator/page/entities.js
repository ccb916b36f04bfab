/** Entities: the formatting of a message as DOM nodes; the text itself never becomes markup. */

import { node } from "./nodes.js";
import { say } from "./words.js";

const PLAIN_TAGS = { bold: "strong", italic: "em", underline: "u", strikethrough: "s" };
const BLOCKS = new Set(["pre", "blockquote", "expandable_blockquote"]);

/**
 * The text with its entities. Offsets are UTF-16 units, as in the Bot API and in JavaScript.
 * `does` says what a tap does: `open(url)`, `command(text)`, `copy(text)`.
 */
export function formatted(text, entities = [], does) {
  const sorted = [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length);
  return branch(text, 0, text.length, sorted, does);
}

function branch(text, from, to, entities, does) {
  const grown = document.createDocumentFragment();
  let at = from;
  for (let index = 0; index < entities.length; ) {
    const entity = entities[index];
    const start = Math.max(entity.offset, at);
    const end = Math.min(entity.offset + entity.length, to);
    let next = index + 1;
    while (next < entities.length && entities[next].offset < end) next += 1;
    if (end > start) {
      const isBlock = BLOCKS.has(entity.type);
      grown.append(before(text.slice(at, start), isBlock));
      const inner = branch(text, start, end, entities.slice(index + 1, next), does);
      grown.append(dressed(entity, inner, text.slice(start, end), does));
      at = isBlock && text[end] === "\n" ? end + 1 : end;
    }
    index = next;
  }
  grown.append(text.slice(at, to));
  return grown;
}

/** A block begins on its own line, so the line break before it would show twice. */
function before(text, isBlock) {
  return isBlock && text.endsWith("\n") ? text.slice(0, -1) : text;
}

function dressed(entity, inner, text, does) {
  const tag = PLAIN_TAGS[entity.type];
  if (tag) return node(tag, {}, inner);
  return (DRESSES[entity.type] ?? plain)(inner, text, entity, does);
}

const plain = (inner) => inner;

const DRESSES = {
  code: (inner, text, _, does) => node("code", { class: "code", onclick: () => does.copy(text) }, inner),
  pre: (inner, text, entity) => node("pre", { "data-language": entity.language }, node("code", {}, inner)),
  spoiler: (inner) => spoiler(inner),
  blockquote: (inner) => node("blockquote", {}, inner),
  expandable_blockquote: (inner) => expandable(inner),
  text_link: (inner, text, entity, does) => anchor(inner, entity.url, does),
  url: (inner, text, _, does) => anchor(inner, /^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `http://${text}`, does),
  email: (inner, text, _, does) => anchor(inner, `mailto:${text}`, does),
  phone_number: (inner, text, _, does) => anchor(inner, `tel:${text.replace(/[^\d+]/g, "")}`, does),
  mention: (inner) => node("span", { class: "mention" }, inner),
  text_mention: (inner) => node("span", { class: "mention" }, inner),
  hashtag: (inner) => node("span", { class: "mention" }, inner),
  cashtag: (inner) => node("span", { class: "mention" }, inner),
  bot_command: (inner, text, _, does) =>
    node("button", { type: "button", class: "link", "data-command": text, onclick: () => does.command(text) }, inner),
};

/** Only addresses a messenger would open; anything else stays plain text. */
export function isSafe(url) {
  return /^(https?|mailto|tel|tg):/i.test(url);
}

function anchor(inner, url, does) {
  if (!isSafe(url)) return inner;
  const open = (event) => {
    event.preventDefault();
    does.open(url);
  };
  return node("a", { href: url, target: "_blank", rel: "noopener noreferrer", title: url, onclick: open }, inner);
}

function spoiler(inner) {
  const veil = node("span", {
    class: "spoiler",
    role: "button",
    tabindex: "0",
    "aria-label": say("spoiler"),
    "aria-pressed": "false",
  });
  const lift = (event) => {
    if (event.type === "keydown" && event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    veil.setAttribute("aria-pressed", "true");
    veil.removeAttribute("aria-label");
  };
  veil.addEventListener("click", lift);
  veil.addEventListener("keydown", lift);
  veil.append(node("span", { class: "veiled" }, inner));
  return veil;
}

function expandable(inner) {
  const content = node("div", { class: "folded" }, inner);
  const toggle = node("button", { type: "button", class: "link fold", "aria-expanded": "false" }, say("expand"));
  toggle.addEventListener("click", () => {
    const isOpen = content.classList.toggle("folded") === false;
    toggle.setAttribute("aria-expanded", String(isOpen));
    toggle.textContent = say(isOpen ? "collapse" : "expand");
  });
  return node("blockquote", { class: "expandable" }, content, toggle);
}
