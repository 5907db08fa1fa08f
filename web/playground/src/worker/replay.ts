/**
 * Looking into a run that is over, or into its past: the same program is run again, without its output, up
 * to the event that is looked at.
 *
 * The run made for one question is kept for the next: going forward goes on from there, and only going
 * back begins anew.
 */
import { createRuntime, type Inspection, type Program, type Runtime } from "switchyard";
import type { Request } from "../protocol";
import { mainOf, startOptions } from "./engine";

type Question = Extract<Request, { type: "inspect" }>;

/** The longest that a replay may take, in milliseconds, and the longest that other messages wait. */
const PATIENCE = 5000;
const SLICE = 20;

export function createReplayer(): (question: Question) => Promise<Inspection> {
  let runtime: Promise<Runtime> | null = null;
  let program: Program | null = null;
  let last: Question | null = null;
  let asked = 0;

  async function standAt(question: Question): Promise<Program> {
    const mayGoOn =
      program !== null && last !== null && isSameRun(last, question) && !isBehind(question, last);
    const from = mayGoOn ? (last as Question) : null;
    last = null;
    if (!mayGoOn) {
      program?.dispose();
      runtime ??= createRuntime();
      const { files, settings } = question;
      program = (await runtime).start(mainOf(files).text, startOptions(files, settings));
    }
    const replayed = program as Program;
    const number = ++asked;
    const end = performance.now() + PATIENCE;
    while (!replayed.hasEnded && replayed.eventCount < question.events) {
      const result = replayed.runTo(question.events, SLICE);
      replayed.takeRecords();
      if (result.kind === "ended") break;
      if (performance.now() > end) throw new Error("It takes too long to run the program up to here.");
      await new Promise((settle) => setTimeout(settle, result.kind === "wait" ? result.milliseconds : 0));
      if (number !== asked) throw new Error("Something else was asked for.");
    }
    const done = from?.events === question.events ? from.lines : 0;
    for (let line = done; line < question.lines && !replayed.hasEnded; line++) replayed.step("line");
    last = question;
    return replayed;
  }

  return async (question) => {
    try {
      return (await standAt(question)).inspect();
    } catch (error) {
      // A runtime that failed is of no more use.
      if (last === null && program !== null) {
        program.dispose();
        program = null;
        runtime = null;
      }
      throw error;
    }
  };
}

function isSameRun(a: Question, b: Question): boolean {
  return JSON.stringify([a.files, a.settings]) === JSON.stringify([b.files, b.settings]);
}

function isBehind(a: Question, b: Question): boolean {
  return a.events < b.events || (a.events === b.events && a.lines < b.lines);
}
