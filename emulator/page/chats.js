/** Chats: the list of one phone's conversations and the heading of the open one. */

import { avatar, iconButton, node } from "./nodes.js";
import { fullName, senderName, service, summary } from "./summaries.js";
import { when } from "./times.js";
import { say } from "./words.js";

export function isGroup(chat) {
  return chat.type !== "private";
}

/** What a chat is called on this phone: a private one by its bot. */
export function title(chat, bot) {
  return isGroup(chat) ? chat.title : fullName(bot);
}

/** The rows of a phone's chats; `unseen` counts what arrived while another chat was open. */
export function chatList(chats, { bot, person, unseen, open }) {
  return node(
    "div",
    { class: "chats", "data-chats": true },
    chats.map(({ chat, last }) => {
      const name = title(chat, bot);
      return row({
        attributes: { "data-chat": chat.id, onclick: () => open(chat.id) },
        face: avatar(isGroup(chat) ? chat.id : bot.id, name),
        name,
        time: last ? when(last.date) : null,
        words: lastWords(chat, last, person),
        more: badge(unseen.get(chat.id) ?? 0),
      });
    }),
  );
}

/** One line of a list: a face, a name with a time, and below the last words. */
export function row({ attributes, face, name, time, words, more }) {
  return node(
    "button",
    { type: "button", class: "chat-item", ...attributes },
    face,
    node(
      "span",
      { class: "chat-words" },
      node("span", { class: "chat-line" }, node("strong", {}, name), time ? node("time", {}, time) : null),
      node("span", { class: "chat-line" }, node("span", { class: "chat-last" }, words), more),
    ),
  );
}

export function badge(count) {
  return count ? node("span", { class: "badge", "data-unread": count }, String(count)) : null;
}

function lastWords(chat, last, person) {
  if (!last) return say("empty");
  if (service(last)) return summary(last);
  if ((last.author ?? last.from?.id) === person.id) return `${say("you")}: ${summary(last)}`;
  return isGroup(chat) ? `${senderName(last)}: ${summary(last)}` : summary(last);
}

/** The heading of a phone's screen. */
export class Heading {
  constructor({ back, menu }) {
    this.backButton = iconButton("back", say("back"), { "data-back": true, hidden: true, onclick: back });
    this.backBadge = node("span", { class: "counter" });
    this.backButton.append(this.backBadge);
    this.face = node("span", { class: "face" });
    this.name = node("h2", { "data-title": true });
    this.status = node("p", { "data-status": true });
    this.menuButton = iconButton("more", say("menu"), { "data-menu": true, onclick: menu });
    const words = node("div", { class: "heading-words" }, this.name, this.status);
    this.element = node("header", { class: "heading" }, this.backButton, this.face, words, this.menuButton);
  }

  show({ id, name, status, hasBack, unseen, hasMenu }) {
    this.face.replaceChildren(...(id === null ? [] : [avatar(id, name)]));
    this.name.textContent = name;
    this.name.title = name;
    this.status.textContent = status;
    this.status.classList.toggle("busy", false);
    this.backButton.hidden = !hasBack;
    this.backBadge.textContent = unseen ? String(unseen) : "";
    this.menuButton.hidden = !hasMenu;
  }

  busy(words) {
    this.status.textContent = words;
    this.status.classList.toggle("busy", true);
  }
}
