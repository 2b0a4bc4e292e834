<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en_GB">
<context>
    <name>CommandLine</name>
    <message>
        <source>A messenger for XMPP.</source>
        <translation>Una mensajería para XMPP.</translation>
    </message>
    <message>
        <source>Says this and ends.</source>
        <translation>Muestra esto y termina.</translation>
    </message>
    <message>
        <source>Says the version and ends.</source>
        <translation>Muestra la versión y termina.</translation>
    </message>
    <message>
        <source>Keeps everything in DIR: another profile, another user.</source>
        <translation>Guarda todo en DIR: otro perfil, otra persona.</translation>
    </message>
    <message>
        <source>Signs in with this address.</source>
        <translation>Inicia sesión con esta dirección.</translation>
    </message>
    <message>
        <source>Reads its password from the first line of FILE.</source>
        <translation>Lee su contraseña de la primera línea de FILE.</translation>
    </message>
    <message>
        <source>Where its server listens, if not where its address says.</source>
        <translation>Dónde escucha su servidor, si no es donde dice la dirección.</translation>
    </message>
    <message>
        <source>Trusts this certificate authority during this run.</source>
        <translation>Confía en esta autoridad de certificación mientras dure esta ejecución.</translation>
    </message>
    <message>
        <source>Starts in the tray, or minimized where there is none.</source>
        <translation>Arranca en la bandeja, o minimizada donde no la hay.</translation>
    </message>
    <message>
        <source>Closing the window ends the program.</source>
        <translation>Cerrar la ventana termina el programa.</translation>
    </message>
    <message>
        <source>Opens the conversation with this xmpp: address.</source>
        <translation>Abre la conversación con esta dirección xmpp:.</translation>
    </message>
    <message>
        <source>Only one address can be opened.</source>
        <translation>Solo se puede abrir una dirección.</translation>
    </message>
    <message>
        <source>--server wants HOST:PORT.</source>
        <translation>--server espera HOST:PORT.</translation>
    </message>
    <message>
        <source>--account and --password-file belong together.</source>
        <translation>--account y --password-file van juntos.</translation>
    </message>
</context>
<context>
    <name>ConnectionText</name>
    <message>
        <source>You are offline.</source>
        <translation>Estás sin conexión.</translation>
    </message>
    <message>
        <source>Looking for the server…</source>
        <translation>Buscando el servidor…</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Conectando…</translation>
    </message>
    <message>
        <source>Securing the connection…</source>
        <translation>Asegurando la conexión…</translation>
    </message>
    <message>
        <source>Signing in…</source>
        <translation>Iniciando sesión…</translation>
    </message>
    <message>
        <source>Fetching what you missed…</source>
        <translation>Trayendo lo que te perdiste…</translation>
    </message>
    <message numerus="yes">
        <source>Waiting to retry in %n s.</source>
        <translation>
            <numerusform>Se reintenta en %n s.</numerusform>
            <numerusform>Se reintenta en %n s.</numerusform>
        </translation>
    </message>
    <message>
        <source>Needs you: %1</source>
        <translation>Te necesita: %1</translation>
    </message>
    <message>
        <source>Needs you: sign in again.</source>
        <translation>Te necesita: inicia sesión otra vez.</translation>
    </message>
