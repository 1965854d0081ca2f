#ifndef BONAFIDE_CBYTESCAN_H
#define BONAFIDE_CBYTESCAN_H

#include <stdint.h>

// Bit masks of 64 bytes at once: bit `i` of a result stands for byte `i`. Swift's vectors have no instruction that
// gathers one bit of each lane, so these few lines are C. All read exactly 64 bytes.

#if defined(__SSE2__)

#include <emmintrin.h>

static inline uint64_t bonafide_equal16(const uint8_t *bytes, __m128i wanted) {
    __m128i lanes = _mm_loadu_si128((const __m128i *)bytes);
    return (uint16_t)_mm_movemask_epi8(_mm_cmpeq_epi8(lanes, wanted));
}

// The places that hold a byte.
static inline uint64_t bonafide_equal64(const uint8_t *bytes, uint8_t byte) {
    __m128i wanted = _mm_set1_epi8((char)byte);
    return bonafide_equal16(bytes, wanted) | bonafide_equal16(bytes + 16, wanted) << 16
        | bonafide_equal16(bytes + 32, wanted) << 32 | bonafide_equal16(bytes + 48, wanted) << 48;
}

// Not 0 where any byte is NUL or outside ASCII.
static inline uint32_t bonafide_unusual64(const uint8_t *bytes) {
    __m128i zero = _mm_setzero_si128();
    __m128i seen = zero;
    for (int part = 0; part < 64; part += 16) {
        __m128i lanes = _mm_loadu_si128((const __m128i *)(bytes + part));
        seen = _mm_or_si128(seen, _mm_or_si128(lanes, _mm_cmpeq_epi8(lanes, zero)));
    }
    return (uint32_t)_mm_movemask_epi8(seen);
}

#elif defined(__aarch64__) && defined(__ARM_NEON)

#include <arm_neon.h>

// The places that hold a byte: each lane keeps the bit of its place, and pairs are added up until a byte holds eight.
static inline uint64_t bonafide_equal64(const uint8_t *bytes, uint8_t byte) {
    static const uint8_t places[16] = {1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128};
    uint8x16_t bits = vld1q_u8(places);
    uint8x16_t wanted = vdupq_n_u8(byte);
    uint8x16_t first = vandq_u8(vceqq_u8(vld1q_u8(bytes), wanted), bits);
    uint8x16_t second = vandq_u8(vceqq_u8(vld1q_u8(bytes + 16), wanted), bits);
    uint8x16_t third = vandq_u8(vceqq_u8(vld1q_u8(bytes + 32), wanted), bits);
    uint8x16_t fourth = vandq_u8(vceqq_u8(vld1q_u8(bytes + 48), wanted), bits);
    uint8x16_t sums = vpaddq_u8(vpaddq_u8(first, second), vpaddq_u8(third, fourth));
    sums = vpaddq_u8(sums, sums);
    return vgetq_lane_u64(vreinterpretq_u64_u8(sums), 0);
}

// Not 0 where any byte is NUL or outside ASCII.
static inline uint32_t bonafide_unusual64(const uint8_t *bytes) {
    uint8x16_t seen = vdupq_n_u8(0);
    for (int part = 0; part < 64; part += 16) {
        uint8x16_t lanes = vld1q_u8(bytes + part);
        seen = vorrq_u8(seen, vorrq_u8(lanes, vceqzq_u8(lanes)));
    }
    return vmaxvq_u8(seen) >> 7;
}

#else

// The places that hold a byte.
static inline uint64_t bonafide_equal64(const uint8_t *bytes, uint8_t byte) {
    uint64_t places = 0;
    for (int part = 0; part < 64; part++) places |= (uint64_t)(bytes[part] == byte) << part;
    return places;
}

// Not 0 where any byte is NUL or outside ASCII.
static inline uint32_t bonafide_unusual64(const uint8_t *bytes) {
    uint32_t seen = 0;
    for (int part = 0; part < 64; part++) seen |= bytes[part] == 0 || bytes[part] >= 0x80;
    return seen;
}

#endif

#include "CTableScan.h"

#endif
