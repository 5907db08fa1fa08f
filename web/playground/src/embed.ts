/**
 * <switchyard-playground>: a program in a page of somebody else, runnable in place.
 *
 *     <script type="module" src="https://HOST/embed.js"></script>
 *     <switchyard-playground>
 *     import stackless
 *     ...
 *     </switchyard-playground>
 *
 * The element's text is the program. Attributes: `filename`; `link`, the fragment of a shared link, in place
 * of the text; `theme`, light or dark; `height`, a CSS length. The playground is loaded, in an iframe, when
 * the element comes into view.
 */
import { encodeLink } from "./share/link";
import { nameProblem } from "./state/files";
import { DEFAULT_SETTINGS } from "./state/settings";

const PAGE = new URL("./", import.meta.url);

/** How far below the window an element counts as nearly in view. */
const MARGIN = "200px";

class SwitchyardPlayground extends HTMLElement {
  #frame: HTMLIFrameElement | null = null;
  #observer: IntersectionObserver | null = null;

  connectedCallback(): void {
    this.style.display = "block";
    this.#observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) this.#load();
      },
      { rootMargin: MARGIN },
    );
    this.#observer.observe(this);
  }

  disconnectedCallback(): void {
    this.#observer?.disconnect();
  }

  #load(): void {
    this.#observer?.disconnect();
    if (this.#frame) return;
    const frame = document.createElement("iframe");
    frame.src = this.#address().href;
    frame.title = "Switchyard playground";
    frame.allow = "clipboard-write";
    frame.style.cssText = "display:block;width:100%;border:0";
    frame.style.height = this.getAttribute("height") ?? "520px";
    this.replaceChildren(frame);
    this.#frame = frame;
  }

  #address(): URL {
    const address = new URL(PAGE);
    const theme = this.getAttribute("theme");
    address.search = theme === "light" || theme === "dark" ? `?embed&theme=${theme}` : "?embed";
    address.hash = this.getAttribute("link") ?? this.#linkOfText();
    return address;
  }

  #linkOfText(): string {
    const asked = this.getAttribute("filename") ?? "";
    const name = nameProblem(asked, []) === null ? asked : "main.py";
    const files = [{ name, text: dedent(this.textContent) }];
    return encodeLink({ files, settings: DEFAULT_SETTINGS, step: -1, scenario: "" });
  }
}

/** The text without the indentation that all its lines share, and without blank lines around it. */
function dedent(text: string): string {
  const lines = text.replace(/^\s*\n/, "").trimEnd().split("\n");
  const indents = lines.filter((line) => line.trim() !== "").map((line) => /^ */.exec(line)?.[0].length ?? 0);
  const shared = indents.length > 0 ? Math.min(...indents) : 0;
  return `${lines.map((line) => line.slice(shared)).join("\n")}\n`;
}

if (!customElements.get("switchyard-playground")) {
  customElements.define("switchyard-playground", SwitchyardPlayground);
}
