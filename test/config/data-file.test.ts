/** Intake layouts and procedures as data: a mistake names the file, the line, and what is allowed there. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { loadLayouts, loadProcedure } from '../../src/config/data-file.ts';
import { ConfigMistake } from '../../src/config/file.ts';
import { packageRoot } from '../../src/config/package-root.ts';

const OURS = join(packageRoot(), 'templates');
const PROCEDURE = loadProcedure([OURS], 'cloud-data-salvage');

const GOOD = `name: mine
route: office
marks: [From the form]
requests: { marks: [salvage], labels: 3 }
identityAttested: false
typed:
  - { label: Address, field: null, use: office }
  - { label: Letter, field: null, use: request }
`;

/** What an operator is told about a layout of their own. */
function complaint(text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'desk-layouts-'));
  mkdirSync(join(folder, 'intake'));
  writeFileSync(join(folder, 'intake/mine.yaml'), text);
  try {
    loadLayouts([folder], ['mine'], PROCEDURE);
  } catch (error) {
    if (error instanceof ConfigMistake) return error.message.replaceAll(folder, '');
    throw error;
  }
  return 'no complaint';
}

describe('intake layouts', () => {
  it('that come with the desk are good, and a good one of one’s own is too', () => {
    expect([...loadLayouts([OURS], ['identity-service', 'email-form'], PROCEDURE).keys()]).to.deep.equal([
      'identity-service',
      'email-form',
    ]);
    expect(complaint(GOOD)).to.equal('no complaint');
  });

  for (const [mistake, text, told] of [
    [
      'a field that the procedure does not have',
      GOOD.replace('Address, field: null', 'Address, field: adress'),
      '/intake/mine.yaml:7: typed.0.field: "adress" is no field of cloud-data-salvage; it has: account, ',
    ],
    [
      'a label that stands twice',
      GOOD.replace('label: Letter', 'label: Address'),
      '/intake/mine.yaml:8: typed.1.label: stands in this layout already',
    ],
    ['a route that there is not', GOOD.replace('route: office', 'route: fax'), '/intake/mine.yaml:2: route: '],
    [
      'a key that there is not',
      `${GOOD}colour: red\n`,
      '/intake/mine.yaml:9: (the whole file): Unrecognized key: "colour"',
    ],
    [
      'a form for questions that claims to verify people',
      GOOD.replace('identityAttested: false', 'identityAttested: true'),
      '/intake/mine.yaml:5: identityAttested: must be false',
    ],
    [
      'a form for questions on the other route',
      GOOD.replace('route: office', 'route: form'),
      '/intake/mine.yaml:2: route: must be office',
    ],
    [
      'a letter that does not stand last',
      GOOD.replace('use: office', 'use: request'),
      '/intake/mine.yaml:7: typed.0.use: request must be the last',
    ],
    ['no letter', GOOD.replace(', use: request', ''), '/intake/mine.yaml:7: typed: one line must have `use: request`'],
    [
      'nothing that is verified',
      GOOD.replace(/^requests.*\n/m, '').replace(', use: request', ''),
      'verified: must name what the form itself verifies',
    ],
    ['what is no YAML', GOOD.replace('typed:', 'typed: ['), '/intake/mine.yaml: is not YAML. '],
  ] as const) {
    it(`with ${mistake} are refused, and the line is named`, () => {
      expect(complaint(text)).to.include(told);
    });
  }

  it('that are not there are named with where they were looked for', () => {
    expect(() => loadLayouts([OURS], ['nowhere'], PROCEDURE)).to.throw(
      ConfigMistake,
      /intake\/nowhere\.yaml: there is no such file/,
    );
  });
});
