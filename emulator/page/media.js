/** Media: photos, albums, films, sounds, files and the other things a message can carry. */

import { fileAddress } from "./api.js";
import { icon, iconButton, node } from "./nodes.js";
import { clock, duration, size } from "./times.js";
import { fullName } from "./summaries.js";
import { say } from "./words.js";

/** The carried thing of a message as a node, or null; `does.enlarge(message)` opens a picture. */
export function media(message, does) {
  const key = Object.keys(KINDS).find((name) => message[name]);
  return key ? KINDS[key](message[key], message, does) : null;
}

/** Several photos and films of one group as a mosaic. */
export function mosaic(messages, does) {
  const tiles = messages.map((message) =>
    node("div", { class: "tile", "data-message-id": message.message_id }, media(message, does)),
  );
  return node("div", { class: `mosaic of-${Math.min(messages.length, 4)} ${messages.length % 2 ? "odd" : "even"}` }, tiles);
}

const KINDS = {
  photo: (sizes, message, does) => photo(sizes, message, does),
  animation: (film) => filmNode(film, { autoplay: true, loop: true, muted: true, playsinline: true }),
  video: (film) => filmNode(film, { controls: true, preload: "metadata", playsinline: true }),
  video_note: (film) => videoNote(film),
  voice: (sound) => player(sound),
  audio: (sound) => player(sound, [sound.performer, sound.title].filter(Boolean).join(" – ") || sound.file_name),
  sticker: (sticker) => stickerNode(sticker),
  document: (file, message) => documentNode(file, message),
  contact: (contact) => contactNode(contact),
  venue: (venue) => place(venue.location, [venue.title, venue.address].join(", ")),
  location: (location) => place(location),
  dice: (dice) => node("div", { class: "dice" }, dice.emoji, node("small", {}, String(dice.value))),
};

export function isBare(message) {
  return Boolean(message.video_note || message.sticker || message.dice);
}

function photo(sizes, message, does) {
  const shown = sizes.find((one) => Math.max(one.width, one.height) >= 640) ?? sizes.at(-1);
  const picture = node("img", {
    src: fileAddress(shown.file_id),
    width: shown.width,
    height: shown.height,
    alt: message.caption ?? say("one_photo"),
    decoding: "async",
    draggable: "false",
  });
  const hidden = message.has_media_spoiler ? "veiled-media" : "";
  const open = (event) => {
    if (event.currentTarget.classList.contains("veiled-media")) event.currentTarget.classList.remove("veiled-media");
    else does.enlarge(message);
  };
  return node(
    "button",
    {
      type: "button",
      class: `photo ${hidden}`,
      "data-photo": true,
      "aria-label": say("enlarge"),
      style: `--ratio:${ratio(shown)}`,
      onclick: open,
    },
    picture,
  );
}

/** Very long or very wide pictures are cut to a calm shape, as in a messenger. */
function ratio({ width, height }) {
  return Math.min(2.2, Math.max(0.7, (width || 1) / (height || 1))).toFixed(3);
}

function filmNode(film, attributes) {
  const shown = node("video", { src: fileAddress(film.file_id), ...attributes, class: "film", "data-video": true });
  shown.muted = Boolean(attributes.muted);
  shown.style.setProperty("--ratio", ratio(film));
  return shown;
}

function videoNote(film) {
  const video = node("video", { src: fileAddress(film.file_id), preload: "metadata", playsinline: true, loop: true });
  video.muted = true;
  const badge = node("span", { class: "round-time" }, duration(film.duration));
  const shell = node(
    "button",
    { type: "button", class: "round", "data-video-note": true, "aria-label": say("play") },
    video,
    badge,
  );
  const caption = () => shell.setAttribute("aria-label", say(video.paused ? "play" : "pause"));
  shell.addEventListener("click", () => {
    video.muted = false;
    if (video.paused) video.play().catch(() => caption());
    else video.pause();
  });
  video.addEventListener("play", caption);
  video.addEventListener("pause", caption);
  video.addEventListener("timeupdate", () => {
    const left = (Number.isFinite(video.duration) ? video.duration : film.duration) - video.currentTime;
    badge.textContent = duration(left);
  });
  return shell;
}

function player(sound, title) {
  const audio = new Audio();
  audio.preload = "none";
  audio.src = fileAddress(sound.file_id);
  const toggle = iconButton("play", say("play"), { class: "round-button", "data-play": true });
  const bar = node("input", { type: "range", min: "0", max: "1000", value: "0", class: "seek", "aria-label": title ?? say("voice") });
  const time = node("span", { class: "sound-time" }, duration(sound.duration));
  const length = () => (Number.isFinite(audio.duration) && audio.duration > 0 ? audio.duration : sound.duration || 1);
  const redraw = () => {
    const name = audio.paused ? "play" : "pause";
    toggle.replaceChildren(icon(name));
    toggle.setAttribute("aria-label", say(name));
  };
  toggle.addEventListener("click", () => (audio.paused ? audio.play().catch(redraw) : audio.pause()));
  bar.addEventListener("input", () => (audio.currentTime = (Number(bar.value) / 1000) * length()));
  for (const name of ["play", "pause", "ended"]) audio.addEventListener(name, redraw);
  audio.addEventListener("timeupdate", () => {
    bar.value = String((audio.currentTime / length()) * 1000);
    time.textContent = duration(audio.currentTime || sound.duration);
  });
  const words = node("div", { class: "sound-body" }, title ? node("strong", {}, title) : null, bar, time);
  return node("div", { class: "sound", "data-voice": true }, toggle, words);
}

function documentNode(file, message) {
  const name = file.file_name ?? say("document");
  const body = [
    node("span", { class: "file-mark" }, icon("file")),
    node("span", { class: "file-words" }, node("strong", {}, name), node("small", {}, size(file.file_size))),
  ];
  if (message.has_protected_content) return node("div", { class: "file", "data-document": name }, body);
  return node(
    "a",
    { class: "file", href: fileAddress(file.file_id), download: name, "data-document": name, "aria-label": say("download", { name }) },
    body,
    icon("download"),
  );
}

function stickerNode(sticker) {
  if (sticker.is_animated) return node("div", { class: "dice" }, sticker.emoji ?? "");
  const address = fileAddress(sticker.file_id);
  const attributes = { src: address, class: "sticker", "data-sticker": true };
  if (sticker.is_video) {
    const film = node("video", { ...attributes, autoplay: true, loop: true, playsinline: true });
    film.muted = true;
    return film;
  }
  return node("img", { ...attributes, alt: sticker.emoji ?? say("sticker") });
}

function contactNode(contact) {
  return node(
    "div",
    { class: "file", "data-contact": contact.phone_number },
    node("span", { class: "file-mark" }, icon("contact")),
    node("span", { class: "file-words" }, node("strong", {}, fullName(contact)), node("small", {}, contact.phone_number)),
  );
}

function place(location, title) {
  const point = `${location.latitude.toFixed(5)}, ${location.longitude.toFixed(5)}`;
  return node("div", { class: "place" }, node("strong", {}, title ?? say("location")), node("small", {}, point));
}

/** The corner of a message: edited mark and time. */
export function meta(message) {
  const edited = message.edit_date ? node("span", { "data-edited": true }, say("edited")) : null;
  return node("span", { class: "meta" }, edited, node("time", {}, clock(message.date)));
}