</context>
<context>
    <name>FailureText</name>
    <message>
        <source>The server is busy and asks to come back later. Try again in a few minutes.</source>
        <translation>El servidor está ocupado y pide volver más tarde. Inténtalo dentro de unos minutos.</translation>
    </message>
    <message numerus="yes">
        <source>The server is busy and asks to come back in %n second(s).</source>
        <translation>
            <numerusform>El servidor está ocupado y pide volver dentro de %n segundo.</numerusform>
            <numerusform>El servidor está ocupado y pide volver dentro de %n segundos.</numerusform>
        </translation>
    </message>
    <message>
        <source>This is not a complete address. It looks like you@example.org.</source>
        <translation>No es una dirección completa. Se parece a ti@example.org.</translation>
    </message>
    <message>
        <source>The address or the password is wrong. Check both and try again.</source>
        <translation>La dirección o la contraseña no es correcta. Revisa las dos e inténtalo de nuevo.</translation>
    </message>
    <message>
        <source>There is no server of that name. Check the part after the @, or enter the host under Connection settings.</source>
        <translation>No hay ningún servidor con ese nombre. Revisa lo que va después de la @ o escribe el servidor en Ajustes de conexión.</translation>
    </message>
    <message>
        <source>The server does not answer. Check your network or try again later.</source>
        <translation>El servidor no responde. Revisa tu red o inténtalo más tarde.</translation>
    </message>
    <message>
        <source>The proxy does not let us through. Check it under Connection settings.</source>
        <translation>El proxy no nos deja pasar. Revísalo en Ajustes de conexión.</translation>
    </message>
    <message>
        <source>The server took too long to answer. Try again.</source>
        <translation>El servidor tardó demasiado en responder. Inténtalo de nuevo.</translation>
    </message>
    <message>
        <source>The server offers no encryption, so your password was not sent. Ask its operator to turn on TLS, or use another server.</source>
        <translation>El servidor no ofrece cifrado, así que tu contraseña no se envió. Pide a quien lo administra que active TLS o usa otro servidor.</translation>
    </message>
    <message>
        <source>The server could not prove who it is: its certificate is not trusted. Your password was not sent.</source>
        <translation>El servidor no pudo demostrar quién es: su certificado no es de confianza. Tu contraseña no se envió.</translation>
    </message>
    <message>
        <source>This account is disabled. Ask the operator of your server why.</source>
        <translation>Esta cuenta está desactivada. Pregunta el motivo a quien administra tu servidor.</translation>
    </message>
    <message>
        <source>The server knows no safe way of signing in that we know too. Ask its operator to turn on SCRAM.</source>
        <translation>El servidor no conoce ninguna forma segura de iniciar sesión que conozcamos también. Pide a quien lo administra que active SCRAM.</translation>
    </message>
    <message>
        <source>The server could not prove that it knows your password: it may be an impostor. You were not signed in.</source>
        <translation>El servidor no pudo demostrar que conoce tu contraseña: puede ser un impostor. No se inició la sesión.</translation>
    </message>
    <message>
        <source>This server does not serve that address. Check the part after the @.</source>
        <translation>Este servidor no atiende esa dirección. Revisa lo que va después de la @.</translation>
    </message>
    <message>
        <source>No chat server answers there. Check host and port under Connection settings.</source>
        <translation>Lo que responde ahí no es un servidor de mensajería. Revisa servidor y puerto en Ajustes de conexión.</translation>
    </message>
    <message>
        <source>The server gave you another address than the one you asked for, so you were signed out again. Ask its operator why.</source>
        <translation>El servidor te dio una dirección distinta de la que pediste, así que se cerró la sesión. Pregunta el motivo a quien lo administra.</translation>
    </message>
    <message>
        <source>The connection was lost.</source>
        <translation>Se perdió la conexión.</translation>
    </message>
    <message>
        <source>You signed in elsewhere. Sign in again to come back here.</source>
        <translation>Iniciaste sesión en otro sitio en lugar de esta ventana. Inicia sesión otra vez para volver aquí.</translation>
    </message>
    <message>
        <source>The server sent nonsense, so the connection was closed. Try again.</source>
        <translation>El servidor envió algo sin sentido, así que se cerró la conexión. Inténtalo de nuevo.</translation>
    </message>
    <message>
        <source>The server ended the connection. Try again in a moment.</source>
        <translation>El servidor terminó la conexión. Inténtalo dentro de un momento.</translation>
    </message>
    <message>
        <source>The connection could not be guarded, so none was made. Start the program again; if that does not help, reinstall it.</source>
        <translation>No se pudo proteger la conexión, así que no se hizo ninguna. Arranca el programa otra vez; si no ayuda, reinstálalo.</translation>
    </message>
    <message>
        <source>You are not signed in. Try again when you are.</source>
        <translation>No has iniciado sesión. Inténtalo cuando lo hayas hecho.</translation>
    </message>
    <message>
        <source>The message is too long for the server. Shorten it and send again.</source>
        <translation>El mensaje es demasiado largo para el servidor. Acórtalo y envíalo de nuevo.</translation>
    </message>
    <message>
        <source>There is nobody at this address. Check it for typing mistakes.</source>
        <translation>No hay nadie en esta dirección. Revisa si está bien escrita.</translation>
    </message>
    <message>
        <source>They cannot be reached now and their server keeps no messages for them. Try again later.</source>
        <translation>Ahora no se le puede alcanzar y su servidor no le guarda mensajes. Inténtalo más tarde.</translation>
    </message>
    <message>
        <source>You are not allowed to do this. Ask for permission, then try again.</source>
        <translation>No tienes permiso para esto. Pídelo e inténtalo de nuevo.</translation>
    </message>
    <message>
        <source>The other side cannot do this. Use another way.</source>
        <translation>El otro lado no puede hacer esto. Usa otro camino.</translation>
    </message>
    <message>
        <source>This exists already. Choose another name.</source>
        <translation>Esto ya existe. Elige otro nombre.</translation>
    </message>
    <message>
        <source>The server did not accept what was entered. Check it and try again.</source>
        <translation>El servidor no aceptó lo escrito. Revísalo e inténtalo de nuevo.</translation>
    </message>
    <message>
        <source>Your messages on this computer cannot be read or written. Check that the disk is not full or read-only, then start again.</source>
        <translation>Tus mensajes no se pueden leer ni guardar en este equipo. Comprueba que el disco no esté lleno ni sea de solo lectura y arranca otra vez.</translation>
    </message>
    <message>
        <source>The disk is full. Free some space and try again.</source>
        <translation>El disco está lleno. Libera espacio e inténtalo de nuevo.</translation>
    </message>
    <message>
        <source>Your system's password store cannot be used. Unlock it, or type the password at each start.</source>
        <translation>El almacén de contraseñas de tu sistema no se puede usar. Desbloquéalo o escribe la contraseña en cada arranque.</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Cancelado.</translation>
    </message>
    <message>
        <source>Something unexpected went wrong. Try again; the log says more.</source>
        <translation>Algo inesperado salió mal. Inténtalo de nuevo; el registro dice más.</translation>
    </message>
    <message>
        <source>Nobody vouches for it: the server issued it to itself.</source>
        <translation>Nadie responde por él: el servidor se lo emitió a sí mismo.</translation>
    </message>
    <message>
        <source>It was issued by somebody that this computer does not know.</source>
        <translation>Lo emitió alguien que este equipo no conoce.</translation>
    </message>
    <message>
        <source>It has expired.</source>
        <translation>Ha caducado.</translation>
    </message>
    <message>
        <source>It is not valid yet. Check this computer's clock.</source>
        <translation>Todavía no es válido. Revisa el reloj de este equipo.</translation>
    </message>
    <message>
        <source>It was made for another server.</source>
        <translation>Se hizo para otro servidor.</translation>
    </message>
    <message>
        <source>It was withdrawn by its issuer.</source>
        <translation>Quien lo emitió lo retiró.</translation>
    </message>
    <message>
        <source>Its cryptography is too weak.</source>
        <translation>Su criptografía es demasiado débil.</translation>
    </message>
    <message>
        <source>It could not be checked.</source>
        <translation>No se pudo comprobar.</translation>
    </message>
