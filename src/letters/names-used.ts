/** Which data a template speaks of: read from its syntax, so that a wrong name is found in branches no sample takes. */
import Handlebars from 'handlebars';
import { HELPER_NAMES } from './voice.ts';

export interface UsedName {
  readonly name: string;
  readonly line: number;
  /** Inside `#each`, a plain name would be looked up in the item: it must be the item's or begin with @root. */
  readonly insideEach: boolean;
}

interface Scope {
  readonly own: readonly string[];
  readonly insideEach: boolean;
}

const BUILT_IN = ['if', 'unless', 'each'];

/** Every name that must come from the letter's data, in the order they stand. Throws what Handlebars throws for bad syntax. */
export function namesUsed(template: string): readonly UsedName[] {
  const used: UsedName[] = [];
  const helpers = new Set([...BUILT_IN, ...HELPER_NAMES]);
  const visitor = new Handlebars.Visitor();
  let scope: Scope = { own: [], insideEach: false };

  visitor.PathExpression = (path) => {
    const [head, second] = path.parts.map(String);
    if (path.data) {
      if (head === 'root' && second !== undefined)
        used.push({ name: second, line: path.loc.start.line, insideEach: false });
      return;
    }
    if (head === undefined || helpers.has(path.original) || scope.own.includes(head)) return;
    used.push({ name: head, line: path.loc.start.line, insideEach: scope.insideEach });
  };
  visitor.BlockStatement = function (block) {
    const outer = scope;
    const isEach = block.path.type === 'PathExpression' && block.path.original === 'each';
    for (const param of block.params) this.accept(param);
    scope = {
      own: [...outer.own, ...(block.program.blockParams ?? [])],
      insideEach: outer.insideEach || isEach,
    };
    this.accept(block.program);
    scope = outer;
    if (block.inverse) this.accept(block.inverse);
  };
  // The names of parts are no data; a part that is missing shows when the template is tried on.
  visitor.PartialStatement = () => {};
  visitor.accept(Handlebars.parse(template));
  return used;
}
