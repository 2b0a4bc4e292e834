#include "ui/common/Ask.h"

#include <QMessageBox>
#include <QPushButton>

namespace Tertulia {

void Ask::confirm(QWidget *parent, const QString &title, const QString &text, const QString &action,
                  std::function<void()> confirmed)
{
    auto *box = new QMessageBox(QMessageBox::Warning, title, title, QMessageBox::Cancel, parent);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(text);
    const QPushButton *button = box->addButton(action, QMessageBox::DestructiveRole);
    box->setDefaultButton(QMessageBox::Cancel);
    QObject::connect(button, &QPushButton::clicked, box, std::move(confirmed));
    box->open();
}

} // namespace Tertulia