</context>
<context>
    <name>Formats</name>
    <message>
        <source>Yesterday</source>
        <translation>Ayer</translation>
    </message>
    <message>
        <source>d MMM</source>
        <comment>day and month of this year</comment>
        <translation>d MMM</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Hoy</translation>
    </message>
    <message>
        <source>dddd, d MMMM</source>
        <comment>a day of this year</comment>
        <translation>dddd, d 'de' MMMM</translation>
    </message>
    <message>
        <source>Free to chat</source>
        <translation>Con ganas de hablar</translation>
    </message>
    <message>
        <source>Available</source>
        <translation>Disponible</translation>
    </message>
    <message>
        <source>Away</source>
        <translation>Ausente</translation>
    </message>
    <message>
        <source>Not available</source>
        <translation>No disponible</translation>
    </message>
    <message>
        <source>Do not disturb</source>
        <translation>No molestar</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Sin conexión</translation>
    </message>
</context>
<context>
    <name>MessageWords</name>
    <message>
        <source>You</source>
        <translation>Tú</translation>
    </message>
    <message>
        <source>waiting to be sent</source>
        <translation>esperando para enviarse</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>enviado</translation>
    </message>
    <message>
        <source>delivered</source>
        <translation>entregado</translation>
    </message>
    <message>
        <source>read</source>
        <translation>leído</translation>
    </message>
    <message>
        <source>not sent. %1</source>
        <translation>no enviado. %1</translation>
    </message>
    <message>
        <source>New messages</source>
        <translation>Mensajes nuevos</translation>
    </message>
    <message>
        <source>Show more</source>
        <translation>Mostrar más</translation>
    </message>
    <message>
        <source>Show less</source>
        <translation>Mostrar menos</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Borrar</translation>
    </message>
