/** Icons: small line drawings of our own on a 24 by 24 grid. */

const PATHS = {
  back: ["M14.5 5.5 8 12l6.5 6.5"],
  down: ["M5.5 9.5 12 16l6.5-6.5"],
  more: ["M12 5.5v.01", "M12 12v.01", "M12 18.5v.01"],
  close: ["M6 6l12 12", "M18 6 6 18"],
  check: ["M5 12.5l4.5 4.5L19 7.5"],
  plus: ["M12 5v14", "M5 12h14"],
  send: ["M4.5 12 20 4.5 15.5 20l-4-6.5z", "M11.5 13.5 20 4.5"],
  attach: ["M19 11.5l-7.2 7.2a4.6 4.6 0 0 1-6.5-6.5l7.6-7.6a3.1 3.1 0 0 1 4.4 4.4l-7.5 7.5a1.5 1.5 0 0 1-2.2-2.2l6.6-6.6"],
  mic: ["M12 3.5a3 3 0 0 1 3 3v5a3 3 0 0 1-6 0v-5a3 3 0 0 1 3-3z", "M5.5 11.5a6.5 6.5 0 0 0 13 0", "M12 18v3"],
  photo: ["M4 5.5h16v13H4z", "M4 15.5l4.5-4.5 4 4 3-3 4.5 4.5", "M15.5 9v.01"],
  camera: ["M4 7.5h3.5L9 5h6l1.500 2.500H20v11H4z", "M12 9.500a3.300 3.300 0 1 1 0 6.600 3.300 3.300 0 0 1 0-6.600z"],
  round: ["M12 3.500a8.500 8.500 0 1 1 0 17 8.500 8.500 0 0 1 0-17z", "M10 8.800v6.400l5-3.200z"],
  file: ["M6.500 3.500h7l4 4v13h-11z", "M13.500 3.500v4h4"],
  download: ["M12 4.500v10", "M7.500 10.500 12 15l4.500-4.500", "M5.500 19h13"],
  play: ["M8 5.500v13l10.500-6.500z"],
  pause: ["M8.500 6v12", "M15.500 6v12"],
  reply: ["M9.500 6 4.500 11l5 5", "M4.500 11h8.500a6 6 0 0 1 6 6v1"],
  pencil: ["M5 19l1-4L16 5l3 3L9 18z"],
  trash: ["M5 7h14", "M9.500 7V4.500h5V7", "M7 7l.8 12.500h8.400L17 7"],
  copy: ["M8.500 8.500h10v11h-10z", "M15.500 8.500v-4h-10v11h3"],
  forward: ["M14.500 6l5 5-5 5", "M19.500 11H11a6 6 0 0 0-6 6v1"],
  block: ["M12 3.500a8.500 8.500 0 1 1 0 17 8.500 8.500 0 0 1 0-17z", "M6 6l12 12"],
  keyboard: ["M3.500 7h17v10.500h-17z", "M7 10.500v.01", "M10.300 10.500v.01", "M13.700 10.500v.01", "M17 10.500v.01", "M8.500 14h7"],
  link: ["M8 16 16.500 7.500", "M9.500 7h7.500v7.500"],
  language: ["M12 3.500a8.500 8.500 0 1 1 0 17 8.500 8.500 0 0 1 0-17z", "M3.500 12h17", "M12 3.500c3 3 3 14 0 17", "M12 3.500c-3 3-3 14 0 17"],
  invite: ["M4 6.500h16v11H4z", "M4 7.500l8 6 8-6"],
  retake: ["M5 12a7 7 0 1 0 2.500-5.400", "M4.500 4.500v4h4"],
  contact: ["M12 5a3.500 3.500 0 1 1 0 7 3.500 3.500 0 0 1 0-7z", "M5 19.500c1.200-3.800 3.800-5 7-5s5.800 1.200 7 5"],
};

const NAMESPACE = "http://www.w3.org/2000/svg";

export function drawing(name) {
  const svg = document.createElementNS(NAMESPACE, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", `icon icon-${name}`);
  svg.setAttribute("aria-hidden", "true");
  for (const path of PATHS[name]) {
    const line = document.createElementNS(NAMESPACE, "path");
    line.setAttribute("d", path);
    svg.append(line);
  }
  return svg;
}
