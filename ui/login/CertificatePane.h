#pragma once

#include "app/data/CertificateDetails.h"

#include <QWidget>

class QGridLayout;
class QPushButton;

namespace Tertulia {

class TextLabel;

/// The question whether to trust a server's certificate: who, by whom, until when, fingerprint. The safe answer is the
/// one that Enter gives.
class CertificatePane : public QWidget
{
    Q_OBJECT

public:
    explicit CertificatePane(QWidget *parent = nullptr);

    void ask(const CertificateDetails &certificate);

signals:
    void trusted(const QByteArray &sha256);
    void refused();

private:
    TextLabel *addRow(QGridLayout *grid, const QString &name);

    QByteArray m_sha256;
    TextLabel *m_question, *m_problems;
    TextLabel *m_subject, *m_issuer, *m_validity, *m_fingerprint;
    QPushButton *m_cancel;
};

} // namespace Tertulia
