/** Menus: the sheets of choices; each choice is something the doings carry out. */

import { isGroup } from "./chats.js";
import { node } from "./nodes.js";
import { menuItem } from "./overlays.js";
import { service } from "./summaries.js";
import { LANGUAGES, language, say } from "./words.js";

const REACTIONS = ["👍", "❤", "🔥", "👏", "👌", "🤔", "🙏", "👎"];

function choice(icon, label, mark, act, more = {}) {
  return { icon, label, mark: { [mark]: true }, act, ...more };
}

export function attachMenu(doings) {
  const choices = [
    choice("photo", say("photo"), "data-attach-photo", () => doings.pickFiles("image/*,video/*", false)),
    choice("file", say("file"), "data-attach-file", () => doings.pickFiles("", true)),
    choice("camera", say("camera"), "data-attach-camera", () => doings.camera("photo")),
    choice("round", say("video_note"), "data-attach-video-note", () => doings.camera("video_note")),
  ];
  doings.phone.overlays.menu(say("attach"), choices, "data-attach-menu");
}

/** The bot's commands; a chosen one is sent at once, as in Telegram. */
export function commandMenu(doings) {
  const item = ({ command, description }, close) => {
    const choose = () => {
      close();
      doings.send({ text: `/${command}` });
    };
    return node(
      "button",
      { type: "button", class: "command", "data-command": command, onclick: choose },
      node("strong", {}, `/${command}`),
      node("span", {}, description),
    );
  };
  const { commands, overlays } = doings.phone;
  const build = (close) => commands.map((command) => item(command, close));
  overlays.sheet(say("commands"), build, { mark: "data-command-menu" });
}

/** The menu of the heading: the invitation, blocking, and on a narrow screen what the bar has on a wide one. */
export function headingMenu(doings) {
  const { phone } = doings;
  const { person, isBlocked, overlays } = phone;
  const isNarrow = !matchMedia("(min-width: 760px)").matches;
  const other = Object.keys(LANGUAGES).find((code) => code !== language());
  const tell = (name) => () => dispatchEvent(new Event(name));
  const choices = [
    person.start &&
      choice("invite", say("open_invite"), "data-open-invite", () => doings.invited(), { note: person.start }),
    isBlocked
      ? choice("check", say("unblock"), "data-unblock", () => doings.block(false))
      : choice("block", say("block"), "data-block", () => doings.block(true), { danger: true }),
    choice("contact", say("change_owner"), "data-change-person", () => phone.choose()),
    isNarrow && choice("plus", say("add_phone"), "data-menu-add-phone", tell("add-phone")),
    isNarrow && choice("language", LANGUAGES[other], "data-menu-language", tell("next-language")),
  ];
  overlays.menu(say("menu"), choices, "data-heading-menu");
}

/** What can be done with one message. */
export function messageMenu(doings, message) {
  if (service(message)) return;
  const { phone } = doings;
  const { overlays, composer } = phone;
  const text = message.text ?? message.caption;
  const isFree = !message.has_protected_content;
  const isOwn = phone.isOwner(message);
  const mayEdit = isOwn && text && !message.forward_origin;
  // In a group only the author takes a message away; a private chat is the person's own.
  const mayDelete = isOwn || !isGroup(phone.chat);
  const choices = [
    choice("reply", say("reply"), "data-reply", () => composer.reply(message)),
    mayEdit && choice("pencil", say("edit"), "data-edit", () => composer.edit(message)),
    isFree && text && choice("copy", say("copy"), "data-copy", () => doings.copy(text)),
    isFree && choice("forward", say("forward"), "data-forward", () => doings.forward(message)),
    mayDelete && choice("trash", say("delete"), "data-delete", () => doings.remove(message), { danger: true }),
  ];
  const build = (close) => [
    reactionRow((emoji) => {
      close();
      doings.does.react(message, emoji);
    }),
    ...choices.filter(Boolean).map((one) => menuItem(one, close)),
  ];
  overlays.sheet(say("actions"), build, { mark: "data-message-menu" });
}

function reactionRow(react) {
  const key = (emoji) =>
    node(
      "button",
      {
        type: "button",
        class: "emoji-key",
        "aria-label": say("react", { emoji }),
        "data-react": emoji,
        onclick: () => react(emoji),
      },
      `${emoji}\uFE0F`,
    );
  return node("div", { class: "emoji-row" }, REACTIONS.map(key));
}