</context>
<context>
    <name>Tertulia::AccountButton</name>
    <message>
        <source>Account</source>
        <translation>Cuenta</translation>
    </message>
</context>
<context>
    <name>Tertulia::Application</name>
    <message>
        <source>This desktop has no password store (Secret Service), so the password cannot be kept safely.</source>
        <translation>Este escritorio no tiene un almacén de contraseñas (Secret Service), así que la contraseña no se puede guardar con seguridad.</translation>
    </message>
</context>
<context>
    <name>Tertulia::Bindings</name>
    <message numerus="yes">
        <source>%n new message(s)</source>
        <translation>
            <numerusform>%n mensaje nuevo</numerusform>
            <numerusform>%n mensajes nuevos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n conversation(s)</source>
        <translation>
            <numerusform>en %n conversación</numerusform>
            <numerusform>en %n conversaciones</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Tertulia::CertificatePane</name>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Certificado</translation>
    </message>
    <message>
        <source>Your password was not sent. Trust this certificate only if the operator of the server tells you the same fingerprint.</source>
        <translation>Tu contraseña no se envió. Confía en este certificado solo si quien administra el servidor te dice la misma huella.</translation>
    </message>
    <message>
        <source>Issued to</source>
        <translation>Emitido para</translation>
    </message>
    <message>
        <source>Issued by</source>
        <translation>Emitido por</translation>
    </message>
    <message>
        <source>Valid</source>
        <translation>Válido</translation>
    </message>
    <message>
        <source>Trust this certificate</source>
        <translation>Confiar en este certificado</translation>
    </message>
    <message>
        <source>Is this really %1?</source>
        <translation>¿Es de verdad %1?</translation>
    </message>
    <message>
        <source>from %1 until %2</source>
        <translation>del %1 al %2</translation>
    </message>
</context>
<context>
    <name>Tertulia::Composer</name>
    <message>
        <source>Message</source>
        <translation>Mensaje</translation>
    </message>
    <message>
        <source>Write a message</source>
        <translation>Escribe un mensaje</translation>
    </message>
</context>
<context>
    <name>Tertulia::ConnectionForm</name>
    <message>
        <source>Found by your address</source>
        <translation>Se deduce de tu dirección</translation>
    </message>
    <message>
        <source>As the system says</source>
        <translation>Como diga el sistema</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Ninguno</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Servidor</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Puerto</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>Proxy</translation>
    </message>
    <message>
        <source>Proxy host</source>
        <translation>Servidor proxy</translation>
    </message>
    <message>
        <source>Proxy port</source>
        <translation>Puerto del proxy</translation>
    </message>
    <message>
        <source>Proxy user</source>
        <translation>Usuario del proxy</translation>
    </message>
    <message>
        <source>Proxy password</source>
        <translation>Contraseña del proxy</translation>
    </message>
