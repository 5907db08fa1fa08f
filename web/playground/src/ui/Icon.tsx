/** The page's icons: 16 by 16, drawn with the colour of the text around them. */
const PATHS = {
  run: "M4.5 2.8v10.4l8.5-5.2z",
  stop: "M4 4h8v8H4z",
  step: "M3.5 3v10l6-5zM11 3h1.8v10H11z",
  back: "M12.5 3v10l-6-5zM3.2 3H5v10H3.2z",
  pause: "M4 3h3v10H4zM9 3h3v10H9z",
  resume: "M3 3h1.8v10H3zM6.5 3v10l7-5z",
  minus: "M3 7.2h10v1.6H3z",
  plus: "M7.2 3h1.6v4.2H13v1.6H8.8V13H7.2V8.8H3V7.2h4.2z",
  fit: "M1.5 3h1.6v10H1.5zM12.9 3h1.6v10h-1.6zM4 7.2h2V5.5L9 8l-3 2.5V8.8H4zM12 7.2h-2V5.5L7 8l3 2.5V8.8h2z",
  list: "M2 3h2v2H2zM6 3.2h8v1.6H6zM2 7h2v2H2zM6 7.2h8v1.6H6zM2 11h2v2H2zM6 11.2h8v1.6H6z",
  key: "M2 3.5h5v3H2zM2 9.5h5v3H2zM9 4.2h5v1.6H9zM9 10.2h5v1.6H9z",
  down: "M3.6 5.6 8 10l4.4-4.4 1.1 1.1L8 12.2 2.5 6.7z",
  sun: "M8 5a3 3 0 1 1 0 6 3 3 0 0 1 0-6zM7.3 1h1.4v2.4H7.3zM7.3 12.6h1.4V15H7.3zM1 7.3h2.4v1.4H1zM12.6 7.3H15v1.4h-2.4zM2.6 3.5l.9-.9 1.7 1.7-.9.9zM10.8 11.7l.9-.9 1.7 1.7-.9.9zM2.6 12.5l1.7-1.7.9.9-1.7 1.7zM10.8 4.3l1.7-1.7.9.9-1.7 1.7z",
  moon: "M6.2 2A6.2 6.2 0 1 0 14 9.8 5 5 0 0 1 6.2 2z",
  system: "M2 3h12v8H2zM3.5 4.5v5h9v-5zM5.5 12.2h5v1.3h-5z",
  settings: "M2 4h6.2a2 2 0 0 1 3.6 0H14v1.5h-2.2a2 2 0 0 1-3.6 0H2zM2 10.5h2.2a2 2 0 0 1 3.6 0H14V12H7.8a2 2 0 0 1-3.6 0H2z",
  share: "M11.8 1.5a2.2 2.2 0 1 1-1.7 3.6L6.3 7.2a2.3 2.3 0 0 1 0 1.6l3.8 2.1a2.2 2.2 0 1 1-.7 1.3L5.6 10.1a2.2 2.2 0 1 1 0-4.2l3.8-2.1a2.2 2.2 0 0 1 2.4-2.3z",
  download: "M7.2 2h1.6v6l2-2L12 7.1 8 11 4 7.1 5.2 6l2 2zM3 12.4h10V14H3z",
  open: "M1.5 3h5l1.5 1.6h6.5V13h-13zM3 6.1v5.4h10V6.1z",
  help: "M8 1.5a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13zM8 3a5 5 0 1 0 0 10A5 5 0 0 0 8 3zM7.2 10h1.6v1.5H7.2zM8 4.4c1.5 0 2.5.9 2.5 2.1 0 1.6-1.8 1.7-1.8 2.7H7.3c0-1.9 1.7-1.9 1.7-2.7 0-.4-.4-.8-1-.8s-1 .4-1 1H5.5c0-1.3 1-2.3 2.5-2.3z",
  reset: "M8 3a5 5 0 1 1-4.8 3.6l1.5.4A3.5 3.5 0 1 0 8 4.5V7L4.3 3.8 8 .8z",
  check: "M6.3 12.3 2.2 8.2l1.1-1.1 3 3 6.4-6.4 1.1 1.1z",
  close: "M4 2.9 8 6.9l4-4L13.1 4l-4 4 4 4-1.1 1.1-4-4-4 4L2.9 12l4-4-4-4z",
} as const;

export type IconName = keyof typeof PATHS;

/** With a label it stands for itself; without, it decorates the text beside it. */
export function Icon({ name, label }: { name: IconName; label?: string }) {
  const naming = label ? { role: "img" as const, "aria-label": label } : { "aria-hidden": true };
  return (
    <svg class="icon" viewBox="0 0 16 16" width="16" height="16" {...naming}>
      <path d={PATHS[name]} fill="currentColor" />
    </svg>
  );
}
