/**
 * The runtime as the worker uses it: loaded once, then asked to start programs.
 */
import type { Request, StreamName } from "../protocol";
import type { Program } from "./session";

export interface Engine {
  /** Compiles the program and makes it ready to run; nothing of it runs before `advance`. */
  start(
    request: Extract<Request, { type: "run" }>,
    write: (stream: StreamName, text: string) => void,
  ): Program;
}

export function loadEngine(): Promise<Engine> {
  return Promise.reject(new Error("this build of the page comes without the runtime"));
}
