import { JSDOM } from 'jsdom';
import { beforeEach, expect, test } from 'vitest';
import { tolerateForeignNodes } from './tolerate-foreign-nodes.ts';

let document: Document;
let parent: Element;
let text: Text;
let last: Element;

/** `<p>text<b></b></p>`, in a page that tolerates. */
beforeEach(() => {
  const { window } = new JSDOM();
  tolerateForeignNodes(window.Node.prototype);
  document = window.document;
  parent = document.createElement('p');
  text = document.createTextNode('text');
  last = document.createElement('b');
  parent.append(text, last);
  document.body.append(parent);
});

function wrap(): void {
  const font = document.createElement('font');
  text.replaceWith(font);
  font.append(text);
}

test.each([
  ['that is where it was', () => {}, '<b></b>'],
  ['that a translator has wrapped', wrap, '<b></b>'],
  ['that is gone', () => text.remove(), '<b></b>'],
  ['that was moved elsewhere', () => document.body.prepend(text), '<b></b>'],
])('removes a text %s', (_name, change, expected) => {
  change();
  expect(parent.removeChild(text)).toBe(text);
  expect(parent.innerHTML).toBe(expected);
});

test.each([
  ['that is where it was', () => {}, '<i></i>text<b></b>'],
  ['that a translator has wrapped', wrap, '<i></i><font>text</font><b></b>'],
  ['that is gone', () => text.remove(), '<b></b><i></i>'],
])('inserts before a text %s', (_name, change, expected) => {
  change();
  const added = document.createElement('i');
  expect(parent.insertBefore(added, text)).toBe(added);
  expect(parent.innerHTML).toBe(expected);
});

test('inserts at the end, and removes what is a child', () => {
  const added = document.createElement('i');
  parent.insertBefore(added, null);
  expect(parent.innerHTML).toBe('text<b></b><i></i>');
  parent.removeChild(last);
  expect(parent.innerHTML).toBe('text<i></i>');
});