</context>
<context>
    <name>Tertulia::ContactDelegate</name>
    <message>
        <source>wants to be your contact</source>
        <translation>quiere ser tu contacto</translation>
    </message>
    <message>
        <source>waiting for their answer</source>
        <translation>esperando su respuesta</translation>
    </message>
    <message>
        <source>%1 · %2/%3</source>
        <comment>group, people online, people in all</comment>
        <translation>%1 · %2/%3</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personas</translation>
    </message>
</context>
<context>
    <name>Tertulia::ConversationDelegate</name>
    <message>
        <source>Draft: %1</source>
        <translation>Borrador: %1</translation>
    </message>
</context>
<context>
    <name>Tertulia::ConversationPage</name>
    <message>
        <source>Send</source>
        <translation>Enviar</translation>
    </message>
    <message>
        <source>Jump to latest</source>
        <translation>Ir a lo último</translation>
    </message>
    <message>
        <source>No messages yet. Say hello!</source>
        <translation>Aún no hay mensajes. ¡Saluda!</translation>
    </message>
    <message numerus="yes">
        <source>%n new message(s)</source>
        <translation>
            <numerusform>%n mensaje nuevo</numerusform>
            <numerusform>%n mensajes nuevos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Tertulia::MainWindow</name>
    <message>
        <source>Tertulia</source>
        <translation>Tertulia</translation>
    </message>
    <message>
        <source>Choose a conversation</source>
        <translation>Elige una conversación</translation>
    </message>
    <message>
        <source>Pick one on the left, or press Ctrl+N to start a new chat.</source>
        <translation>Escoge una a la izquierda o pulsa Ctrl+N para empezar otra.</translation>
    </message>
    <message>
        <source>Retry now</source>
        <translation>Reintentar ya</translation>
    </message>
    <message>
        <source>Sign in again</source>
        <translation>Iniciar sesión otra vez</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>Tertulia::MessageBar</name>
    <message>
        <source>Connection</source>
        <translation>Conexión</translation>
    </message>
</context>
<context>
    <name>Tertulia::MessageView</name>
    <message>
        <source>Messages</source>
        <translation>Mensajes</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>Copiar enlace</translation>
    </message>
</context>
<context>
    <name>Tertulia::NewChatPanel</name>
    <message>
        <source>New chat</source>
        <translation>Conversación nueva</translation>
    </message>
    <message>
        <source>Start chat</source>
        <translation>Empezar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Name or address</source>
        <translation>Nombre o dirección</translation>
    </message>
    <message>
        <source>A name alone means somebody on %1.</source>
        <translation>Un nombre solo significa alguien en %1.</translation>
    </message>
</context>
<context>
    <name>Tertulia::Notifier</name>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
</context>
<context>
    <name>Tertulia::PasswordField</name>
    <message>
        <source>Hide password</source>
        <translation>Ocultar contraseña</translation>
    </message>
    <message>
        <source>Show password</source>
        <translation>Mostrar contraseña</translation>
    </message>
