// Without libFuzzer a fuzz target replays its corpus: the folder that the last argument names.

#include <QDir>
#include <QFile>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int main(int argc, char **argv)
{
    int replayed = 0;
    for (const auto &entry : QDir(QFile::decodeName(argv[argc - 1])).entryInfoList(QDir::Files)) {
        QFile file(entry.filePath());
        if (!file.open(QIODevice::ReadOnly))
            return 1;
        const auto bytes = file.readAll();
        // as it is, and (fuzz_stream reads them so) behind every kind of chunking
        for (const char *before : {"", "0", "1", "3\002\007"}) {
            const auto input = before + bytes;
            LLVMFuzzerTestOneInput(reinterpret_cast<const uint8_t *>(input.constData()), size_t(input.size()));
        }
        ++replayed;
    }
    qInfo("%d inputs replayed", replayed);
    return replayed > 0 ? 0 : 1;
}
