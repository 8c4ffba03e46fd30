import { expect } from 'chai';
import fc from 'fast-check';
import { wrap } from '../../../src/letters/wrap.ts';
import { unwrapped } from '../../../src/sandbox/page/views/unwrapped.ts';

const LETTER = `お世話になっております。下記の修了者からクラウドの申し出がありましたので、取り次ぎいたします。よろしくお願いします。

■ 申請の内容
受付日時：2026年11月22日（日）01:02（日本時間）
対象：両方
理由（以下は申請者側の文章です）：
| 査読中の論文の改訂にあたり、実験の測定データの一部が根拠資料として必要なため。期限は来月の初めです。
本人連絡先：hanako@mailbox.example
・却下 理由　（理由の語：期限、利用済、理由、対象外サービス、本人確認、学生以外、削除済、その他。）
・保留
An approval or rejection can be undone with UNDO for 30 minutes after everybody on staff has been told.
-- `;

describe('A letter without the line ends that keep it narrow', () => {
  it('reads as it was before it was wrapped: paragraphs whole, every line that stands for itself alone', () => {
    const wrapped = wrap(LETTER);
    expect(wrapped.split('\n').length).to.be.greaterThan(LETTER.split('\n').length);
    expect(
      unwrapped(wrapped)
        .split('\n')
        .map((line) => line.trimEnd()),
    ).to.deep.equal(LETTER.split('\n').map((line) => line.trimEnd()));
  });

  it('says every word of it, in its order', () => {
    const words = fc.array(fc.stringMatching(/^[\u3042-\u3096a-z0-9、。「」・|>■ -]{0,50}$/), { maxLength: 12 });
    const shown = (text: string) => text.replaceAll(/[\s|]/g, '');
    fc.assert(fc.property(words, (lines) => shown(unwrapped(lines.join('\n'))) === shown(lines.join('\n'))));
  });
});
