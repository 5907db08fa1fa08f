/** Taking a program elsewhere and bringing one in: link, files, and the timeline as a picture. */
import { useCallback, useRef, useState } from "preact/hooks";
import { linkOf, openFromDisk } from "../actions/share";
import { FILE_LIMIT, TEXT_LIMIT, type SourceFile } from "../state/files";
import type { State } from "../state/state";
import type { ExportKind } from "../timeline/export";
import { download } from "./download";
import { Icon } from "./Icon";
import { Popover } from "./Popover";

const EXPORTS: Readonly<Record<ExportKind, { label: string; title: string }>> = {
  png: { label: "PNG", title: "A picture of the whole run" },
  svg: { label: "SVG", title: "A picture of the whole run that can be enlarged" },
  json: {
    label: "Chrome trace",
    title: "The events as Chrome trace JSON, for Perfetto and other viewers",
  },
};

/** A link longer than this is cut by some mail and chat programs. */
const LONG_LINK = 8000;

export function ShareMenu({ state }: { state: State }) {
  const [isOpen, setOpen] = useState(false);
  const toggle = useCallback((open: boolean) => setOpen(open), []);
  return (
    <Popover label="Share, save and open" icon="share" name="share" isOpen={isOpen} onToggle={toggle}>
      <ShareLink state={state} />
      <Files state={state} onDone={() => setOpen(false)} />
      <Exports state={state} />
    </Popover>
  );
}

function ShareLink({ state }: { state: State }) {
  const [said, setSaid] = useState("");
  const address = `${location.origin}${location.pathname}${linkOf(state)}`;
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(address);
      setSaid("Copied.");
    } catch {
      setSaid("This browser does not let the page copy: select the link and copy it.");
    }
  };
  return (
    <section>
      <h2>Link</h2>
      <p class="hint">
        The whole program, its settings and the event you look at are in the link itself; nothing is
        stored anywhere.
      </p>
      <div class="link-row">
        <input
          aria-label="Link to this program"
          readOnly
          value={address}
          onFocus={(event) => event.currentTarget.select()}
        />
        <button type="button" class="button" data-action="copy-link" onClick={() => void copy()}>
          Copy
        </button>
      </div>
      <p class="hint" role="status">
        {said ||
          (address.length > LONG_LINK &&
            `The link has ${address.length.toLocaleString("en")} characters; some programs cut long ones.`)}
      </p>
    </section>
  );
}

function Files({ state, onDone }: { state: State; onDone: () => void }) {
  const picker = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState("");
  const open = async (chosen: FileList | null): Promise<void> => {
    const read = await readFiles([...(chosen ?? [])]);
    if (typeof read === "string") setProblem(read);
    else if (openFromDisk(state, read)) onDone();
  };
  return (
    <section>
      <h2>Files</h2>
      <div class="button-row">
        <button
          type="button"
          class="text-button"
          data-action="download"
          onClick={() => {
            for (const { name, text } of state.document.files.value) {
              download(name.replaceAll("/", "."), new Blob([text], { type: "text/x-python" }));
            }
          }}
        >
          <Icon name="download" /> Download
        </button>
        <button type="button" class="text-button" onClick={() => picker.current?.click()}>
          <Icon name="open" /> Open…
        </button>
        <input
          ref={picker}
          type="file"
          accept=".py,text/x-python"
          multiple
          hidden
          data-action="open-files"
          onChange={(event) => void open(event.currentTarget.files)}
        />
      </div>
      {problem && (
        <p class="hint" role="alert">
          {problem}
        </p>
      )}
    </section>
  );
}

/** The files as a program, or what is wrong with them. The main one is main.py or the first. */
async function readFiles(chosen: readonly File[]): Promise<SourceFile[] | string> {
  if (chosen.length > FILE_LIMIT) return `A program has ${FILE_LIMIT} files at most.`;
  const size = chosen.reduce((sum, file) => sum + file.size, 0);
  if (size > TEXT_LIMIT) return "These files are too long for this page.";
  const files = await Promise.all(
    chosen.map(async (file) => ({ name: asModule(file.name), text: await file.text() })),
  );
  const isMain = (file: SourceFile): number => (file.name === "main.py" ? 0 : 1);
  return files.sort((a, b) => isMain(a) - isMain(b));
}

function asModule(name: string): string {
  const stem = name.replace(/\.py$/, "").replaceAll(/\W/g, "_").replace(/^(?=\d)/, "_");
  return `${stem || "program"}.py`;
}

function Exports({ state }: { state: State }) {
  const isEmpty = state.timeline.version.value >= 0 && state.timeline.trace.value.log.length === 0;
  const [problem, setProblem] = useState("");
  const save = async (kind: ExportKind): Promise<void> => {
    const { exportTimeline } = await import("../timeline/export");
    const blob = await exportTimeline(state, kind);
    if (blob === null) setProblem("This browser could not make the picture.");
    else download(`timeline.${kind}`, blob);
  };
  return (
    <section>
      <h2>Timeline</h2>
      <div class="button-row">
        {(Object.keys(EXPORTS) as ExportKind[]).map((kind) => (
          <button
            key={kind}
            type="button"
            class="text-button"
            disabled={isEmpty}
            data-export={kind}
            title={EXPORTS[kind].title}
            onClick={() => void save(kind)}
          >
            {EXPORTS[kind].label}
          </button>
        ))}
      </div>
      {isEmpty && <p class="hint">Run the program first.</p>}
      {problem && (
        <p class="hint" role="alert">
          {problem}
        </p>
      )}
    </section>
  );
}
