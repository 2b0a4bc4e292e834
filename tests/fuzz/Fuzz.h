#pragma once

#include <QByteArray>
#include <QDomElement>
#include <QString>
#include <cstdint>
#include <functional>

/// What the fuzz targets share. Each defines LLVMFuzzerTestOneInput; libFuzzer (preset fuzz) or Replay.cpp calls it.
namespace Tertulia::Fuzz {

/// Says what was wrong with which input, and ends the program: so libFuzzer keeps the input.
[[noreturn]] void stop(const char *what, const QByteArray &input);
inline void hold(bool holds, const char *what, const QByteArray &input)
{
    if (!holds)
        stop(what, input);
}

/// The stanzas in `bytes` as they come out of the gate and into QXmpp: checked by StreamSplitter, read by QDomDocument.
void eachStanza(const QByteArray &bytes, const std::function<void(const QDomElement &)> &look);

/// What a writer made is one well-formed element.
void holdWellFormed(const QByteArray &xml);

inline QByteArray bytesOf(const uint8_t *data, size_t size)
{
    return {reinterpret_cast<const char *>(data), qsizetype(size)};
}

} // namespace Tertulia::Fuzz
