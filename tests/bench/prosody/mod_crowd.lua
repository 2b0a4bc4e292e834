-- mod_crowd: a component of make-believe people. A room crowdN@conference.localhost has N of them from its beginning.

local st = require "prosody.util.stanza";
local rooms = "conference.localhost";

for _, kind in ipairs { "message", "presence", "iq" } do
	for _, form in ipairs { "full", "bare", "host" } do
		module:hook(kind .. "/" .. form, function() return true; end, 1000);
	end
end

local function fill(event)
	local room = event.room;
	local count = tonumber(room.jid:match("^crowd(%d+)@")) or 0;
	for i = 1, count do
		local real = ("o%05d@%s"):format(i, module.host);
		local nick = ("%s/Occupant %05d"):format(room.jid, i);
		local occupant = room:new_occupant(real, nick);
		occupant.role = "participant";
		occupant:set_session(real .. "/desk", st.presence({ from = real .. "/desk", to = nick })
			:tag("show"):text(i % 3 == 0 and "away" or "dnd"):up()
			:tag("status"):text("Make-believe, and number " .. i):up()
			:tag("c", { xmlns = "http://jabber.org/protocol/caps", hash = "sha-1", node = "https://example.org/x",
				ver = "q07IKJEyjvHSyhy//CH0CxmKi8w=" }):up());
		room:save_occupant(occupant);
	end
end

module:hook_global("server-started", function()
	module:context(rooms):hook("muc-room-created", fill);
end);
