import assert from 'node:assert/strict';
import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { literal, textsOf } from '../../src/conversation/index.js';

const markdown = new MarkdownIt({ html: false, linkify: false });

/** What a reader sees of a markdown text. */
function shown(text: string): string {
  return markdown
    .render(text)
    .replace(/<[^>]+>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')
    .replaceAll('\u200b', '')
    .trim();
}

describe('what people type', () => {
  const examples = [
    '**bold**',
    '_x_',
    '# title',
    '- item',
    '+49 30 1',
    '1. one',
    '> quote',
    '[a](http://b)',
    '`c`',
    '~~s~~',
  ];
  for (const text of [
    ...examples,
    '<at>Bob</at>',
    '&lt;b&gt;',
    'a\\*b',
    '![x](y)',
    '3) three',
    'Tom & Jerry',
  ]) {
    it(`shows literally: ${text}`, () => {
      assert.equal(shown(literal(text)), text);
      assert.doesNotMatch(markdown.render(literal(text)), /<(strong|em|h1|li|a|code|s|blockquote|img)\b/);
    });
  }

  it('is escaped as a list only where a line begins with it', () => {
    const texts = textsOf('en');
    assert.equal(texts('request.waitsForPeople', { people: '1. one' }), 'It waits for 1. one.');
    const first = texts('request.claimed', { name: '1. one' });
    assert.equal(shown(first), '1. one is taking care of it.');
    assert.doesNotMatch(markdown.render(first), /<li>/);
    assert.equal(texts.plain('request.claimed', { name: '- x' }), '- x is taking care of it.');
  });

  it('never becomes a date macro', () => {
    assert.doesNotMatch(literal('{{DATE(2020-01-01T00:00:00Z,SHORT)}} {{{TIME(x)}}}'), /\{\{/);
  });

  it('makes no markup whatever it is', () => {
    const sign = fc.constantFrom(...'*_[]()`~<>#+-.!&;{}\\|\'" \n1a2Ä:/'.split(''));
    fc.assert(
      fc.property(fc.array(sign, { maxLength: 40 }), (signs) => {
        const text = signs.join('');
        const rendered = markdown.renderInline(literal(text));
        assert.doesNotMatch(rendered, /<(strong|em|a|code|s|img)\b/, text);
      }),
      { numRuns: 3_000 },
    );
  });

  it('loses direction overrides and control characters', () => {
    assert.equal(literal('safe\u202egnp.exe\u0000'), 'safegnp.exe');
  });
});
