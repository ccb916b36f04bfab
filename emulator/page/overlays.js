/** Overlays: toasts, alerts, questions, sheets and full-size pictures, each inside its own phone. */

import { iconButton, node } from "./nodes.js";
import { say } from "./words.js";

const TOAST_SECONDS = 4;

export class Overlays {
  /** `screen` is what the overlays cover; `stage` is the part of it that sleeps meanwhile. */
  constructor(screen, stage) {
    this.screen = screen;
    this.stage = stage;
    this.toasts = node("div", { class: "toasts", role: "status", "aria-live": "polite" });
    screen.append(this.toasts);
    this.depth = 0;
  }

  toast(text) {
    const shown = node("div", { class: "toast", "data-toast": true }, text);
    this.toasts.replaceChildren(shown);
    setTimeout(() => shown.remove(), TOAST_SECONDS * 1000);
  }

  /** A window that must be answered with its button; resolves when it was. */
  alert(text) {
    return this.#window({ text, role: "alertdialog", mark: "data-alert" }, [
      { label: say("ok"), value: true, class: "primary", "data-alert-ok": true },
    ]);
  }

  /** True when the person said yes. */
  ask(text, yes) {
    return this.#window({ text, role: "alertdialog", mark: "data-question" }, [
      { label: say("cancel"), value: false, class: "quiet", "data-no": true },
      { label: yes, value: true, class: "primary", "data-yes": true },
    ]);
  }

  #window({ text, role, mark }, buttons) {
    return new Promise((resolve) => {
      const row = node("div", { class: "window-buttons" });
      const content = node("div", { class: "window", role, "aria-modal": "true", [mark]: true });
      content.append(node("p", { class: "window-text" }, text), row);
      const close = this.#cover(content, { class: "centred", onclosed: () => resolve(false) });
      for (const { label, value, ...attributes } of buttons) {
        const onclick = () => {
          resolve(value);
          close();
        };
        row.append(node("button", { type: "button", ...attributes, class: `button ${attributes.class}`, onclick }, label));
      }
      row.lastChild.focus();
    });
  }

  /** A sheet from the bottom edge. `build(close)` gives its content; returns `close`. */
  sheet(label, build, { mark = "data-sheet", onclosed } = {}) {
    const content = node("div", { class: "sheet", role: "dialog", "aria-modal": "true", "aria-label": label, [mark]: true });
    const close = this.#cover(content, { class: "bottom", dismissable: true, onclosed });
    content.append(
      node(
        "div",
        { class: "sheet-head" },
        node("h2", {}, label),
        iconButton("close", say("close"), { "data-close": true, onclick: close }),
      ),
      node("div", { class: "sheet-body" }, build(close)),
    );
    focusFirst(content);
    return close;
  }

  /** A dark stage over the whole phone, for a picture or the camera. */
  stageFor(label, build, { mark = "data-stage", onclosed } = {}) {
    const content = node("div", { class: "full", role: "dialog", "aria-modal": "true", "aria-label": label, [mark]: true });
    const close = this.#cover(content, { class: "dark", dismissable: true, onclosed });
    content.append(iconButton("close", say("close"), { class: "full-close", "data-close": true, onclick: close }));
    content.append(...[build(close)].flat());
    focusFirst(content);
    return close;
  }

  /** A sheet of choices: each is {icon, label, act, mark?, danger?}. */
  menu(label, choices, mark) {
    return this.sheet(
      label,
      (close) => choices.filter(Boolean).map((choice) => menuItem(choice, close)),
      { mark },
    );
  }

  #cover(content, { class: extra, dismissable = false, onclosed }) {
    const before = document.activeElement;
    const veil = node("div", { class: `veil ${extra}` }, content);
    let isOpen = true;
    const close = () => {
      if (!isOpen) return;
      isOpen = false;
      veil.remove();
      this.#sleep(-1);
      if (before?.isConnected) before.focus({ preventScroll: true });
      onclosed?.();
    };
    veil.addEventListener("keydown", (event) => {
      if (event.key === "Escape") close();
      if (event.key === "Tab") keepInside(event, content);
    });
    if (dismissable) veil.addEventListener("click", (event) => event.target === veil && close());
    this.#sleep(1);
    this.screen.append(veil);
    return close;
  }

  #sleep(step) {
    this.depth += step;
    this.stage.inert = this.depth > 0;
  }
}

export function menuItem({ icon: drawing, label, note, act, mark, danger }, close) {
  const item = iconButton(drawing, label, { class: `menu-item ${danger ? "danger" : ""}`, ...(mark ?? {}) });
  item.removeAttribute("title");
  item.append(node("span", { class: "menu-label" }, label, note ? node("small", {}, note) : null));
  item.addEventListener("click", () => {
    close();
    act();
  });
  return item;
}

function focusable(content) {
  return [...content.querySelectorAll("button, input, select, textarea, a[href]")].filter(
    (item) => !item.disabled && item.offsetParent !== null,
  );
}

function focusFirst(content) {
  const items = focusable(content);
  (items.find((item) => !item.matches("[data-close]")) ?? items[0])?.focus({ preventScroll: true });
}

function keepInside(event, content) {
  const items = focusable(content);
  const edge = event.shiftKey ? items[0] : items.at(-1);
  if (items.length && document.activeElement !== edge) return;
  event.preventDefault();
  (event.shiftKey ? items.at(-1) : items[0])?.focus();
}
