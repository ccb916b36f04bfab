/** Uploads: what a phone does to files before it sends them, and the sheet that shows them. */

import { icon, node } from "./nodes.js";
import { size } from "./times.js";
import { say } from "./words.js";

// Telegram's apps send a photo as a JPEG of at most this many pixels a side.
const PHOTO_SIDE = 1280;
const PHOTO_QUALITY = 0.87;
const ALBUM_LIMIT = 10;

/** Open the system's file chooser; resolves with the chosen files, maybe none. */
export function chosenFiles(accept, isMany) {
  return new Promise((resolve) => {
    const input = node("input", { type: "file", accept, multiple: isMany, hidden: true, "data-file-input": true });
    input.addEventListener("change", () => {
      resolve([...input.files]);
      input.remove();
    });
    input.addEventListener("cancel", () => {
      resolve([]);
      input.remove();
    });
    document.body.append(input);
    input.click();
  });
}

/** A photo as Telegram's apps send it; what is no picture at all goes as it is. */
export async function photoFile(file) {
  const bitmap = await createImageBitmap(file).catch(() => null);
  if (!bitmap) return file;
  const scale = Math.min(1, PHOTO_SIDE / Math.max(bitmap.width, bitmap.height));
  if (scale === 1 && file.type === "image/jpeg") return file;
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  const brush = canvas.getContext("2d");
  brush.fillStyle = "#fff";
  brush.fillRect(0, 0, canvas.width, canvas.height);
  brush.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  return canvasFile(canvas, file.name.replace(/\.\w+$/, "") || "photo");
}

export function canvasFile(canvas, name) {
  return new Promise((resolve) => {
    canvas.toBlob((blob) => resolve(new File([blob], `${name}.jpg`, { type: "image/jpeg" })), "image/jpeg", PHOTO_QUALITY);
  });
}

/** What a file would be sent as when it is not sent "as a file". */
export function kindOf(file) {
  if (/^image\/(jpeg|png|webp|bmp|heic)/.test(file.type)) return "photo";
  return file.type.startsWith("video/") ? "video" : "document";
}

/**
 * Show files before sending, with a caption and the choice "as a file".
 * `send({kind, files, caption})` is called once for each message group.
 */
export function previewSheet(overlays, files, { asFile, send }) {
  const addresses = files.map((file) => URL.createObjectURL(file));
  const forget = () => addresses.forEach((address) => URL.revokeObjectURL(address));
  const caption = node("input", { class: "field", placeholder: say("caption"), "aria-label": say("caption"), maxlength: "1024", "data-caption": true });
  const plain = node("input", { type: "checkbox", "data-as-file": true });
  plain.checked = asFile;
  const hasMedia = files.some((file) => kindOf(file) !== "document");
  const build = (close) => {
    const dispatch = () => {
      const groups = grouped(files, plain.checked);
      groups.forEach((group, index) => send({ ...group, caption: index === 0 ? caption.value.trim() : "" }));
      close();
    };
    caption.addEventListener("keydown", (event) => event.key === "Enter" && !event.isComposing && dispatch());
    return [
      node("div", { class: "previews" }, files.map((file, index) => preview(file, addresses[index]))),
      caption,
      hasMedia ? node("label", { class: "tick" }, plain, say("as_file")) : null,
      node("button", { type: "button", class: "button primary wide", "data-send-files": true, onclick: dispatch }, say("send")),
    ].filter(Boolean);
  };
  overlays.sheet(say("attach"), build, { mark: "data-preview", onclosed: forget });
  caption.focus();
}

function preview(file, address) {
  if (kindOf(file) === "photo") return node("img", { src: address, alt: file.name });
  return node(
    "div",
    { class: "file" },
    node("span", { class: "file-mark" }, icon("file")),
    node("span", { class: "file-words" }, node("strong", {}, file.name), node("small", {}, size(file.size))),
  );
}

/** Photos together make albums of at most ten; everything else goes one by one. */
function grouped(files, asFile) {
  const groups = [];
  for (const file of files) {
    const kind = asFile ? "document" : kindOf(file);
    const last = groups.at(-1);
    if (kind === "photo" && last?.kind === "photo" && last.files.length < ALBUM_LIMIT) last.files.push(file);
    else groups.push({ kind, files: [file] });
  }
  return groups;
}