</context>
<context>
    <name>Tertulia::RequestsPane</name>
    <message>
        <source>Accept</source>
        <translation>Aceptar</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>Rechazar</translation>
    </message>
    <message>
        <source>wants to be your contact</source>
        <translation>quiere ser tu contacto</translation>
    </message>
    <message>
        <source>Contact requests</source>
        <translation>Solicitudes de contacto</translation>
    </message>
    <message numerus="yes">
        <source>%n more waiting</source>
        <translation>
            <numerusform>%n más esperando</numerusform>
            <numerusform>%n más esperando</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Tertulia::Sidebar</name>
    <message>
        <source>Chats</source>
        <translation>Chats</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>Contactos</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personas</translation>
    </message>
    <message>
        <source>Show offline</source>
        <translation>Mostrar desconectados</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Nuevo</translation>
    </message>
    <message>
        <source>New chat…</source>
        <translation>Conversación nueva…</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>Conversaciones</translation>
    </message>
    <message>
        <source>Nobody of that name.</source>
        <translation>Nadie con ese nombre.</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Tema</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Como el sistema</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Oscuro</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Cerrar sesión</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Salir</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtro</translation>
    </message>
    <message>
        <source>Filter people</source>
        <translation>Filtrar personas</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Search conversations and people</source>
        <translation>Buscar conversaciones y personas</translation>
    </message>
    <message>
        <source>No conversation of that name.</source>
        <translation>Ninguna conversación con ese nombre.</translation>
    </message>
    <message>
        <source>No conversations yet</source>
        <translation>Aún no hay conversaciones</translation>
    </message>
    <message>
        <source>Choose somebody under Contacts, or press Ctrl+N and type an address.</source>
        <translation>Elige a alguien en Contactos, o pulsa Ctrl+N y escribe una dirección.</translation>
    </message>
    <message>
        <source>No contacts yet</source>
        <translation>Aún no hay contactos</translation>
    </message>
    <message>
        <source>People you chat with will appear here once you are each other's contacts.</source>
        <translation>Aquí aparecerán las personas con las que hablas, cuando cada una tenga a la otra como contacto.</translation>
    </message>
</context>
<context>
    <name>Tertulia::SignInPage</name>
    <message>
        <source>Remember me</source>
        <translation>Recordarme</translation>
    </message>
    <message>
        <source>Connection settings</source>
        <translation>Ajustes de conexión</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Iniciar sesión</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Welcome to Tertulia</source>
        <translation>Te damos la bienvenida a Tertulia</translation>
    </message>
    <message>
        <source>Sign in with your XMPP address.</source>
        <translation>Inicia sesión con tu dirección XMPP.</translation>
    </message>
    <message>
        <source>you@example.org</source>
        <translation>ti@example.org</translation>
    </message>
    <message>
        <source>Sign-in status</source>
        <translation>Estado del inicio de sesión</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Dirección</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Contraseña</translation>
    </message>
    <message>
        <source>Verifying your address and password…</source>
        <translation>Verificando tu dirección y tu contraseña…</translation>
    </message>
    <message>
        <source>Type your password.</source>
        <translation>Escribe tu contraseña.</translation>
    </message>
</context>
<context>
    <name>Tertulia::SpokenRows</name>
    <message>
        <source>%1, %2 of %3 online</source>
        <translation>%1, %2 de %3 en línea</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personas</translation>
    </message>
    <message>
        <source>wants to be your contact</source>
        <translation>quiere ser tu contacto</translation>
    </message>
    <message>
        <source>waiting for their answer</source>
        <translation>esperando su respuesta</translation>
    </message>
    <message numerus="yes">
        <source>%n unread</source>
        <translation>
            <numerusform>%n sin leer</numerusform>
            <numerusform>%n sin leer</numerusform>
        </translation>
    </message>
    <message>
        <source>Draft: %1</source>
        <translation>Borrador: %1</translation>
    </message>
</context>
<context>
    <name>Tertulia::StatusButton</name>
    <message>
        <source>Status</source>
        <translation>Estado</translation>
    </message>
</context>
<context>
    <name>Tertulia::StatusPanel</name>
    <message>
        <source>Status</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Status message</source>
        <translation>Mensaje de estado</translation>
    </message>
    <message>
        <source>Earlier messages</source>
        <translation>Mensajes anteriores</translation>
    </message>
</context>
<context>
    <name>Tertulia::TrayIcon</name>
    <message>
        <source>Show window</source>
        <translation>Mostrar ventana</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Salir</translation>
    </message>
    <message>
        <source>Hide window</source>
        <translation>Ocultar ventana</translation>
    </message>
    <message numerus="yes">
        <source>Tertulia: %1, %n unread</source>
        <translation>
            <numerusform>Tertulia: %1, %n sin leer</numerusform>
            <numerusform>Tertulia: %1, %n sin leer</numerusform>
        </translation>
    </message>
    <message>
        <source>Tertulia: %1</source>
        <translation>Tertulia: %1</translation>
    </message>
</context>
</TS>
