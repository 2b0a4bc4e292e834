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
    <name>Tertulia::Bindings</name>
    <message numerus="yes">
        <source>%n new message(s)</source>
        <translation>
            <numerusform>%n new message</numerusform>
            <numerusform>%n new messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n conversation(s)</source>
        <translation>
            <numerusform>in %n conversation</numerusform>
            <numerusform>in %n conversations</numerusform>
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
