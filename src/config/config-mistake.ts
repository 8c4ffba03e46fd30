/** A configuration that cannot be used; the program ends with exit code 2. */
export class ConfigMistake extends Error {}
