/** Summaries: a message, a person or a chat in a few words. */

import { say } from "./words.js";

const KINDS = {
  video_note: "video_note",
  animation: "video",
  video: "video",
  voice: "voice",
  audio: "audio",
  contact: "contact",
  location: "location",
};

const SERVICES = {
  pinned_message: () => say("pinned"),
  new_chat_members: (members) => say("joined", { name: members.map(fullName).join(", ") }),
  left_chat_member: (member) => say("left", { name: fullName(member) }),
  forum_topic_created: (topic) => say("topic_created", { name: topic.name }),
  forum_topic_edited: (topic) => (topic.name ? say("topic_edited", { name: topic.name }) : say("service")),
  forum_topic_closed: () => say("topic_closed"),
  forum_topic_reopened: () => say("topic_reopened"),
  group_chat_created: (_, message) => say("group_created", { name: message.chat.title }),
  supergroup_chat_created: (_, message) => say("group_created", { name: message.chat.title }),
  new_chat_title: (title) => say("new_title", { name: title }),
};

export function fullName(person) {
  return [person.first_name, person.last_name].filter(Boolean).join(" ") || person.title || "";
}

export function senderName(message) {
  return message.sender_chat ? message.sender_chat.title : fullName(message.from ?? message.chat);
}

/** The words of a service message, or null for an ordinary one. */
export function service(message) {
  const key = Object.keys(SERVICES).find((name) => message[name] !== undefined);
  return key ? SERVICES[key](message[key], message) : null;
}

/** One line for a quote or a list of chats. */
export function summary(message) {
  const words = service(message) ?? message.text ?? message.caption;
  if (words) return words.replace(/\s+/g, " ").slice(0, 200);
  return kind(message);
}

/** What a message without words is. */
export function kind(message) {
  if (message.media_group_id && message.photo) return say("album");
  if (message.photo) return say("one_photo");
  if (message.sticker) return `${message.sticker.emoji ?? ""} ${say("sticker")}`.trim();
  if (message.poll) return message.poll.question;
  if (message.dice) return message.dice.emoji;
  const key = Object.keys(KINDS).find((name) => message[name]);
  if (key) return say(KINDS[key]);
  if (message.document) return message.document.file_name ?? say("document");
  return say("unknown");
}

/** Whom a forwarded message came from. */
export function origin(message) {
  const from = message.forward_origin;
  if (!from) return null;
  const name = from.sender_user ? fullName(from.sender_user) : (from.sender_user_name ?? from.chat?.title ?? from.sender_chat?.title);
  return say("forwarded", { name: name ?? "" });
}
