<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en_GB">
<context>
    <name>ConnectionText</name>
    <message numerus="yes">
        <source>Waiting to retry in %n s.</source>
        <translation>
            <numerusform>Waiting to retry in %n s.</numerusform>
            <numerusform>Waiting to retry in %n s.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EventWords</name>
    <message numerus="yes">
        <source>%1 joined</source>
        <comment>one or several people</comment>
        <translation>
            <numerusform>%1 joined</numerusform>
            <numerusform>%1 joined</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 left</source>
        <comment>one or several people</comment>
        <translation>
            <numerusform>%1 left</numerusform>
            <numerusform>%1 left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 was removed</source>
        <comment>one or several people</comment>
        <translation>
            <numerusform>%1 was removed</numerusform>
            <numerusform>%1 were removed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 was banned</source>
        <comment>one or several people</comment>
        <translation>
            <numerusform>%1 was banned</numerusform>
            <numerusform>%1 were banned</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n others</source>
        <comment>names, and how many more</comment>
        <translation>
            <numerusform>%1 and %n other</numerusform>
            <numerusform>%1 and %n others</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show all %n</source>
        <translation>
            <numerusform>Show %n</numerusform>
            <numerusform>Show all %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FailureText</name>
    <message numerus="yes">
        <source>The server is busy and asks to come back in %n second(s).</source>
        <translation>
            <numerusform>The server is busy and asks to come back in %n second.</numerusform>
            <numerusform>The server is busy and asks to come back in %n seconds.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NoticeText</name>
    <message numerus="yes">
        <source>%n people are online</source>
        <translation>
            <numerusform>%n person is online</numerusform>
            <numerusform>%n people are online</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people went offline</source>
        <translation>
            <numerusform>%n person went offline</numerusform>
            <numerusform>%n people went offline</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people have new status messages</source>
        <translation>
            <numerusform>%n person has a new status message</numerusform>
            <numerusform>%n people have new status messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new message(s)</source>
        <translation>
            <numerusform>%n new message</numerusform>
            <numerusform>%n new messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 (%n new)</source>
        <translation>
            <numerusform>%1 (%n new)</numerusform>
            <numerusform>%1 (%n new)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people want to be your contacts</source>
        <translation>
            <numerusform>%n person wants to be your contact</numerusform>
            <numerusform>%n people want to be your contacts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files are offered</source>
        <translation>
            <numerusform>%n file is offered</numerusform>
            <numerusform>%n files are offered</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 offers %n files</source>
        <translation>
            <numerusform>%1 offers %n file</numerusform>
            <numerusform>%1 offers %n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>You are mentioned in %n room(s)</source>
        <translation>
            <numerusform>You are mentioned in %n room</numerusform>
            <numerusform>You are mentioned in %n rooms</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people entered %1</source>
        <translation>
            <numerusform>%n person entered %1</numerusform>
            <numerusform>%n people entered %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Tertulia::AttachPane</name>
    <message numerus="yes">
        <source>At most %n file(s) can be sent at once.</source>
        <translation>
            <numerusform>At most %n file can be sent at once.</numerusform>
            <numerusform>At most %n files can be sent at once.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) to send</source>
        <translation>
            <numerusform>%n file to send</numerusform>
            <numerusform>%n files to send</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Tertulia::ConversationHeader</name>
    <message numerus="yes">
        <source>%n people</source>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n people</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Tertulia::ConversationPage</name>
    <message numerus="yes">
        <source>%n new message(s)</source>
        <translation>
            <numerusform>%n new message</numerusform>
            <numerusform>%n new messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Tertulia::DataBindings</name>
    <message numerus="yes">
        <source>%n older message(s) removed.</source>
        <translation>
            <numerusform>%n older message removed.</numerusform>
            <numerusform>%n older messages removed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Tertulia::DeviceRow</name>
    <message numerus="yes">
        <source>Idle for %n minute(s)</source>
        <translation>
            <numerusform>Idle for %n minute</numerusform>
            <numerusform>Idle for %n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Idle for %n hour(s)</source>
        <translation>
            <numerusform>Idle for %n hour</numerusform>
            <numerusform>Idle for %n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Idle for %n day(s)</source>
        <translation>
            <numerusform>Idle for %n day</numerusform>
            <numerusform>Idle for %n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Tertulia::DirectoryBindings</name>
    <message numerus="yes">
        <source>The server shows the first %n people. Search for more of a name to find others.</source>
        <translation>
            <numerusform>The server shows only %n person. Search for more of a name to find others.</numerusform>
            <numerusform>The server shows the first %n people. Search for more of a name to find others.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) found.</source>
        <translation>
            <numerusform>%n person found.</numerusform>
            <numerusform>%n people found.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Tertulia::DirectoryPage</name>
    <message numerus="yes">
        <source>%n so far</source>
        <translation>
            <numerusform>%n so far</numerusform>
            <numerusform>%n so far</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n person(s)</source>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n people</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Tertulia::InvitationsPane</name>
    <message numerus="yes">
        <source>%n more waiting</source>
        <translation>
            <numerusform>%n more waiting</numerusform>
            <numerusform>%n more waiting</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Tertulia::InvitePanel</name>
    <message numerus="yes">
        <source>Invite %n people</source>
        <translation>
            <numerusform>Invite %n person</numerusform>
            <numerusform>Invite %n people</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Tertulia::PeopleBindings</name>
    <message numerus="yes">
        <source>%n message(s) of yours wait here and go out when you unblock.</source>
        <translation>
            <numerusform>%n message of yours waits here and goes out when you unblock.</numerusform>
            <numerusform>%n messages of yours wait here and go out when you unblock.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Tertulia::RequestsPane</name>
    <message numerus="yes">
        <source>%n more waiting</source>
        <translation>
            <numerusform>%n more waiting</numerusform>
            <numerusform>%n more waiting</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Tertulia::RoomBrowser</name>
    <message numerus="yes">
        <source>%n room(s)</source>
        <translation>
            <numerusform>%n room</numerusform>
            <numerusform>%n rooms</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Tertulia::RoomDelegate</name>
    <message numerus="yes">
        <source>%n people</source>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unread</source>
        <translation>
            <numerusform>%n unread</numerusform>
            <numerusform>%n unread</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Tertulia::SeveralAccounts</name>
    <message numerus="yes">
        <source>%n contact request(s)</source>
        <translation>
            <numerusform>%n contact request</numerusform>
            <numerusform>%n contact requests</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Tertulia::Sidebar</name>
    <message numerus="yes">
        <source>%n archived chat(s)</source>
        <translation>
            <numerusform>%n archived chat</numerusform>
            <numerusform>%n archived chats</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Tertulia::SpokenRows</name>
    <message numerus="yes">
        <source>%n unread</source>
        <translation>
            <numerusform>%n unread</numerusform>
            <numerusform>%n unread</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Tertulia::TrayIcon</name>
    <message numerus="yes">
        <source>Tertulia: %1, %n unread</source>
        <translation>
            <numerusform>Tertulia: %1, %n unread</numerusform>
            <numerusform>Tertulia: %1, %n unread</numerusform>
        </translation>
    </message>
</context>
</TS>
