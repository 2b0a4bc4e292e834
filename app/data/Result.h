#pragma once

#include "app/data/Failure.h"

#include <utility>
#include <variant>

namespace Tertulia {

/// A value, or why there is none. One-shot answers are QFuture<Result<T>>.
template <typename T>
class Result
{
public:
    Result(T value)
        : m_value(std::in_place_index<0>, std::move(value))
    {
    }
    Result(Failure failure)
        : m_value(std::in_place_index<1>, std::move(failure))
    {
    }
    Result(FailureKind kind, QString detail = {})
        : m_value(std::in_place_index<1>, Failure{kind, std::move(detail), {}, {}})
    {
    }

    explicit operator bool() const { return m_value.index() == 0; }
    const T &value() const & { return std::get<0>(m_value); }
    T &value() & { return std::get<0>(m_value); }
    T &&value() && { return std::get<0>(std::move(m_value)); }
    const Failure &failure() const { return std::get<1>(m_value); }

private:
    std::variant<T, Failure> m_value;
};

struct Done {
}; ///< the value of an answer that has none: Result<Done>

} // namespace Tertulia
