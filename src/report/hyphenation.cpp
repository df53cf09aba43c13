#include "report/hyphenation.h"

#include <hyphen.h>

#include <array>
#include <cstdlib>
#include <memory>
#include <string>

namespace trivsel::report {

namespace {

constexpr std::size_t kShortest = 7; // letters
constexpr std::size_t kLongest = 60; // a longer "word" is no word
constexpr std::size_t kKeptTogether = 3;

using Dictionary = std::unique_ptr<HyphenDict, decltype(&hnj_hyphen_free)>;

Dictionary load(const char* file)
{
    return Dictionary(hnj_hyphen_load(file), &hnj_hyphen_free);
}

/// Read once; the library only reads it afterwards.
HyphenDict* dictionary(Language language)
{
    static const Dictionary danish = load("/usr/share/hyphen/hyph_da_DK.dic");
    static const Dictionary english = load("/usr/share/hyphen/hyph_en_GB.dic");
    return language == Language::Danish ? danish.get() : english.get();
}

unsigned byteAt(std::string_view s, std::size_t i)
{
    return i < s.size() ? static_cast<unsigned char>(s[i]) : 0U;
}

/// The letter of ISO 8859-1 at the start of `s` as a code point, 0 if there is none.
unsigned letterAt(std::string_view s, std::size_t& bytes)
{
    const unsigned a = byteAt(s, 0);
    if ((a >= 'a' && a <= 'z') || (a >= 'A' && a <= 'Z')) {
        bytes = 1;
        return a;
    }
    const unsigned b = byteAt(s, 1);
    if (a == 0xC3 && b >= 0x80 && b <= 0xBF && b != 0x97 && b != 0xB7) { // U+00C0..U+00FF without the signs × and ÷
        bytes = 2;
        return b + 0x40;
    }
    bytes = 0;
    return 0;
}

unsigned lower(unsigned letter)
{
    const bool isUpper = (letter >= 'A' && letter <= 'Z') || (letter >= 0xC0 && letter <= 0xDE);
    return isUpper ? letter + 0x20 : letter;
}

} // namespace

std::size_t letterBytes(std::string_view word)
{
    std::size_t bytes = 0;
    letterAt(word, bytes);
    return bytes;
}

std::vector<std::size_t> hyphenationPoints(std::string_view word, Language language)
{
    std::vector<std::size_t> points;
    if (word.size() < kShortest || word.size() > 2 * kLongest) return points;
    HyphenDict* const dict = dictionary(language);
    if (dict == nullptr) return points;

    std::string letters;              // as the dictionary writes them
    std::vector<std::size_t> offsets; // of each letter in `word`
    for (std::size_t i = 0; i < word.size();) {
        std::size_t bytes = 0;
        const unsigned letter = letterAt(word.substr(i), bytes);
        // All capitals is an abbreviation; of capitals within a word nothing is known.
        if (bytes == 0 || (i > 0 && lower(letter) != letter)) return points;
        if (dict->utf8 != 0 && letter > 0x7F) return points;
        letters.push_back(static_cast<char>(static_cast<unsigned char>(lower(letter))));
        offsets.push_back(i);
        i += bytes;
    }
    if (letters.size() < kShortest || letters.size() > kLongest) return points;

    std::array<char, kLongest + 8> hyphens{};
    char** rep = nullptr; // spellings that change at the hyphen: neither language has them
    int* pos = nullptr;
    int* cut = nullptr;
    const int size = static_cast<int>(letters.size());
    const bool known =
        hnj_hyphen_hyphenate2(dict, letters.c_str(), size, hyphens.data(), nullptr, &rep, &pos, &cut) == 0;
    const bool changes = rep != nullptr;
    if (rep != nullptr)
        for (int i = 0; i < size; ++i) std::free(rep[i]);
    std::free(rep);
    std::free(pos);
    std::free(cut);
    if (!known || changes) return points;
    for (std::size_t i = kKeptTogether; i + kKeptTogether <= letters.size(); ++i)
        if ((static_cast<unsigned char>(hyphens[i - 1]) & 1U) != 0U) points.push_back(offsets[i]);
    return points;
}

} // namespace trivsel::report
