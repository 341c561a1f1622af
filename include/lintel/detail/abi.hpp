#ifndef LINTEL_DETAIL_ABI_HPP
#define LINTEL_DETAIL_ABI_HPP

// Names for code by the instruction set that it is compiled for, so that files of one program can be compiled
// with different -m flags: the linker never replaces a function with one that needs another processor.
//
//     namespace lintel::detail::inline LINTEL_ABI { ... }    what users do not name: all of it has the tag
//     LINTEL_TAGGED void add(...);                           a function or table of public types, which
//                                                            themselves have one name everywhere
//
// The tag has a bit for each extension that compilers use without being asked, four to a hexadecimal digit.
// It does not depend on -O or -mtune, with which any processor of the architecture runs the code.

#define LINTEL_ABI_JOIN(a, b) LINTEL_ABI_JOIN_EXPANDED(a, b)
#define LINTEL_ABI_JOIN_EXPANDED(a, b) a##b
#define LINTEL_ABI_STRING(x) LINTEL_ABI_STRING_EXPANDED(x)
#define LINTEL_ABI_STRING_EXPANDED(x) #x

// 1 for a macro defined as 1 (or 1000000, which is version 1.0 of an extension of RISC-V), else 0: only
// LINTEL_ABI_VALUE_1 has a comma, which moves the 1 to the second place.
#define LINTEL_ABI_HAS(macro) LINTEL_ABI_SECOND(LINTEL_ABI_JOIN(LINTEL_ABI_VALUE_, macro) 1, 0, )
#define LINTEL_ABI_SECOND(...) LINTEL_ABI_SECOND_EXPANDED(__VA_ARGS__)
#define LINTEL_ABI_SECOND_EXPANDED(first, second, ...) second
#define LINTEL_ABI_VALUE_1 0,
#define LINTEL_ABI_VALUE_1000000 0,

// A hexadecimal digit of four such bits.
#define LINTEL_ABI_DIGIT(a, b, c, d)                                                                         \
    LINTEL_ABI_DIGIT_OF(LINTEL_ABI_HAS(a), LINTEL_ABI_HAS(b), LINTEL_ABI_HAS(c), LINTEL_ABI_HAS(d))
#define LINTEL_ABI_DIGIT_OF(a, b, c, d) LINTEL_ABI_DIGIT_EXPANDED(a, b, c, d)
#define LINTEL_ABI_DIGIT_EXPANDED(a, b, c, d) LINTEL_ABI_##a##b##c##d
#define LINTEL_ABI_0000 0
#define LINTEL_ABI_0001 1
#define LINTEL_ABI_0010 2
#define LINTEL_ABI_0011 3
#define LINTEL_ABI_0100 4
#define LINTEL_ABI_0101 5
#define LINTEL_ABI_0110 6
#define LINTEL_ABI_0111 7
#define LINTEL_ABI_1000 8
#define LINTEL_ABI_1001 9
#define LINTEL_ABI_1010 a
#define LINTEL_ABI_1011 b
#define LINTEL_ABI_1100 c
#define LINTEL_ABI_1101 d
#define LINTEL_ABI_1110 e
#define LINTEL_ABI_1111 f

#define LINTEL_ABI_DIGITS(a, b, c, d, e) LINTEL_ABI_DIGITS_EXPANDED(a, b, c, d, e)
#define LINTEL_ABI_DIGITS_EXPANDED(a, b, c, d, e) a##b##c##d##e

#if defined(__x86_64__) || defined(__i386__)
#define LINTEL_ABI LINTEL_ABI_JOIN(LINTEL_ABI_X86, LINTEL_ABI_X86_LATER)
#define LINTEL_ABI_X86                                                                                       \
    LINTEL_ABI_DIGITS(x86_,                                                                                  \
                      LINTEL_ABI_DIGIT(__SSE__, __SSE2__, __SSE2_MATH__, __SSE3__),                          \
                      LINTEL_ABI_DIGIT(__SSSE3__, __SSE4_1__, __SSE4_2__, __POPCNT__),                       \
                      LINTEL_ABI_DIGIT(__AVX__, __AVX2__, __FMA__, __F16C__),                                \
                      LINTEL_ABI_DIGIT(__BMI__, __BMI2__, __LZCNT__, __MOVBE__))
