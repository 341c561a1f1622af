#ifndef LINTEL_TOOLS_PRINTABLE_HPP
#define LINTEL_TOOLS_PRINTABLE_HPP

#include <cstddef>
#include <string>
#include <string_view>

namespace lintel::tool {

/// The first character of a text, as a terminal gets it.
struct shown_character {
    std::size_t size;  ///< bytes of the text: those of a character, or 1 for a byte that belongs to none
    std::size_t cells; ///< columns of the terminal, of the escape when it is escaped
    bool escaped;
};

/// Decides how the first character of `text`, which is not empty, is shown. Escaped are
///
/// - control characters and bytes that are not UTF-8: byte by byte, as \x1b;
/// - beyond ASCII, as \u{202e}: control and format characters (bidirectional controls, zero-width joiners and
///   spaces, byte order marks, tags), line and paragraph separators, and everything else that is invisible by
///   default (fillers, variation selectors);
/// - likewise what has a width that depends on its neighbours and on the terminal (emoji modifiers, regional
///   indicators), and what is no character of the Unicode version of utf8proc, since its width is unknown.
///
/// All else is shown as it is, spaces beyond ASCII and private-use characters too. An escape is for the eye:
/// a backslash that stands in the text looks the same. Widths are those of utf8proc, but for conjoining
/// vowels and finals of Hangul, which have none, as in terminals. Of combining marks that Unicode calls
/// spacing, some terminals give each a cell of its own; utf8proc does not.
shown_character first_character(std::string_view text) noexcept;

/// Appends the character at the start of `text` as first_character() said.
void append_shown(std::string& out, std::string_view text, const shown_character& first);

/// Text for a terminal: every character as first_character() has it.
std::string printable(std::string_view text);

/// Text for JSON: as it is when it is UTF-8, otherwise printable.
std::string utf8(std::string_view text);

/// The same JSON value in a text that can go to a terminal: what first_character() escapes beyond white space
/// is written as \u202e, from `from` on. `json` is UTF-8.
void escape_in_json(std::string& json, std::size_t from = 0);

} // namespace lintel::tool

#endif
