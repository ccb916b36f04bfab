/** Camera: take a photo or record a round video note with the computer's own camera. */

import { icon, node } from "./nodes.js";
import { canvasFile } from "./uploads.js";
import { duration } from "./times.js";
import { say } from "./words.js";

const NOTE_SIDE = 384;
const NOTE_SECONDS = 60;
const FRAMES = 30;
const FILM_TYPES = ["video/mp4;codecs=avc1.42E01E,mp4a.40.2", "video/mp4", "video/webm;codecs=vp8,opus", "video/webm"];

/** Open the camera over a phone; `send(file, seconds)` gets what the person keeps. */
export async function openCamera(overlays, mode, send) {
  const isNote = mode === "video_note";
  const stream = await opened(isNote);
  if (!stream) return overlays.toast(say("no_camera"));
  const stop = () => stream.getTracks().forEach((track) => track.stop());
  const view = node("video", { class: isNote ? "finder round-finder" : "finder", autoplay: true, playsinline: true, "data-finder": true });
  view.muted = true;
  view.srcObject = stream;
  const controls = node("div", { class: "camera-controls" });
  const build = (close) => {
    const keep = (file, seconds) => {
      close();
      send(file, seconds);
    };
    if (isNote) noteControls(view, stream, controls, keep);
    else photoControls(view, controls, keep);
    return [node("div", { class: "camera" }, view), controls];
  };
  return overlays.stageFor(say(isNote ? "video_note" : "camera"), build, { mark: "data-camera", onclosed: stop });
}

async function opened(isNote) {
  const video = { facingMode: "user", width: { ideal: 1280 }, height: { ideal: isNote ? 1280 : 960 } };
  const ask = (audio) => navigator.mediaDevices.getUserMedia({ video, audio });
  if (!navigator.mediaDevices) return null;
  try {
    return await ask(isNote);
  } catch {
    // A computer with a camera and no microphone still makes a silent note.
    return isNote ? ask(false).catch(() => null) : null;
  }
}

function photoControls(view, controls, keep) {
  const shoot = async () => {
    const canvas = node("canvas", { width: view.videoWidth, height: view.videoHeight, class: "finder", "data-shot": true });
    canvas.getContext("2d").drawImage(view, 0, 0);
    view.replaceWith(canvas);
    const again = () => {
      canvas.replaceWith(view);
      view.play();
      photoControls(view, controls, keep);
    };
    const sendIt = async () => keep(await canvasFile(canvas, "photo"));
    verdict(controls, again, sendIt);
  };
  const shutter = node("button", { type: "button", class: "shutter", "aria-label": say("shoot"), title: say("shoot"), "data-shutter": true });
  shutter.addEventListener("click", () => view.videoWidth && shoot());
  controls.replaceChildren(shutter);
  shutter.focus();
}

function noteControls(view, stream, controls, keep) {
  const time = node("span", { class: "camera-time", "data-record-time": true }, duration(0));
  const shutter = node("button", { type: "button", class: "shutter film", "aria-label": say("record"), title: say("record"), "data-record": true });
  let recording = null;
  shutter.addEventListener("click", async () => {
    if (recording) return recording.stop();
    shutter.classList.add("running");
    shutter.setAttribute("aria-label", say("stop"));
    recording = record(view, stream, (seconds) => (time.textContent = duration(seconds)));
    const { file, seconds } = await recording.done;
    reviewNote(view, file, controls, {
      again: () => noteControls(view, stream, controls, keep),
      send: () => keep(file, seconds),
    });
    return undefined;
  });
  controls.replaceChildren(time, shutter);
  shutter.focus();
}

function reviewNote(view, file, controls, { again, send }) {
  const address = URL.createObjectURL(file);
  const film = node("video", { class: "finder round-finder kept", src: address, autoplay: true, loop: true, playsinline: true });
  film.muted = true;
  view.replaceWith(film);
  const restore = () => {
    URL.revokeObjectURL(address);
    film.replaceWith(view);
    view.play();
    again();
  };
  verdict(controls, restore, send);
}

function verdict(controls, again, send) {
  const keep = node("button", { type: "button", class: "button primary", "data-camera-send": true, onclick: send }, icon("send"), say("send"));
  const redo = node("button", { type: "button", class: "button dark", "data-camera-again": true, onclick: again }, icon("retake"), say("again"));
  controls.replaceChildren(redo, keep);
  keep.focus();
}

/** Record the middle square of the picture; {done, stop()}, done resolves with {file, seconds}. */
function record(view, stream, tick) {
  const canvas = node("canvas", { width: NOTE_SIDE, height: NOTE_SIDE });
  const brush = canvas.getContext("2d");
  const painting = setInterval(() => square(brush, view), 1000 / FRAMES);
  const film = canvas.captureStream(FRAMES);
  stream.getAudioTracks().forEach((track) => film.addTrack(track.clone()));
  const type = FILM_TYPES.find((one) => MediaRecorder.isTypeSupported(one));
  const recorder = new MediaRecorder(film, { mimeType: type, videoBitsPerSecond: 1_200_000 });
  const pieces = [];
  const started = performance.now();
  const seconds = () => (performance.now() - started) / 1000;
  const stop = () => recorder.state !== "inactive" && recorder.stop();
  const ticking = setInterval(() => {
    tick(seconds());
    if (seconds() >= NOTE_SECONDS || !stream.active) stop();
  }, 200);
  recorder.addEventListener("dataavailable", (event) => pieces.push(event.data));
  const done = new Promise((resolve) => {
    recorder.addEventListener("stop", () => {
      clearInterval(painting);
      clearInterval(ticking);
      film.getTracks().forEach((track) => track.stop());
      const plain = type.split(";")[0];
      const name = `video_note.${plain.split("/")[1]}`;
      resolve({ file: new File(pieces, name, { type: plain }), seconds: Math.max(1, Math.round(seconds())) });
    });
  });
  recorder.start();
  return { done, stop };
}

function square(brush, view) {
  const side = Math.min(view.videoWidth, view.videoHeight);
  const left = (view.videoWidth - side) / 2;
  const top = (view.videoHeight - side) / 2;
  brush.drawImage(view, left, top, side, side, 0, 0, NOTE_SIDE, NOTE_SIDE);
}
