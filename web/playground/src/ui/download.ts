/** Hands the visitor a file. */
export function download(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // The browser has taken hold of the content by the time it is idle again.
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}
