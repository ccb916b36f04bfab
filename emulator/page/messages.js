/** Messages: the scrolling list of one chat; it redraws only what changed and keeps its place. */

import { bubble } from "./bubbles.js";
import { iconButton, node } from "./nodes.js";
import { service } from "./summaries.js";
import { dayName, dayNumber } from "./times.js";
import { say } from "./words.js";

const NEAR = 90;
const SAME_BREATH_SECONDS = 600;

export class Timeline {
  constructor({ does }) {
    this.does = does;
    this.drawn = new Map();
    this.newest = 0;
    this.unseen = 0;
    this.list = node("ol", { class: "messages", role: "log", "aria-live": "polite", "data-messages": true });
    this.empty = node("div", { class: "empty", hidden: true });
    this.scroller = node("div", { class: "scroller", tabindex: "0", role: "region", "aria-label": say("messages") }, this.empty, this.list);
    this.counter = node("span", { class: "counter" });
    this.down = iconButton("down", say("to_bottom"), { class: "to-bottom", hidden: true, "data-to-bottom": true, onclick: () => this.toBottom(true) });
    this.down.append(this.counter);
    this.element = node("div", { class: "timeline" }, this.scroller, this.down);
    this.isPinned = true;
    this.scroller.addEventListener("scroll", () => this.#scrolled(), { passive: true });
    new ResizeObserver(() => this.isPinned && this.toBottom()).observe(this.scroller);
    new ResizeObserver(() => this.isPinned && this.toBottom()).observe(this.list);
  }

  /** Forget what is drawn: another chat begins at its end. */
  clear() {
    this.drawn.clear();
    this.list.replaceChildren();
    this.newest = 0;
    this.unseen = 0;
    this.isPinned = true;
  }

  /** Show these messages of a chat, oldest first; `notice` stands where there are none. */
  show(messages, { person, isGroup, notice }) {
    const rows = blocks(messages, isGroup);
    const nodes = rows.map((row) => this.#drawn(row, person));
    const kept = new Set(rows.map((row) => row.key));
    for (const key of this.drawn.keys()) if (!kept.has(key)) this.drawn.delete(key);
    this.#place(nodes);
    this.empty.hidden = messages.length > 0;
    this.empty.replaceChildren(...notice);
    this.#arrived(messages, person);
  }

  /** Scroll a quoted message into view and let it glow for a moment. */
  jump(id) {
    const target = this.list.querySelector(`[data-message-id="${id}"]`);
    if (!target) return;
    this.isPinned = false;
    target.scrollIntoView({ block: "center", behavior: calm() ? "auto" : "smooth" });
    target.classList.add("glow");
    setTimeout(() => target.classList.remove("glow"), 1500);
  }

  toBottom(isSmooth = false) {
    this.isPinned = true;
    this.unseen = 0;
    const top = this.scroller.scrollHeight;
    if (isSmooth && !calm()) this.scroller.scrollTo({ top, behavior: "smooth" });
    else this.scroller.scrollTop = top;
    this.#button();
  }

  #drawn(row, person) {
    const before = this.drawn.get(row.key);
    if (before && isSame(before.row, row)) return before.made;
    const made = row.day !== undefined ? dayNode(row) : bubble(row, { person, does: this.does });
    if (!before && this.newest && row.messages?.[0].message_id > this.newest) made.classList.add("fresh");
    this.drawn.set(row.key, { row, made });
    return made;
  }

  /** What went is removed first, so that what stays need not move (a moved film stops). */
  #place(nodes) {
    const kept = new Set(nodes);
    for (const child of [...this.list.children]) if (!kept.has(child)) child.remove();
    nodes.forEach((made, index) => {
      const there = this.list.children[index];
      if (there !== made) this.list.insertBefore(made, there ?? null);
    });
  }

  #arrived(messages, person) {
    const last = messages.at(-1)?.message_id ?? 0;
    const fresh = this.newest ? messages.filter((message) => message.message_id > this.newest) : [];
    if (this.isPinned || fresh.some((message) => message.from?.id === person.id)) this.toBottom();
    else this.unseen += fresh.length;
    this.newest = Math.max(this.newest, last);
    this.#button();
  }

  #scrolled() {
    const { scrollHeight, scrollTop, clientHeight } = this.scroller;
    this.isPinned = scrollHeight - scrollTop - clientHeight < NEAR;
    if (this.isPinned) this.unseen = 0;
    this.#button();
  }

  #button() {
    this.down.hidden = this.isPinned;
    this.counter.textContent = this.unseen ? String(this.unseen) : "";
  }
}

/** Days and blocks in the order they stand; neighbours of one author share a breath. */
function blocks(messages, isGroup) {
  const rows = [];
  let day = null;
  for (const message of messages) {
    const today = dayNumber(message.date);
    if (today !== day) rows.push({ key: `day${today}`, day: today, name: dayName(message.date) });
    day = today;
    const last = rows.at(-1);
    const album = message.media_group_id;
    if (album && last?.album === album) last.messages.push(message);
    else rows.push({ key: message.message_id, messages: [message], album, isGroup });
  }
  rows.forEach((row, index) => {
    row.isFirst = !isTogether(rows[index - 1], row);
    row.isLast = !isTogether(row, rows[index + 1]);
  });
  return rows;
}

function isTogether(above, below) {
  const [one] = above?.messages ?? [];
  const [two] = below?.messages ?? [];
  if (!one || !two || service(one) || service(two)) return false;
  return one.from?.id === two.from?.id && two.date - one.date < SAME_BREATH_SECONDS;
}

/** Messages are replaced, never changed in place, so identity tells what is new. */
function isSame(one, two) {
  if (one.day !== undefined || two.day !== undefined) return one.name === two.name;
  return (
    one.isFirst === two.isFirst &&
    one.isLast === two.isLast &&
    one.messages.length === two.messages.length &&
    one.messages.every((message, index) => message === two.messages[index])
  );
}

function dayNode(row) {
  return node("li", { class: "day" }, node("span", {}, row.name));
}

function calm() {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}
