/** Keyboards: the buttons under a message and the buttons in place of the phone's keyboard. */

import { icon, node } from "./nodes.js";
import { isSafe } from "./entities.js";
import { say } from "./words.js";

/**
 * The inline keyboard of a message, or null. Labels stay on one line as in Telegram: a label
 * that is cut here is cut on a real phone too.
 */
export function inlineKeyboard(message, does) {
  const rows = message.reply_markup?.inline_keyboard;
  if (!rows?.length) return null;
  return node(
    "div",
    { class: "keyboard" },
    rows.map((row, y) =>
      node(
        "div",
        { class: "keyboard-row" },
        row.map((button, x) => inlineButton(message, button, y, x, does)),
      ),
    ),
  );
}

function inlineButton(message, button, row, column, does) {
  const made = node(
    "button",
    {
      type: "button",
      class: "key",
      title: button.text,
      "data-button": button.text,
      "data-callback": button.callback_data,
      "data-style": button.style,
    },
    node("span", { class: "key-label" }, button.text),
    button.url || button.login_url ? icon("link") : null,
  );
  made.addEventListener("click", () => act(made, message, button, { row, column }, does));
  return made;
}

async function act(made, message, button, place, does) {
  const url = button.url ?? button.login_url?.url;
  if (url) return isSafe(url) ? does.open(url) : does.refuse();
  if (button.copy_text) return does.copy(button.copy_text.text);
  if (button.callback_data === undefined) return does.refuse();
  // A second tap while the first one waits changes nothing, as in Telegram.
  if (made.getAttribute("aria-busy") === "true") return undefined;
  made.setAttribute("aria-busy", "true");
  try {
    await does.press(message, place);
  } finally {
    made.removeAttribute("aria-busy");
  }
}

/**
 * What stands below the field after these messages: a keyboard, a forced reply or nothing.
 * The person's own words answer a forced reply and use up a one-time keyboard.
 */
export function standing(messages, isOwn) {
  let found = null;
  for (const message of messages) {
    const markup = message.reply_markup;
    if (found && isOwn(message)) found = found.markup.force_reply ? null : { ...found, isUsed: true };
    if (!markup) continue;
    if (markup.keyboard || markup.force_reply) found = { message, markup, isUsed: false };
    else if (markup.remove_keyboard) found = null;
  }
  return found;
}

/** The buttons of a reply keyboard; `press(button)` gets a {text, request_contact?...}. */
export function replyKeyboard(markup, press) {
  const rows = markup.keyboard.map((row) =>
    node(
      "div",
      { class: "keyboard-row" },
      row.map((given) => {
        const button = typeof given === "string" ? { text: given } : given;
        return node(
          "button",
          {
            type: "button",
            class: "key reply-key",
            title: button.text,
            "data-reply-button": button.text,
            "data-style": button.style,
            onclick: () => press(button),
          },
          button.request_contact ? icon("contact") : null,
          node("span", { class: "key-label" }, button.text),
        );
      }),
    ),
  );
  const extra = markup.resize_keyboard ? "resized" : "";
  return node("div", { class: `reply-keyboard ${extra}`, "data-reply-keyboard": true, "aria-label": say("reply_keyboard") }, rows);
}
