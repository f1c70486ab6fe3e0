import type { DiaryLine } from './books.ts';

/** All that the customers of one bill were told, in the order in which they were. */
export class Diary {
  readonly lines: DiaryLine[] = [];

  note(line: DiaryLine): void {
    this.lines.push(line);
  }
}
