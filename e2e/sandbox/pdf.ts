const HEADER = '%PDF-1.4\n';

/** A one-page PDF that shows the given line, padded with a comment to the size asked for, if larger. */
export function createPdf(line: string, sizeInBytes = 0): Buffer {
  const plain = assemblePdf(line, '');
  const missing = sizeInBytes - plain.length;
  if (missing <= 0) return plain;
  const padded = assemblePdf(line, commentOf(missing));
  // Longer offsets do not change the table's width, but `startxref` grows by a few digits.
  return assemblePdf(line, commentOf(missing - (padded.length - sizeInBytes)));
}

function commentOf(length: number): string {
  return length < 2 ? '' : `%${' '.repeat(length - 2)}\n`;
}

function assemblePdf(line: string, padding: string): Buffer {
  const text = line.replace(/[^ -~]/g, '?').replace(/[\\()]/g, '\\$&');
  const content = `BT /F1 18 Tf 72 720 Td (${text}) Tj ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let file = HEADER + padding;
  const offsets = objects.map((object, index) => {
    const offset = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  const trailer = `trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`;
  return Buffer.from(`${file}xref\n0 ${size}\n0000000000 65535 f \n${table}${trailer}`, 'latin1');
}
