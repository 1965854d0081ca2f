#ifndef BONAFIDE_CTABLESCAN_H
#define BONAFIDE_CTABLESCAN_H

#include <stddef.h>
#include <stdint.h>

// A walk through the text of a table in blocks of 64 bytes, from one block that a row ends in to the next.
//
// Where the processor has AVX2 it is used; the masks come out the same without it.
typedef struct {
    // The text, readable for 64 bytes behind its end.
    const uint8_t *base;
    size_t count;
    uint8_t delimiter;
    // Where the ends of the current row's fields are noted; room for `width` of them and 64 more.
    ptrdiff_t *ends;
    size_t width;

    // Where the next block begins; `block` is where the one that was found began.
    size_t next;
    size_t block;
    // Count of fields of the current row before the block that was found.
    size_t fields;

    // All ones while the block before ended inside quotation marks.
    uint64_t inside;
    // Whether the byte before the block was a separator outside quotation marks; so it is before the first.
    uint64_t behind_separator;
    // Whether the byte before the block was a closing mark.
    uint64_t behind_close;

    // What was met in the current row's blocks before: marks where RFC 4180 allows none, doubled marks, bytes outside
    // ASCII or NUL, and line ends inside quotation marks.
    uint64_t had_stray, had_doubled, had_unusual, inner_lines;

    // The block that was found: separators outside quotation marks, line ends among them, line ends inside, strays and
    // doubled marks, a bit for each byte, and whether it holds bytes outside ASCII or NUL.
    uint64_t separators, breaks, inner, stray, doubled, unusual;
} bonafide_table_walk;

// Goes on to the next block that a row ends in; 0 where there is none.
int bonafide_next_row_block(bonafide_table_walk *walk);

// Where the last record of a text ends that lies in it as a whole.
typedef struct {
    // The place behind the last line end outside quotation marks, 0 where there is none.
    size_t end;
    // Records and lines that end up to there.
    uint64_t records;
    uint64_t lines;
    // Not 0 where the text ends inside quotation marks.
    uint64_t inside;
} bonafide_text_cut;

// Finds the last record's end; the text is readable for 64 bytes behind its end.
bonafide_text_cut bonafide_cut_text(const uint8_t *base, size_t count, int has_quotes);

// The same without AVX2, to be compared with in tests.
int bonafide_next_row_block_plain(bonafide_table_walk *walk);
bonafide_text_cut bonafide_cut_text_plain(const uint8_t *base, size_t count, int has_quotes);

#endif