#define LINTEL_ABI_X86_LATER                                                                                 \
    LINTEL_ABI_DIGITS(                                                                                       \
        LINTEL_ABI_DIGIT(__AVX512F__, __AVX512BW__, __AVX512DQ__, __AVX512VL__),                             \
        LINTEL_ABI_DIGIT(__AVX512CD__, __AVX512VBMI__, __AVX512VBMI2__, __AVX512BITALG__),                   \
        LINTEL_ABI_DIGIT(__AVX512VPOPCNTDQ__, __AVX512IFMA__, __AVX512VNNI__, __AVXVNNI__),                  \
        LINTEL_ABI_DIGIT(__AVX512FP16__, __AVX512BF16__, __GFNI__, __APX_F__),                               \
        LINTEL_ABI_JOIN(                                                                                     \
            LINTEL_ABI_DIGIT(__SSE4A__, __FMA4__, __XOP__, __TBM__),                                         \
            LINTEL_ABI_DIGIT(__LAHF_SAHF__, __GCC_HAVE_SYNC_COMPARE_AND_SWAP_16, __ADX__, __AVX10_2__)))
#elif defined(__aarch64__) || defined(__arm__)
#ifdef __ARM_FEATURE_SVE_BITS
#define LINTEL_ABI_ARM_SVE_BITS __ARM_FEATURE_SVE_BITS
#else
#define LINTEL_ABI_ARM_SVE_BITS 0
#endif
#define LINTEL_ABI                                                                                           \
    LINTEL_ABI_DIGITS(                                                                                       \
        LINTEL_ABI_JOIN(arm, __ARM_ARCH),                                                                    \
        LINTEL_ABI_JOIN(_, LINTEL_ABI_DIGIT(__ARM_NEON, __ARM_FEATURE_FMA, __ARM_FEATURE_IDIV, __thumb__)),  \
        LINTEL_ABI_DIGIT(__ARM_FEATURE_ATOMICS,                                                              \
                         __ARM_FEATURE_DOTPROD,                                                              \
                         __ARM_FEATURE_FP16_VECTOR_ARITHMETIC,                                               \
                         __ARM_FEATURE_SHA3),                                                                \
        LINTEL_ABI_DIGIT(                                                                                    \
            __ARM_FEATURE_SVE, __ARM_FEATURE_SVE2, __ARM_FEATURE_MATMUL_INT8, __ARM_FEATURE_BF16),           \
        LINTEL_ABI_JOIN(                                                                                     \
            LINTEL_ABI_DIGIT(                                                                                \
                __ARM_FEATURE_QRDMX, __ARM_FEATURE_RCPC, __ARM_FEATURE_MOPS, __ARM_FEATURE_CSSC),            \
            LINTEL_ABI_JOIN(_, LINTEL_ABI_ARM_SVE_BITS)))
#elif defined(__powerpc__)
#define LINTEL_ABI                                                                                           \
    LINTEL_ABI_DIGITS(power_,                                                                                \
                      LINTEL_ABI_DIGIT(_ARCH_PWR5, _ARCH_PWR6, _ARCH_PWR7, _ARCH_PWR8),                      \
                      LINTEL_ABI_DIGIT(_ARCH_PWR9, _ARCH_PWR10, _ARCH_PWR11, _ARCH_PWR_FUTURE),              \
                      LINTEL_ABI_DIGIT(__ALTIVEC__, __VSX__, __POWER8_VECTOR__, __POWER9_VECTOR__),          \
                      LINTEL_ABI_DIGIT(__MMA__, __PCREL__, __FLOAT128_HARDWARE__, _ARCH_PPCGR))
#elif defined(__s390x__)
#define LINTEL_ABI                                                                                           \
    LINTEL_ABI_DIGITS(s390_, __ARCH__, _, LINTEL_ABI_DIGIT(__VX__, __S390_VX__, __HTM__, __zarch__), 0)
#elif defined(__riscv)
#define LINTEL_ABI                                                                                           \
    LINTEL_ABI_DIGITS(riscv_,                                                                                \
                      LINTEL_ABI_DIGIT(__riscv_mul, __riscv_atomic, __riscv_compressed, __riscv_div),        \
                      LINTEL_ABI_DIGIT(__riscv_v, __riscv_vector, __riscv_zvbb, __riscv_zicond),             \
                      LINTEL_ABI_DIGIT(__riscv_zba, __riscv_zbb, __riscv_zbc, __riscv_zbs),                  \
                      LINTEL_ABI_DIGIT(__riscv_zbkb, __riscv_zca, __riscv_zcb, __riscv_zfh))
#elif defined(__loongarch__)
#define LINTEL_ABI                                                                                           \
    LINTEL_ABI_JOIN(                                                                                         \
        loong_, LINTEL_ABI_DIGIT(__loongarch_sx, __loongarch_asx, __loongarch_frecipe, __loongarch_div32))
#else
#define LINTEL_ABI other
#endif

#define LINTEL_TAGGED [[gnu::abi_tag(LINTEL_ABI_STRING(LINTEL_ABI))]]

#endif
