/** The wasm file in base 64, written beside the compiled module by the build. */
declare const base64: string;
export default base64;
