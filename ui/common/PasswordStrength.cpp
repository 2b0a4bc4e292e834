#include "ui/common/PasswordStrength.h"

#include "ui/common/TextLabel.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QSet>
#include <cmath>

namespace Tertulia {

using namespace Qt::StringLiterals;
using PasswordGuess::Strength;

namespace {

/// What is tried first by everybody who guesses.
bool isCommon(const QString &lower)
{
    static const QStringList common{u"password"_s, u"passwort"_s, u"contraseña"_s, u"contrasena"_s, u"qwert"_s,
                                    u"asdf"_s,     u"12345"_s,    u"letmein"_s,    u"iloveyou"_s,   u"welcome"_s,
                                    u"secret"_s,   u"abc123"_s,   u"111111"_s,     u"tertulia"_s};
    return std::ranges::any_of(common, [&](const QString &word) { return lower.contains(word); });
}

/// How many different characters somebody would have to try in one place.
int alphabet(const QString &password)
{
    bool small = false, large = false, digit = false, sign = false, other = false;
    for (const QChar c : password) {
        small |= c.isLower() && c.unicode() < 128;
        large |= c.isUpper() && c.unicode() < 128;
        digit |= c.isDigit();
        other |= c.unicode() >= 128;
        sign |= !c.isLetterOrNumber() && c.unicode() < 128;
    }
    return 26 * small + 26 * large + 10 * digit + 30 * sign + 60 * other;
}

/// Places that tell something new: neither a repetition nor the next one in a row (abcd, 4321).
int freshPlaces(const QString &password)
{
    int fresh = 0;
    for (qsizetype i = 0; i < password.size(); ++i) {
        const int step = i > 0 ? password[i].unicode() - password[i - 1].unicode() : 99;
        fresh += std::abs(step) > 1;
    }
    return std::min(fresh, int(QSet<QChar>(password.cbegin(), password.cend()).size()) * 2);
}

QString wordFor(Strength strength)
{
    switch (strength) {
    case Strength::None:
        return {};
    case Strength::Weak:
        return PasswordStrength::tr("Weak: others could guess it");
    case Strength::Fair:
        return PasswordStrength::tr("Fair: a few more words make it good");
    case Strength::Good:
        return PasswordStrength::tr("Good");
    case Strength::Strong:
        return PasswordStrength::tr("Strong");
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace

Strength PasswordGuess::strength(const QString &password, const QStringList &known)
{
    if (password.isEmpty())
        return Strength::None;
    const QString lower = password.toLower();
    const bool guessed = std::ranges::any_of(
        known, [&](const QString &word) { return word.size() > 2 && lower.contains(word.toLower()); });
    const double bits =
        freshPlaces(password) * std::log2(std::max(2, alphabet(password))) * (guessed || isCommon(lower) ? 0.5 : 1.0);
    return bits < 36 ? Strength::Weak : bits < 52 ? Strength::Fair : bits < 72 ? Strength::Good : Strength::Strong;
}

class PasswordStrength::Bars : public QWidget
{
public:
    static constexpr int Count = 4, Height = 4, Width = 28;

    Bars() { setFixedSize(Count * (Width + Space::XS) - Space::XS, Height); }

    void setStrength(Strength strength)
    {
        m_strength = strength;
        update();
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Colours &c = Theme::colours(palette());
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        const QColor fill = m_strength <= Strength::Weak   ? c.danger
                            : m_strength == Strength::Fair ? c.away
                                                           : c.available;
        for (int i = 0; i < Count; ++i) {
            painter.setBrush(i < int(m_strength) ? fill : c.line);
            painter.drawRoundedRect(i * (Width + Space::XS), 0, Width, Height, Height / 2.0, Height / 2.0);
        }
    }

private:
    Strength m_strength = Strength::None;
};

PasswordStrength::PasswordStrength(QWidget *parent)
    : QWidget(parent)
    , m_bars(new Bars)
    , m_text(new TextLabel(TextStyle::Caption, TextLabel::Tone::Muted))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->setSpacing(Space::S);
    row->addWidget(m_bars, 0, Qt::AlignVCenter);
    row->addWidget(m_text, 1);
    m_text->setAccessibleName(tr("Password strength"));
    setPassword({});
}

void PasswordStrength::setPassword(const QString &password, const QStringList &known)
{
    const Strength strength = PasswordGuess::strength(password, known);
    m_bars->setStrength(strength);
    m_text->setText(wordFor(strength));
    m_text->setAccessibleDescription(m_text->text());
    setVisible(strength != Strength::None);
}

} // namespace Tertulia
