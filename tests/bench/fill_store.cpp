// fill_store FILE COUNT [ACCOUNT]   adds COUNT messages to the store FILE, which is made where it is missing.
#include "StoreFiller.h"
#include "app/store/Database.h"
#include "app/store/MessageStore.h"

#include <QCoreApplication>
#include <QTextStream>

using namespace Qt::StringLiterals;
using namespace Tertulia;

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = app.arguments();
    const auto account = Jid::parse(arguments.value(3, u"ana@example.org"_s));
    const int count = arguments.value(2).toInt();
    if (count <= 0 || !account) {
        QTextStream(stderr) << "fill_store FILE COUNT [ACCOUNT]\n";
        return 64; // EX_USAGE
    }
    Database database(arguments.at(1));
    database.open();
    MessageStore store(database);
    if (!StoreFiller(*account).fill(store, count)) {
        QTextStream(stderr) << "the store cannot be written\n";
        return 74; // EX_IOERR
    }
    return 0;
}
