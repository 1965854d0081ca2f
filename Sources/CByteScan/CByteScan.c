#include "CByteScan.h"

#define NAMED(name) name##_plain
#define EQUAL64(block, byte) bonafide_equal64(block, byte)
#define UNUSUAL64(block) bonafide_unusual64(block)
#define TARGET
#define LINKAGE
#include "TableScan.h"

#if defined(__x86_64__)

#undef NAMED
#undef EQUAL64
#undef UNUSUAL64
#undef TARGET
#undef LINKAGE

#include <immintrin.h>

#define NAMED(name) name##_avx2
#define TARGET __attribute__((target("avx2,popcnt")))
#define LINKAGE static

TARGET static inline uint64_t equal64_avx2(const uint8_t *block, char byte) {
    __m256i wanted = _mm256_set1_epi8(byte);
    __m256i low = _mm256_cmpeq_epi8(_mm256_loadu_si256((const __m256i *)block), wanted);
    __m256i high = _mm256_cmpeq_epi8(_mm256_loadu_si256((const __m256i *)(block + 32)), wanted);
    return (uint32_t)_mm256_movemask_epi8(low) | (uint64_t)(uint32_t)_mm256_movemask_epi8(high) << 32;
}

TARGET static inline uint64_t unusual64_avx2(const uint8_t *block) {
    __m256i low = _mm256_loadu_si256((const __m256i *)block);
    __m256i high = _mm256_loadu_si256((const __m256i *)(block + 32));
    // A NUL shows as the smallest of two bytes, a byte outside ASCII as the sign of either.
    __m256i nul = _mm256_cmpeq_epi8(_mm256_min_epu8(low, high), _mm256_setzero_si256());
    return (uint32_t)_mm256_movemask_epi8(_mm256_or_si256(nul, _mm256_or_si256(low, high)));
}

#define EQUAL64(block, byte) equal64_avx2(block, (char)(byte))
#define UNUSUAL64(block) unusual64_avx2(block)
#include "TableScan.h"

static int has_avx2(void) { return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("popcnt"); }

int bonafide_next_row_block(bonafide_table_walk *walk) {
    return has_avx2() ? bonafide_next_row_block_avx2(walk) : bonafide_next_row_block_plain(walk);
}

bonafide_text_cut bonafide_cut_text(const uint8_t *base, size_t count, int has_quotes) {
    return has_avx2() ? bonafide_cut_text_avx2(base, count, has_quotes)
                      : bonafide_cut_text_plain(base, count, has_quotes);
}

#else

int bonafide_next_row_block(bonafide_table_walk *walk) { return bonafide_next_row_block_plain(walk); }

bonafide_text_cut bonafide_cut_text(const uint8_t *base, size_t count, int has_quotes) {
    return bonafide_cut_text_plain(base, count, has_quotes);
}

#endif
