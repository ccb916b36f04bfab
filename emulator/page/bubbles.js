/** Bubbles: one message, or one album, as it stands in the chat. */

import { formatted } from "./entities.js";
import { inlineKeyboard } from "./keyboard.js";
import { isBare, media, meta, mosaic } from "./media.js";
import { avatar, hue, icon, iconButton, node } from "./nodes.js";
import { poll } from "./polls.js";
import { fullName, origin, senderName, service, summary } from "./summaries.js";
import { say } from "./words.js";

export function isOwn(message, person) {
  return message.from?.id === person.id && !message.sender_chat;
}

/**
 * A block of the chat: `block.messages` is one message, or the messages of an album.
 * `does` carries out what the person does with it.
 */
export function bubble(block, { person, does }) {
  const [first] = block.messages;
  const words = service(first);
  if (words) return node("li", { class: "service", "data-message-id": first.message_id }, node("span", {}, words));
  const own = isOwn(first, person);
  const isAlbum = block.messages.length > 1;
  const told = block.messages.find((message) => message.caption) ?? first;
  const body = node("div", { class: bodyClass(block, told), "data-bubble": true }, parts(block, told, { own, person, does }));
  body.addEventListener("click", (event) => tapped(event, () => does.menu(told)));
  const column = node(
    "div",
    { class: "column" },
    node("div", { class: "bubble-line" }, body, actionsButton(told, does)),
    reactions(told, person, does),
    inlineKeyboard(told, does),
  );
  return node(
    "li",
    {
      class: `message ${own ? "own" : "theirs"} ${block.isFirst ? "first" : ""} ${block.isLast ? "last" : ""}`,
      "data-own": own ? "true" : "false",
      ...(isAlbum ? { "data-album": first.media_group_id } : { "data-message-id": first.message_id }),
    },
    face(block, own),
    column,
  );
}

function bodyClass(block, told) {
  const [first] = block.messages;
  const hasPicture = first.photo || first.video || first.animation;
  const kinds = ["bubble"];
  if (hasPicture) kinds.push("pictured");
  if (hasPicture && !told.caption) kinds.push("wordless");
  if (isBare(first)) kinds.push("bare");
  if (told.reply_markup?.inline_keyboard?.length) kinds.push("keyed");
  if (onlyEmoji(first)) kinds.push("emoji");
  return kinds.join(" ");
}

function onlyEmoji(message) {
  return /^(\p{Extended_Pictographic}\uFE0F?){1,3}$/u.test(message.text ?? "");
}

function parts(block, told, { own, person, does }) {
  const [first] = block.messages;
  const text = told.text ?? told.caption;
  const entities = told.entities ?? told.caption_entities;
  const carried = block.messages.length > 1 ? mosaic(block.messages, does) : media(first, does);
  const asked = first.poll ? poll(first, does.chosen(first), does) : null;
  const words = text ? node("div", { class: "text", dir: "auto" }, formatted(text, entities, does)) : null;
  const known = carried || asked || words || node("div", { class: "text muted" }, say("unknown"));
  const above = told.show_caption_above_media;
  const content = carried && words ? (above ? [words, carried] : [carried, words]) : [carried, asked, words ?? (carried || asked ? null : known)];
  (words && !above ? words : null)?.append(meta(told));
  const corner = words && !above ? null : meta(told);
  return [sender(block, own), forwarded(first), quote(first, person, does), ...content, corner];
}

function sender(block, own) {
  const [first] = block.messages;
  if (own || !block.isGroup || !block.isFirst) return null;
  const id = first.sender_chat?.id ?? first.from?.id ?? 0;
  return node("div", { class: "sender", style: `--hue:${hue(id)}` }, senderName(first));
}

function forwarded(message) {
  const words = origin(message);
  return words ? node("div", { class: "forwarded" }, icon("forward"), node("span", {}, words)) : null;
}

function quote(message, person, does) {
  const to = message.reply_to_message;
  if (!to || to.forum_topic_created) return null;
  const name = to.from?.id === person.id ? say("you") : senderName(to);
  return node(
    "button",
    { type: "button", class: "quote", "data-quote": to.message_id, onclick: () => does.jump(to.message_id) },
    node("strong", {}, name),
    node("span", {}, message.quote?.text ?? summary(to)),
  );
}

function face(block, own) {
  if (own || !block.isGroup) return null;
  const [first] = block.messages;
  const from = first.sender_chat ?? first.from ?? { id: 0 };
  return block.isLast ? avatar(from.id, fullName(from)) : node("span", { class: "avatar-space" });
}

function actionsButton(message, does) {
  return iconButton("more", say("actions"), {
    class: "actions",
    "data-actions": message.message_id,
    onclick: () => does.menu(message),
  });
}

/** A tap on the bubble itself opens its menu; taps on links and selections do what they always do. */
function tapped(event, open) {
  if (event.target.closest("a, button, video, input, code, .spoiler")) return;
  if (String(getSelection())) return;
  open();
}

function reactions(message, person, does) {
  if (!message.reactions?.length) return null;
  const counted = new Map();
  for (const { from, emoji } of message.reactions) counted.set(emoji, [...(counted.get(emoji) ?? []), from]);
  return node(
    "div",
    { class: "reactions", "data-reactions": message.message_id },
    [...counted].map(([emoji, from]) => reaction(message, emoji, from, person, does)),
  );
}

function reaction(message, emoji, from, person, does) {
  const mine = from.includes(person.id);
  const attributes = {
    type: "button",
    class: "reaction",
    "data-reaction": emoji,
    "aria-pressed": String(mine),
    "aria-label": say("react", { emoji }),
    onclick: () => does.react(message, mine ? null : emoji),
  };
  return node("button", attributes, `${emoji}\uFE0F`, from.length > 1 ? node("span", {}, String(from.length)) : null);
}
