/** Whether this is meant for the model at all. */
export function isLinkOf(model: string, fragment: string): boolean {
  return fragment.replace(/^#/, '').startsWith(`${model}=`);
}
