-- Fills a new server with the demo's world (accounts, vCards, avatars, rosters, archives, a room with history), once,
-- through Prosody's own stores and services. The world comes as JSON from the file that `tertulia_world` names.
-- And its directory lists everybody where nothing is searched for, as ejabberd's can: mod_vjud alone does not.

local dt = require "util.datetime";
local json = require "util.json";
local rostermanager = require "core.rostermanager";
local st = require "util.stanza";
local storage = require "core.storagemanager";
local usermanager = require "core.usermanager";

local host = module.host;
local room_host = "conference."..host;
local path = module:get_option_string("tertulia_world");
local now = os.time();
local world;

local function jid(user) return user.."@"..host; end

local function vcard(person)
	local card = st.stanza("vCard", { xmlns = "vcard-temp" });
	card:text_tag("FN", person.name);
	card:tag("N"):text_tag("FAMILY", person.last):text_tag("GIVEN", person.first):up();
	card:text_tag("NICKNAME", person.nick);
	card:tag("EMAIL"):tag("INTERNET"):up():text_tag("USERID", person.email):up();
	card:tag("ADR"):text_tag("LOCALITY", person.city):text_tag("CTRY", person.country):up();
	card:text_tag("DESC", person.about);
	card:tag("PHOTO"):text_tag("TYPE", "image/png"):text_tag("BINVAL", person.avatar):up();
	return card;
end

local function publish(user, node, id, payload, config)
	local item = st.stanza("item", { xmlns = "http://jabber.org/protocol/pubsub", id = id }):add_child(payload);
	assert(module:depends("pep").get_pep_service(user):publish(node, true, id, item, config));
end

local function publish_avatar(person)   -- XEP-0084
	local open = { access_model = "presence"; max_items = 1; persist_items = true };
	publish(person.user, "urn:xmpp:avatar:data", person.avatar_id,
		st.stanza("data", { xmlns = "urn:xmpp:avatar:data" }):text(person.avatar), open);
	publish(person.user, "urn:xmpp:avatar:metadata", person.avatar_id,
		st.stanza("metadata", { xmlns = "urn:xmpp:avatar:metadata" })
			:tag("info", { id = person.avatar_id, type = "image/png", bytes = tostring(person.avatar_bytes),
				width = tostring(person.avatar_size), height = tostring(person.avatar_size) }), open);
end

local function make_people()
	local cards = storage.open(host, "vcard", "keyval");
	for _, person in ipairs(world.people) do
		assert(usermanager.create_user(person.user, world.password, host));
		assert(cards:set(person.user, st.preserialize(vcard(person))));
		publish_avatar(person);
	end
end

local function befriend(user, other, name, groups)
	local roster = rostermanager.load_roster(user, host);
	local set = {};
	for _, group in ipairs(groups) do set[group] = true; end
	roster[jid(other)] = { subscription = "both", name = name, groups = set };
	assert(rostermanager.save_roster(user, host, roster));
end

local function make_friends()
	for _, person in ipairs(world.people) do
		if #person.groups > 0 then
			befriend(world.you, person.user, person.name, person.groups);
			befriend(person.user, world.you, world.your_name, { "Tertulia" });
		elseif person.asks then
			local request = st.presence({ type = "subscribe", from = jid(person.user), to = jid(world.you) }):text_tag("status", person.asks);
			rostermanager.set_contact_pending_out(person.user, host, jid(world.you));
			rostermanager.set_contact_pending_in(world.you, host, jid(person.user), request);
		end
	end
end

local function make_archives()   -- XEP-0313; `world.messages` is in the order of time
	local archive = storage.open(host, "archive", "archive");
	for i, line in ipairs(world.messages) do
		local message = st.message({ from = jid(line.from).."/home", to = jid(line.to), type = "chat", id = "past-"..i })
			:text_tag("body", line.body):tag("origin-id", { xmlns = "urn:xmpp:sid:0", id = "past-"..i }):up();
		local when = now - line.ago;
		assert(archive:append(line.from, nil, message, when, jid(line.to)));
		assert(archive:append(line.to, nil, message, when, jid(line.from)));
	end
end

local function make_room()   -- XEP-0045
	local room_jid = world.room.name.."@"..room_host;
	local room = assert(prosody.hosts[room_host].modules.muc.create_room(room_jid));
	room:set_name(world.room.title);
	room:set_description(world.room.description);
	room:set_public(true);
	room:set_persistent(true);
	for _, person in ipairs(world.people) do
		if #person.groups > 0 or person.user == world.you then
			room:set_affiliation(true, jid(person.user), person.user == world.room.owner and "owner" or "member");
		end
	end
	room:set_subject(room_jid.."/"..world.room.owner_nick, world.room.subject);
	room:save(true);
	local archive = storage.open(room_host, "muc_log", "archive");
	for i, line in ipairs(world.room.messages) do
		local message = st.message({ from = room_jid.."/"..line.nick, type = "groupchat", id = "room-past-"..i }):text_tag("body", line.body);
		assert(archive:append(world.room.name, nil, message, now - line.ago, "message<groupchat"));
	end
	publish(world.you, "urn:xmpp:bookmarks:1", room_jid,   -- XEP-0402
		st.stanza("conference", { xmlns = "urn:xmpp:bookmarks:1", name = world.room.title, autojoin = "true" })
			:text_tag("nick", world.your_name),
		{ access_model = "whitelist"; persist_items = true; max_items = "max"; send_last_published_item = "never" });
end

local function list_everybody(event)   -- XEP-0055
	if event.stanza.attr.type ~= "set" then return; end
	for field in event.stanza.tags[1]:childtags() do
		if (field:get_text() or "") ~= "" then return; end   -- a search: mod_vjud answers
	end
	local cards = storage.open(host, "vcard", "keyval");
	local reply = st.reply(event.stanza):query("jabber:iq:search");
	for user in usermanager.users(host) do
		local card = st.deserialize(cards:get(user) or st.preserialize(st.stanza("vCard")));
		local name, email = card:get_child("N"), card:get_child("EMAIL");
		reply:tag("item", { jid = jid(user) })
			:text_tag("first", name and name:get_child_text("GIVEN") or "")
			:text_tag("last", name and name:get_child_text("FAMILY") or "")
			:text_tag("nick", card:get_child_text("NICKNAME") or user)
			:text_tag("email", email and email:get_child_text("USERID") or ""):up();
	end
	event.origin.send(reply);
	return true;
end

module:hook_global("server-started", function ()
	module:context("search."..host):hook("iq/host/jabber:iq:search:query", list_everybody, 10);
	local done = module:open_store("tertulia_world");
	if done:get("made") then return; end
	local file = assert(io.open(path, "rb"));
	world = assert(json.decode(file:read("*a")));
	file:close();
	make_people();
	make_friends();
	make_archives();
	make_room();
	assert(done:set("made", { at = dt.datetime(now) }));
	module:log("info", "The world is made: %d people", #world.people);
end);
