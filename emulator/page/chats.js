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
      const count = unseen.get(chat.id) ?? 0;
      return node(
        "button",
        { type: "button", class: "chat-item", "data-chat": chat.id, onclick: () => open(chat.id) },
        avatar(isGroup(chat) ? chat.id : bot.id, name),
        node(
          "span",
          { class: "chat-words" },
          node("span", { class: "chat-line" }, node("strong", {}, name), last ? node("time", {}, when(last.date)) : null),
          node("span", { class: "chat-line" }, node("span", { class: "chat-last" }, lastWords(chat, last, person)), badge(count)),
        ),
      );
    }),
  );
}

function badge(count) {
  return count ? node("span", { class: "badge", "data-unread": count }, String(count)) : null;
}

function lastWords(chat, last, person) {
  if (!last) return say("empty");
  if (service(last)) return summary(last);
  if (last.from?.id === person.id) return `${say("you")}: ${summary(last)}`;
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

/** The topics of a forum, read from the messages that opened and renamed them. */
export function topicsOf(messages) {
  const topics = new Map();
  for (const message of messages) {
    const thread = message.message_thread_id ?? message.message_id;
    if (message.forum_topic_created) topics.set(thread, { id: thread, name: message.forum_topic_created.name });
    if (message.forum_topic_edited?.name && topics.has(thread)) topics.get(thread).name = message.forum_topic_edited.name;
  }
  return [...topics.values()];
}

/** A strip of topics to narrow a group to one of them. */
export function topicStrip(topics, current, choose) {
  const all = [{ id: null, name: say("all_topics") }, ...topics];
  return node(
    "nav",
    { class: "topics", "aria-label": say("topics"), "data-topics": true },
    all.map(({ id, name }) =>
      node(
        "button",
        { type: "button", class: "topic", title: name, "data-topic": id ?? "all", "aria-pressed": String(id === current), onclick: () => choose(id) },
        name,
      ),
    ),
  );
}
