#include "app/Log.h"

Q_LOGGING_CATEGORY(lcGate, "tertulia.gate", QtInfoMsg)
Q_LOGGING_CATEGORY(lcSession, "tertulia.session", QtInfoMsg)
Q_LOGGING_CATEGORY(lcStore, "tertulia.store", QtInfoMsg)
Q_LOGGING_CATEGORY(lcWindow, "tertulia.window", QtInfoMsg)
