#include "ui/login/CertificatePane.h"

#include "ui/common/FailureText.h"
#include "ui/common/Formats.h"
#include "ui/common/TextLabel.h"

#include <QFontDatabase>
#include <QGridLayout>
#include <QLocale>
#include <QPushButton>

namespace Tertulia {

using namespace Qt::StringLiterals;

namespace {

/// 32 bytes as four lines of eight: what people compare group by group.
QString inLines(const QString &fingerprint)
{
    QStringList lines;
    for (qsizetype at = 0; at < fingerprint.size(); at += 24)
        lines << fingerprint.sliced(at, std::min<qsizetype>(23, fingerprint.size() - at));
    return lines.join(u'\n');
}

} // namespace

CertificatePane::CertificatePane(QWidget *parent)
    : QWidget(parent)
    , m_question(new TextLabel(TextStyle::Heading))
    , m_problems(new TextLabel(TextStyle::Body, TextLabel::Tone::Danger))
    , m_cancel(new QPushButton(tr("Cancel")))
{
    setAccessibleName(tr("Certificate"));
    m_question->setWordWrap(true);
    m_problems->setWordWrap(true);
    auto *advice =
        new TextLabel(tr("Your password was not sent. Trust this certificate only if the operator of the server "
                         "tells you the same fingerprint."),
                      TextStyle::Secondary, TextLabel::Tone::Muted);
    advice->setWordWrap(true);

    auto *grid = new QGridLayout;
    grid->setVerticalSpacing(Space::S);
    grid->setHorizontalSpacing(Space::M);
    grid->setColumnStretch(1, 1);
    m_subject = addRow(grid, tr("Issued to"));
    m_issuer = addRow(grid, tr("Issued by"));
    m_validity = addRow(grid, tr("Valid"));
    m_fingerprint = addRow(grid, u"SHA-256"_s);
    QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    fixed.setPointSizeF(m_fingerprint->font().pointSizeF() * 0.9);
    m_fingerprint->setFont(fixed);

    auto *trust = new QPushButton(tr("Trust this certificate"));
    for (QPushButton *button : {m_cancel, trust})
        button->setAccessibleName(button->text());
    m_cancel->setAutoDefault(true);
    connect(m_cancel, &QPushButton::clicked, this, &CertificatePane::refused);
    connect(trust, &QPushButton::clicked, this, [this] { emit trusted(m_sha256); });

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(Space::M);
    column->addWidget(m_question);
    column->addWidget(m_problems);
    column->addLayout(grid);
    column->addWidget(advice);
    column->addSpacing(Space::S);
    m_cancel->setProperty("look", u"main"_s);
    column->addWidget(m_cancel);
    column->addWidget(trust);
    column->addStretch();
}

TextLabel *CertificatePane::addRow(QGridLayout *grid, const QString &name)
{
    const int row = grid->rowCount();
    auto *value = new TextLabel(TextStyle::Body);
    value->setWordWrap(true);
    value->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    value->setAccessibleName(name);
    grid->addWidget(new TextLabel(name, TextStyle::Secondary, TextLabel::Tone::Muted), row, 0, Qt::AlignTop);
    grid->addWidget(value, row, 1);
    return value;
}

void CertificatePane::ask(const CertificateDetails &certificate)
{
    m_sha256 = certificate.sha256;
    m_question->setText(tr("Is this really %1?").arg(certificate.server));
    QStringList problems;
    for (const auto problem : certificate.problems)
        problems << FailureText::problem(problem);
    m_problems->setText(problems.join(u'\n'));
    const QStringList names = certificate.names.mid(0, 6); // a certificate may list hundreds
    m_subject->setText(names.isEmpty() ? certificate.subject : names.join(u", "_s));
    m_issuer->setText(certificate.issuer);
    const QLocale locale;
    m_validity->setText(tr("from %1 until %2")
                            .arg(locale.toString(certificate.validFrom.date(), QLocale::ShortFormat),
                                 locale.toString(certificate.validUntil.date(), QLocale::ShortFormat)));
    m_fingerprint->setText(inLines(Formats::fingerprint(certificate.sha256)));
    for (TextLabel *label : {m_subject, m_issuer, m_validity, m_fingerprint})
        label->setAccessibleDescription(label->text());
    m_cancel->setFocus();
}

} // namespace Tertulia
