#include "app/data/Jid.h"
