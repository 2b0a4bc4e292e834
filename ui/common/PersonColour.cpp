// XEP-0392 Consistent Color Generation: SHA-1 of the address gives an angle, HSLuv turns it into a colour of even
// lightness. HSLuv is CIELUV with the chroma stretched to what sRGB can show at that hue (https://www.hsluv.org).
#include "ui/common/Theme.h"

#include <QCryptographicHash>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>

namespace Tertulia {

namespace {

constexpr double Kappa = 903.2962962, Epsilon = 0.0088564516;
constexpr double WhiteU = 0.19783000664283, WhiteV = 0.46831999493879; // D65
constexpr double Matrix[3][3] = {{3.240969941904521, -1.537383177570093, -0.498610760293},
                                 {-0.96924363628087, 1.87596750150772, 0.041555057407175},
                                 {0.055630079696993, -0.20397695888897, 1.056971514242878}};

/// The largest chroma that sRGB shows at this lightness and hue: the nearest of the six lines that bound it.
double maxChroma(double lightness, double hue)
{
    const double third = std::pow(lightness + 16, 3) / 1560896;
    const double y = third > Epsilon ? third : lightness / Kappa;
    double nearest = std::numeric_limits<double>::max();
    for (const auto &row : Matrix) {
        for (const double t : {0., 1.}) {
            const double top1 = (284517 * row[0] - 94839 * row[2]) * y;
            const double top2 =
                (838422 * row[2] + 769860 * row[1] + 731718 * row[0]) * lightness * y - 769860 * t * lightness;
            const double bottom = (632260 * row[2] - 126452 * row[1]) * y + 126452 * t;
            const double length = top2 / bottom / (std::sin(hue) - top1 / bottom * std::cos(hue));
            if (length >= 0)
                nearest = std::min(nearest, length);
        }
    }
    return nearest;
}

double gamma(double linear)
{
    const double c = linear <= 0.0031308 ? 12.92 * linear : 1.055 * std::pow(linear, 1 / 2.4) - 0.055;
    return std::clamp(c, 0., 1.);
}

QColor hsluv(double angle, double saturation, double lightness)
{
    const double hue = angle * std::numbers::pi / 180;
    const double chroma = maxChroma(lightness, hue) * saturation;
    const double u = std::cos(hue) * chroma / (13 * lightness) + WhiteU;
    const double v = std::sin(hue) * chroma / (13 * lightness) + WhiteV;
    const double y = lightness > 8 ? std::pow((lightness + 16) / 116, 3) : lightness / Kappa;
    const double x = 9 * y * u / (4 * v);
    const double z = (9 * y - 15 * v * y - v * x) / (3 * v);
    std::array<float, 3> c{};
    for (size_t i = 0; i < c.size(); ++i)
        c[i] = float(gamma(Matrix[i][0] * x + Matrix[i][1] * y + Matrix[i][2] * z));
    return QColor::fromRgbF(c[0], c[1], c[2]);
}

double angleOf(const QString &bareAddress)
{
    const QByteArray hash = QCryptographicHash::hash(bareAddress.toUtf8(), QCryptographicHash::Sha1);
    return (uchar(hash[0]) | uchar(hash[1]) << 8) * 360. / 65536; // XEP-0392 §5.1: least significant 16 bits
}

bool isDark(const QPalette &palette)
{
    return palette.color(QPalette::Window).lightness() < 128;
}

} // namespace

QColor personColour(const QString &bareAddress, const QPalette &palette)
{
    return hsluv(angleOf(bareAddress), isDark(palette) ? 0.75 : 0.95, isDark(palette) ? 72 : 44);
}

QColor personFill(const QString &bareAddress, const QPalette &palette)
{
    return hsluv(angleOf(bareAddress), 0.7, isDark(palette) ? 46 : 52);
}

} // namespace Tertulia
