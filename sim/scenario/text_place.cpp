// Counting lines and characters; telling text from bytes.
#include "text_place.hpp"

#include <algorithm>

namespace chokepoint {

TextPlace::TextPlace(std::string_view text, std::uint32_t file) : text_(text), file_(file), starts_{0} {
  for (std::size_t i = 0; i < text.size(); ++i)
    if (text[i] == '\n') starts_.push_back(i + 1);
}

Spot TextPlace::at(std::size_t offset) const {
  offset = std::min(offset, text_.size());
  const auto after = std::upper_bound(starts_.begin(), starts_.end(), offset);
  const auto line = static_cast<std::size_t>(after - starts_.begin()) - 1;
  return at(line, offset - starts_[line]);
}

std::size_t TextPlace::offset(std::size_t line, std::size_t byte) const {
  if (line >= starts_.size()) return text_.size();
  return std::min(starts_[line] + byte, text_.size());
}

std::string_view TextPlace::line(std::size_t line) const {
  if (line >= starts_.size()) return {};
  auto end = line + 1 < starts_.size() ? starts_[line + 1] - 1 : text_.size();
  if (end > starts_[line] && text_[end - 1] == '\r') --end;
  return text_.substr(starts_[line], end - starts_[line]);
}

Spot TextPlace::at(std::size_t line, std::size_t byte) const {
  const auto from = offset(line, 0), to = offset(line, byte);
  std::uint32_t characters = 0;
  for (auto i = from; i < to; ++i)
    if ((static_cast<unsigned char>(text_[i]) & 0xC0) != 0x80) ++characters;
  return {file_, static_cast<std::uint32_t>(line + 1), characters + 1};
}

namespace {

std::string hex(unsigned char byte) {
  static constexpr char digit[] = "0123456789ABCDEF";
  return std::string("0x") + digit[byte >> 4] + digit[byte & 15];
}

std::string byte_message(std::size_t offset, unsigned char byte, const std::string& what) {
  return "byte " + std::to_string(offset + 1) + " (" + hex(byte) + ") " + what;
}

/// How many bytes the character at `s` has if it is well-formed UTF-8, else 0. Source: RFC 3629, section 4.
std::size_t character_length(std::string_view s) {
  const auto byte = [&](std::size_t i) { return i < s.size() ? static_cast<unsigned char>(s[i]) : 0U; };
  const auto tail = [&](std::size_t i) { return (byte(i) & 0xC0U) == 0x80U; };
  const unsigned lead = byte(0);
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead <= 0xDF) return tail(1) ? 2 : 0;
  if (lead >= 0xE0 && lead <= 0xEF) {
    const bool overlong = lead == 0xE0 && byte(1) < 0xA0, surrogate = lead == 0xED && byte(1) > 0x9F;
    return tail(1) && tail(2) && !overlong && !surrogate ? 3 : 0;
  }
  if (lead < 0xF0 || lead > 0xF4) return 0;
  const bool overlong = lead == 0xF0 && byte(1) < 0x90, beyond = lead == 0xF4 && byte(1) > 0x8F;
  return tail(1) && tail(2) && tail(3) && !overlong && !beyond ? 4 : 0;
}

bool looks_like_utf16(std::string_view text) {
  if (text.size() < 2) return false;
  const auto a = static_cast<unsigned char>(text[0]), b = static_cast<unsigned char>(text[1]);
  return (a == 0xFF && b == 0xFE) || (a == 0xFE && b == 0xFF) || (a == 0) != (b == 0);
}

}  // namespace

EncodingTrouble check_encoding(std::string_view text) {
  if (looks_like_utf16(text)) return {0, "the file is in UTF-16 or UTF-32; save it as UTF-8"};
  for (std::size_t i = 0; i < text.size();) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte == 0) return {i, byte_message(i, byte, "is a NUL: this is no text file; save it as UTF-8 text")};
    if (byte == '\r' && (i + 1 == text.size() || text[i + 1] != '\n'))
      return {i, byte_message(i, byte, "is a lone carriage return; end lines with a line feed")};
    if ((byte < 0x20 && byte != '\n' && byte != '\r' && byte != '\t') || byte == 0x7F)
      return {i, byte_message(i, byte, "is a control character; remove it")};
    const auto length = character_length(text.substr(i));
    if (length == 0) return {i, byte_message(i, byte, "is not UTF-8; save the file as UTF-8")};
    i += length;
  }
  return {};
}

}  // namespace chokepoint
