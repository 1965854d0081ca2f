// The walks through text, written once and compiled for each kind of processor: NAMED gives a function's name, EQUAL64
// and UNUSUAL64 the masks of 64 bytes, TARGET what the compiler may use, LINKAGE who may call.

// For each bit, the parity of the bits at and below it: from quotation marks to what lies inside them.
TARGET static inline uint64_t NAMED(parity)(uint64_t bits) {
    bits ^= bits << 1;
    bits ^= bits << 2;
    bits ^= bits << 4;
    bits ^= bits << 8;
    bits ^= bits << 16;
    return bits ^ bits << 32;
}

// Notes the ends of fields that no row's end lies between. Six are written in any case: what stands behind the last one
// counts for nothing, and nothing need be foretold.
TARGET static inline void NAMED(note)(ptrdiff_t *ends, uint64_t marks, size_t offset) {
    for (int number = 0; number < 6; number++) {
        // Bit 63 stands in where no mark is left, so that the count of zeros is defined.
        ends[number] = (ptrdiff_t)offset + __builtin_ctzll(marks | (uint64_t)1 << 63);
        marks &= marks - 1;
    }
    for (ends += 6; marks != 0; ends++) {
        *ends = (ptrdiff_t)offset + __builtin_ctzll(marks);
        marks &= marks - 1;
    }
}

TARGET LINKAGE int NAMED(bonafide_next_row_block)(bonafide_table_walk *walk) {
    const uint8_t *base = walk->base;
    const uint8_t delimiter = walk->delimiter;
    const size_t count = walk->count, width = walk->width;
    // Kept in registers: what is written to `ends` might otherwise have changed them.
    size_t offset = walk->next, fields = walk->fields;
    uint64_t inside = walk->inside, after_separator = walk->behind_separator, after_close = walk->behind_close;
    uint64_t had_stray = 0, had_doubled = 0, had_unusual = 0, inner_lines = 0;
    int is_found = 0;
    for (; offset < count && !is_found; offset += 64) {
        const uint8_t *block = base + offset;
        uint64_t quotes = EQUAL64(block, '"'), breaks = EQUAL64(block, '\n'), separators = EQUAL64(block, delimiter);
        uint64_t unusual = UNUSUAL64(block), within = 0, stray = 0, doubled = 0;
        if (count - offset < 64) {
            uint64_t known = ((uint64_t)1 << (count - offset)) - 1;
            quotes &= known;
            breaks &= known;
            separators &= known;
        }
        separators |= breaks;
        if ((quotes | inside | after_close) == 0) {
            after_separator = separators >> 63;
        } else {
            within = NAMED(parity)(quotes) ^ inside;
            uint64_t opens = quotes & within, closes = quotes & ~within, outside = separators & ~within;
            uint64_t behind_separator = outside << 1 | after_separator, behind_close = closes << 1 | after_close;
            inside = 0 - (within >> 63);
            after_separator = outside >> 63;
            after_close = closes >> 63;
            doubled = opens & behind_close;
            stray = (opens & ~(behind_separator | behind_close)) | (behind_close & ~(outside | opens));
        }
        separators &= ~within;
        if ((separators & breaks) != 0) {
            walk->block = offset;
            walk->separators = separators;
            walk->breaks = breaks & ~within;
            walk->inner = breaks & within;
            walk->stray = stray;
            walk->doubled = doubled;
            walk->unusual = unusual;
            is_found = 1;
            continue;
        }
        if (fields <= width) NAMED(note)(walk->ends + fields, separators, offset);
        fields += (size_t)__builtin_popcountll(separators);
        had_stray |= stray;
        had_doubled |= doubled;
        had_unusual |= unusual;
        if (breaks != 0) inner_lines += (uint64_t)__builtin_popcountll(breaks);
    }
    walk->next = offset;
    walk->fields = fields;
    walk->inside = inside;
    walk->behind_separator = after_separator;
    walk->behind_close = after_close;
    walk->had_stray |= had_stray;
    walk->had_doubled |= had_doubled;
    walk->had_unusual |= had_unusual;
    walk->inner_lines += inner_lines;
    return is_found;
}

TARGET LINKAGE bonafide_text_cut NAMED(bonafide_cut_text)(const uint8_t *base, size_t count, int has_quotes) {
    bonafide_text_cut cut = {0, 0, 0, 0};
    uint64_t lines = 0;
    for (size_t offset = 0; offset < count; offset += 64) {
        uint64_t known = count - offset < 64 ? ((uint64_t)1 << (count - offset)) - 1 : ~(uint64_t)0;
        uint64_t breaks = EQUAL64(base + offset, '\n') & known;
        uint64_t quotes = has_quotes ? EQUAL64(base + offset, '"') & known : 0;
        uint64_t within = cut.inside;
        if (quotes != 0) {
            within ^= NAMED(parity)(quotes);
            cut.inside = 0 - (within >> 63);
        }
        uint64_t ends = breaks & ~within;
        if (ends != 0) {
            int last = 63 - __builtin_clzll(ends);
            cut.end = offset + (size_t)last + 1;
            cut.records += (uint64_t)__builtin_popcountll(ends);
            cut.lines = lines + (uint64_t)__builtin_popcountll(breaks & (~(uint64_t)0 >> (63 - last)));
        }
        lines += (uint64_t)__builtin_popcountll(breaks);
    }
    return cut;
}
