/** Voice: a voice message recorded in place of the field. */

import { iconButton, node } from "./nodes.js";
import { duration } from "./times.js";
import { say } from "./words.js";

const SOUND_TYPES = ["audio/ogg;codecs=opus", "audio/webm;codecs=opus", "audio/mp4"];

/** Start recording; the bar stands in `row` until the person sends or throws away. */
export async function recordVoice(row, { send, toast }) {
  const stream = await navigator.mediaDevices?.getUserMedia({ audio: true }).catch(() => null);
  if (!stream) return toast(say("no_microphone"));
  const type = SOUND_TYPES.find((one) => MediaRecorder.isTypeSupported(one));
  const recorder = new MediaRecorder(stream, { mimeType: type });
  const pieces = [];
  const started = performance.now();
  const seconds = () => (performance.now() - started) / 1000;
  const time = node("span", { class: "voice-time" }, duration(0));
  const ticking = setInterval(() => (time.textContent = duration(seconds())), 250);
  let isKept = false;
  const finish = (keep) => {
    isKept = keep;
    recorder.stop();
  };
  const bar = node(
    "div",
    { class: "voice-bar", "data-recording": true, "aria-label": say("recording") },
    iconButton("trash", say("cancel"), { "data-voice-cancel": true, onclick: () => finish(false) }),
    node("span", { class: "voice-dot" }),
    time,
    node("span", { class: "voice-words" }, say("recording")),
    iconButton("send", say("send"), { class: "send", "data-voice-send": true, onclick: () => finish(true) }),
  );
  recorder.addEventListener("dataavailable", (event) => pieces.push(event.data));
  recorder.addEventListener("stop", () => {
    clearInterval(ticking);
    stream.getTracks().forEach((track) => track.stop());
    bar.replaceWith(row);
    const plain = type.split(";")[0];
    if (isKept) send(new File(pieces, `voice.${plain.split("/")[1]}`, { type: plain }), Math.max(1, Math.round(seconds())));
  });
  row.replaceWith(bar);
  bar.lastChild.focus();
  recorder.start();
  return undefined;
}
