/** How Python looks and behaves in the editor. */
import { HighlightStyle, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { python } from "@codemirror/lang-python";
import { EditorState, type Extension } from "@codemirror/state";
import { tags } from "@lezer/highlight";

/** Colours are custom properties, so that a change of theme needs nothing from the editor. */
const highlighting = HighlightStyle.define([
  { tag: [tags.keyword, tags.operatorKeyword, tags.controlKeyword], color: "var(--syn-keyword)" },
  { tag: [tags.definitionKeyword, tags.moduleKeyword], color: "var(--syn-keyword)" },
  { tag: [tags.string, tags.special(tags.string)], color: "var(--syn-string)" },
  { tag: [tags.number, tags.bool, tags.null], color: "var(--syn-number)" },
  { tag: tags.comment, color: "var(--syn-comment)", fontStyle: "italic" },
  {
    tag: [tags.function(tags.definition(tags.variableName)), tags.definition(tags.className)],
    color: "var(--syn-definition)",
    fontWeight: "600",
  },
  { tag: tags.function(tags.variableName), color: "var(--syn-definition)" },
  { tag: [tags.self, tags.standard(tags.variableName)], color: "var(--syn-builtin)" },
  { tag: tags.meta, color: "var(--syn-decorator)" },
  { tag: tags.variableName, color: "var(--syn-name)" },
]);

export const pythonLanguage: Extension = [
  python(),
  indentUnit.of("    "),
  EditorState.tabSize.of(8),
  syntaxHighlighting(highlighting),
];
