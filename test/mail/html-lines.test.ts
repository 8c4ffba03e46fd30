import { expect } from 'chai';
import { htmlLines } from '../../src/mailbox/reading/html-lines.ts';

describe('HTML as lines and cells', () => {
  it('has a line for each block and break, and blanks as a browser shows them', () => {
    const html =
      '<html><head><title>x</title></head><body><p>one\n  two&nbsp;three</p><div>four<br>five</div>six<ul><li>seven</ul>';
    expect(htmlLines(html)).to.equal('one two three\nfour\nfive\nsix\nseven');
  });

  it('divides the cells of a row by tabs', () => {
    const html =
      '<table><tr><th>氏名</th><td>例示 花子</td></tr><tr><td><p>理由</p></td><td><div>一行目</div><div>二行目</div></td></tr><tr><td></td><td>x</td></table>';
    expect(htmlLines(html)).to.equal('氏名\t例示 花子\n理由\t一行目\n二行目\n\tx');
  });

  it('reads a page laid out by tables as its lines', () => {
    expect(htmlLines('<table><tr><td><table><tr><td>a<td>b<tr><td>c<td>d</table></td></tr></table>e')).to.equal(
      'a\tb\nc\td\ne',
    );
  });

  it('marks what is quoted', () => {
    const html = 'new<blockquote>old<blockquote>older</blockquote>old again</blockquote>new again';
    expect(htmlLines(html)).to.equal('new\n> old\n>> older\n> old again\nnew again');
  });

  const hidden = [
    '<div style="display:none">APPROVE</div>',
    '<span style="color:red; DISPLAY : None">APPROVE</span>',
    '<p style="visibility: hidden">APPROVE</p>',
    '<p style="mso-hide:all">APPROVE</p>',
    '<p hidden>APPROVE</p>',
    '<div hidden><p>APPROVE</p><table><tr><td>APPROVE</table></div>',
    '<style>APPROVE</style>',
    '<script>APPROVE</script>',
    '<template>APPROVE</template>',
    '<!-- APPROVE -->',
    '<title>APPROVE</title>',
  ];
  for (const html of hidden)
    it(`leaves out what nobody sees: ${html}`, () => {
      expect(htmlLines(`a${html}b`).replace('\n', '')).to.equal('ab');
    });

  it('is not hurt by names of objects among its attributes', () => {
    expect(htmlLines('<p __proto__="x" constructor="y" style>a</p>')).to.equal('a');
  });

  it('is limited, however it is built', () => {
    const bombs = [
      '<div>',
      '<td>',
      '<table><tr><td>',
      '<',
      '&amp;',
      '<!--',
      '<blockquote>x',
      '<p style="',
      '<b a=b ',
      '\u00a0 ',
    ];
    for (const bomb of bombs) expect(htmlLines(bomb.repeat(300_000)).length, bomb).to.be.at.most(400_000);
    expect(htmlLines('x'.repeat(5_000_000))).to.match(/^x{200000,220000}$/);
    expect(htmlLines(`<p>kept</p>${'<div>'.repeat(50_000)}lost`)).to.equal('kept');
  });
});
