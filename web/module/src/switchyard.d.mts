/** The glue that Emscripten writes; it stands beside the compiled module. */
interface Glue {
  readonly [name: `_${string}`]: unknown;
}

interface GlueOptions {
  /** Makes the instance; `receive` hands it to the glue. */
  instantiateWasm(
    imports: WebAssembly.Imports,
    receive: (instance: WebAssembly.Instance) => void,
  ): object;
  /** The functions that imports.js calls. */
  host: object;
  print(text: string): void;
  printErr(text: string): void;
}

declare function createSwitchyard(options: GlueOptions): Promise<Glue>;
export default createSwitchyard;
