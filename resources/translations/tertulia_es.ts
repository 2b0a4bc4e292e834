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
    <name>EmojiTable</name>
    <message>
        <source>Smileys and emotion</source>
        <translation>Caras y emociones</translation>
    </message>
    <message>
        <source>People and body</source>
        <translation>Personas y cuerpo</translation>
    </message>
    <message>
        <source>Animals and nature</source>
        <translation>Animales y naturaleza</translation>
    </message>
    <message>
        <source>Food and drink</source>
        <translation>Comida y bebida</translation>
    </message>
    <message>
        <source>Travel and places</source>
        <translation>Viajes y lugares</translation>
    </message>
    <message>
        <source>Activities</source>
        <translation>Actividades</translation>
    </message>
    <message>
        <source>Objects</source>
        <translation>Objetos</translation>
    </message>
    <message>
        <source>Symbols</source>
        <translation>Símbolos</translation>
    </message>
    <message>
        <source>Flags</source>
        <translation>Banderas</translation>
    </message>
</context>
<context>
    <name>EventWords</name>
    <message>
        <source>%1 was removed: %2</source>
        <translation>%1 fue expulsado: %2</translation>
    </message>
    <message>
        <source>%1 was banned: %2</source>
        <translation>%1 fue vetado: %2</translation>
    </message>
    <message>
        <source>You are now called %1</source>
        <translation>Ahora te llamas %1</translation>
    </message>
    <message>
        <source>%1 is now called %2</source>
        <translation>%1 ahora se llama %2</translation>
    </message>
    <message>
        <source>You removed the subject</source>
        <translation>Quitaste el tema</translation>
    </message>
    <message>
        <source>%1 removed the subject</source>
        <translation>%1 quitó el tema</translation>
    </message>
    <message>
        <source>You changed the subject: %1</source>
        <translation>Cambiaste el tema: %1</translation>
    </message>
    <message>
        <source>New subject: %1</source>
        <translation>Tema nuevo: %1</translation>
    </message>
    <message>
        <source>%1 changed the subject: %2</source>
        <translation>%1 cambió el tema: %2</translation>
    </message>
    <message>
        <source>%1 has a new status: %2</source>
        <translation>%1 tiene un estado nuevo: %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 joined</source>
        <comment>one or several people</comment>
        <translation>
            <numerusform>%1 entró</numerusform>
            <numerusform>%1 entraron</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 left</source>
        <comment>one or several people</comment>
        <translation>
            <numerusform>%1 salió</numerusform>
            <numerusform>%1 salieron</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 was removed</source>
        <comment>one or several people</comment>
        <translation>
            <numerusform>%1 fue expulsado</numerusform>
            <numerusform>%1 fueron expulsados</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 was banned</source>
        <comment>one or several people</comment>
        <translation>
            <numerusform>%1 fue vetado</numerusform>
            <numerusform>%1 fueron vetados</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 came online</source>
        <translation>%1 se conectó</translation>
    </message>
    <message>
        <source>%1 went offline</source>
        <translation>%1 se desconectó</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between names</comment>
        <translation>, </translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <comment>the last of several names</comment>
        <translation>%1 y %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n others</source>
        <comment>names, and how many more</comment>
        <translation>
            <numerusform>%1 y %n persona más</numerusform>
            <numerusform>%1 y %n personas más</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show all %n</source>
        <translation>
            <numerusform>Mostrar %n</numerusform>
            <numerusform>Mostrar los %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Show less</source>
        <translation>Mostrar menos</translation>
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
        <source>Your system&apos;s password store cannot be used. Unlock it, or type the password at each start.</source>
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
        <source>It was issued by someone whom this computer does not know.</source>
        <translation>Lo emitió alguien que este equipo no conoce.</translation>
    </message>
    <message>
        <source>It has expired.</source>
        <translation>Ha caducado.</translation>
    </message>
    <message>
        <source>It is not valid yet. Check this computer&apos;s clock.</source>
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
    <message>
        <source>Another program holds your messages on this computer. Close it: Tertulia goes on by itself then.</source>
        <translation>Otro programa tiene ocupados tus mensajes en este equipo. Ciérralo y Tertulia seguirá por sí sola.</translation>
    </message>
    <message>
        <source>Your messages cannot be saved: their file, folder or disk is read-only. Make it writable: Tertulia goes on by itself then.</source>
        <translation>Tus mensajes no se pueden guardar: su archivo, carpeta o disco es de solo lectura. Permite que se escriba en él y Tertulia seguirá por sí sola.</translation>
    </message>
    <message>
        <source>Your history on this computer was damaged. It was set aside, and a fresh one is being filled from your server. Check the disk for errors.</source>
        <translation>Tu historial en este equipo estaba dañado. Se apartó, y uno nuevo se está llenando desde tu servidor. Revisa si el disco tiene errores.</translation>
    </message>
    <message>
        <source>Your history on this computer was written by a newer Tertulia. It was set aside, and a fresh one is being filled from your server. Update Tertulia to read the old one again.</source>
        <translation>Tu historial en este equipo lo escribió una versión más nueva de Tertulia. Se apartó, y uno nuevo se está llenando desde tu servidor. Actualiza Tertulia para volver a leer el anterior.</translation>
    </message>
    <message>
        <source>The disk is full. Free some space: Tertulia goes on by itself then.</source>
        <translation>El disco está lleno. Libera espacio y Tertulia seguirá por sí sola.</translation>
    </message>
    <message>
        <source>The file cannot be read, or it changed while it was sent. Check it and send it again.</source>
        <translation>El archivo no se puede leer, o cambió mientras se enviaba. Revísalo y envíalo de nuevo.</translation>
    </message>
    <message>
        <source>The file is too large. Send it in parts, or by another way.</source>
        <translation>El archivo es demasiado grande. Envíalo por partes o por otro camino.</translation>
    </message>
    <message>
        <source>What came is not the file that was announced, so it was thrown away. Ask for it to be sent again.</source>
        <translation>Lo que llegó no es el archivo anunciado, así que se desechó. Pide que te lo envíen de nuevo.</translation>
    </message>
    <message>
        <source>The file cannot be saved in the folder for received files. Choose another one in Preferences.</source>
        <translation>El archivo no se puede guardar en la carpeta de archivos recibidos. Elige otra en Preferencias.</translation>
    </message>
    <message>
        <source>The file is no longer there. Ask for it to be sent again.</source>
        <translation>El archivo ya no está. Pide que te lo envíen de nuevo.</translation>
    </message>
    <message>
        <source>Your server takes no such files, and they cannot take one directly now. Try again when they are online.</source>
        <translation>Tu servidor no admite archivos así, y la otra persona no puede recibirlos directamente ahora. Inténtalo de nuevo cuando esté en línea.</translation>
    </message>
    <message>
        <source>Nothing moved for a minute, so it was given up. Try again.</source>
        <translation>Durante un minuto no hubo ningún avance, así que se abandonó. Inténtalo de nuevo.</translation>
    </message>
</context>
<context>
    <name>FileWords</name>
    <message>
        <source>Unnamed file</source>
        <translation>Archivo sin nombre</translation>
    </message>
    <message>
        <source>size unknown</source>
        <translation>tamaño desconocido</translation>
    </message>
    <message>
        <source>Waiting for their answer</source>
        <translation>Esperando su respuesta</translation>
    </message>
    <message>
        <source>Waiting for your answer</source>
        <translation>Esperando tu respuesta</translation>
    </message>
    <message>
        <source>Waiting to be sent</source>
        <translation>Esperando para enviarse</translation>
    </message>
    <message>
        <source>Waiting to be received</source>
        <translation>Esperando para recibirse</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>Enviando</translation>
    </message>
    <message>
        <source>Receiving</source>
        <translation>Recibiendo</translation>
    </message>
    <message>
        <source>Sending, %1 %</source>
        <translation>Enviando, %1 %</translation>
    </message>
    <message>
        <source>Receiving, %1 %</source>
        <translation>Recibiendo, %1 %</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>Comprobando</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Enviado</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Recibido</translation>
    </message>
    <message>
        <source>They declined it</source>
        <translation>La otra persona lo rechazó</translation>
    </message>
    <message>
        <source>You declined it</source>
        <translation>Lo rechazaste</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Cancelado</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>No enviado</translation>
    </message>
    <message>
        <source>Not received</source>
        <translation>No recibido</translation>
    </message>
    <message>
        <source>%1/s</source>
        <comment>1.2 MB/s</comment>
        <translation>%1/s</translation>
    </message>
    <message>
        <source>%1 s left</source>
        <translation>listo en %1 s</translation>
    </message>
    <message>
        <source>%1 min left</source>
        <translation>listo en %1 min</translation>
    </message>
    <message>
        <source>%1 h left</source>
        <translation>listo en %1 h</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>through the server (HTTP)</source>
        <translation>por el servidor (HTTP)</translation>
    </message>
    <message>
        <source>direct (SOCKS5)</source>
        <translation>directo (SOCKS5)</translation>
    </message>
    <message>
        <source>inside the chat connection (IBB)</source>
        <translation>dentro de la conexión del chat (IBB)</translation>
    </message>
    <message>
        <source>file %1</source>
        <translation>archivo %1</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Aceptar</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>Rechazar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Mostrar en la carpeta</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Guardar como…</translation>
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
        <translation>dddd, d &apos;de&apos; MMMM</translation>
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
    <message>
        <source>edited %1</source>
        <comment>under a message, before its time</comment>
        <translation>editado %1</translation>
    </message>
    <message>
        <source>You retracted this message.</source>
        <translation>Retiraste este mensaje.</translation>
    </message>
    <message>
        <source>This message was retracted.</source>
        <translation>Este mensaje se retiró.</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Respuesta</translation>
    </message>
    <message>
        <source>to a message that is not here</source>
        <translation>a un mensaje que no está aquí</translation>
    </message>
    <message>
        <source>answer to a message that is not here</source>
        <translation>respuesta a un mensaje que no está aquí</translation>
    </message>
    <message>
        <source>answer to %1: %2</source>
        <translation>respuesta a %1: %2</translation>
    </message>
    <message>
        <source>%1 by %2</source>
        <comment>a reaction, and who gave it</comment>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>edited %1</source>
        <translation>editado %1</translation>
    </message>
    <message>
        <source>Your change was not sent, so they still see it as it was. %1</source>
        <translation>Tu cambio no se envió, así que la otra persona lo sigue viendo como estaba. %1</translation>
    </message>
    <message>
        <source>Undo change</source>
        <translation>Deshacer cambio</translation>
    </message>
    <message>
        <source>edited</source>
        <translation>editado</translation>
    </message>
</context>
<context>
    <name>NoticeText</name>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Responder</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Aceptar</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>Rechazar</translation>
    </message>
    <message>
        <source>%1 is online</source>
        <translation>%1 está en línea</translation>
    </message>
    <message numerus="yes">
        <source>%n people are online</source>
        <translation>
            <numerusform>%n persona está en línea</numerusform>
            <numerusform>%n personas están en línea</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 went offline</source>
        <translation>%1 se desconectó</translation>
    </message>
    <message numerus="yes">
        <source>%n people went offline</source>
        <translation>
            <numerusform>%n persona se desconectó</numerusform>
            <numerusform>%n personas se desconectaron</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 has a new status message</source>
        <translation>%1 tiene un mensaje de estado nuevo</translation>
    </message>
    <message numerus="yes">
        <source>%n people have new status messages</source>
        <translation>
            <numerusform>%n persona tiene un mensaje de estado nuevo</numerusform>
            <numerusform>%n personas tienen mensajes de estado nuevos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new message(s)</source>
        <translation>
            <numerusform>%n mensaje nuevo</numerusform>
            <numerusform>%n mensajes nuevos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 (%n new)</source>
        <translation>
            <numerusform>%1 (%n nuevo)</numerusform>
            <numerusform>%1 (%n nuevos)</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 wants to be your contact</source>
        <translation>%1 quiere ser tu contacto</translation>
    </message>
    <message numerus="yes">
        <source>%n people want to be your contacts</source>
        <translation>
            <numerusform>%n persona quiere ser tu contacto</numerusform>
            <numerusform>%n personas quieren ser tus contactos</numerusform>
        </translation>
    </message>
    <message>
        <source>New message</source>
        <translation>Mensaje nuevo</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between names</comment>
        <translation>, </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 y %n más</numerusform>
            <numerusform>%1 y %n más</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files are offered</source>
        <translation>
            <numerusform>Se ofrece %n archivo</numerusform>
            <numerusform>Se ofrecen %n archivos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 offers %n files</source>
        <translation>
            <numerusform>%1 ofrece %n archivo</numerusform>
            <numerusform>%1 ofrece %n archivos</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 offers a file</source>
        <translation>%1 ofrece un archivo</translation>
    </message>
    <message>
        <source>You are mentioned in %1</source>
        <translation>Se te menciona en %1</translation>
    </message>
    <message numerus="yes">
        <source>You are mentioned in %n room(s)</source>
        <translation>
            <numerusform>Se te menciona en %n sala</numerusform>
            <numerusform>Se te menciona en %n salas</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 entered %2</source>
        <translation>%1 entró en %2</translation>
    </message>
    <message numerus="yes">
        <source>%n people entered %1</source>
        <translation>
            <numerusform>%n persona entró en %1</numerusform>
            <numerusform>%n personas entraron en %1</numerusform>
        </translation>
    </message>
    <message>
        <source>You are invited to %1</source>
        <translation>Tienes una invitación a %1</translation>
    </message>
    <message>
        <source>%1 invites you to %2</source>
        <translation>%1 te invita a %2</translation>
    </message>
</context>
<context>
    <name>RegistrationText</name>
    <message>
        <source>This name is taken on %1. Choose another one.</source>
        <translation>Este nombre ya está ocupado en %1. Elige otro.</translation>
    </message>
    <message>
        <source>%1 does not let people sign up from here. Choose another server.</source>
        <translation>%1 no deja crear cuentas desde aquí. Elige otro servidor.</translation>
    </message>
    <message>
        <source>Too many accounts were made from your network lately. Wait a while, or choose another server.</source>
        <translation>Últimamente se crearon demasiadas cuentas desde tu red. Espera un rato o elige otro servidor.</translation>
    </message>
    <message>
        <source>The password is too weak for %1. Choose a longer one.</source>
        <translation>La contraseña es demasiado débil para %1. Elige una más larga.</translation>
    </message>
    <message>
        <source>That is not what the picture says. Here is another one.</source>
        <translation>Eso no es lo que dice la imagen. Aquí tienes otra.</translation>
    </message>
    <message>
        <source>The server did not accept what was entered. Check the name and the other fields.</source>
        <translation>El servidor no aceptó lo escrito. Revisa el nombre y los demás campos.</translation>
    </message>
    <message>
        <source>The form had expired, so here is a fresh one. What you typed was kept: check it and try again.</source>
        <translation>El formulario había caducado, así que aquí tienes uno nuevo. Lo que escribiste se conserva: revísalo e inténtalo de nuevo.</translation>
    </message>
    <message>
        <source>Something went wrong on the server. Try again later.</source>
        <translation>Algo salió mal en el servidor. Inténtalo más tarde.</translation>
    </message>
    <message>
        <source>The server says: “%1”</source>
        <translation>El servidor dice: «%1»</translation>
    </message>
    <message>
        <source>There is no server of that name. Check it for typing mistakes.</source>
        <translation>No hay ningún servidor con ese nombre. Revisa si está bien escrito.</translation>
    </message>
</context>
<context>
    <name>RoomTroubleText</name>
    <message>
        <source>Someone in the room has this nickname. Choose another one.</source>
        <translation>Alguien en la sala ya tiene este apodo. Elige otro.</translation>
    </message>
    <message>
        <source>You may only come in under the nickname that is registered for you there. Enter that one.</source>
        <translation>Solo puedes entrar con el apodo que tienes registrado ahí. Escribe ese.</translation>
    </message>
    <message>
        <source>This room has a password. Enter it to come in.</source>
        <translation>Esta sala tiene contraseña. Escríbela para entrar.</translation>
    </message>
    <message>
        <source>The password is wrong. Check it and try again.</source>
        <translation>La contraseña no es correcta. Revísala e inténtalo de nuevo.</translation>
    </message>
    <message>
        <source>Only members may come in. Ask one of them to invite you.</source>
        <translation>Solo pueden entrar miembros. Pide a alguno que te invite.</translation>
    </message>
    <message>
        <source>You have asked to become a member. Join again when one of the room&apos;s owners has let you in.</source>
        <translation>Has pedido ser miembro. Entra de nuevo cuando alguno de los propietarios de la sala te haya aceptado.</translation>
    </message>
    <message>
        <source>You are banned from this room. Ask one of its owners why.</source>
        <translation>Tienes vetada la entrada a esta sala. Pregunta el motivo a alguno de sus propietarios.</translation>
    </message>
    <message>
        <source>The room is full. Try again when someone has left.</source>
        <translation>La sala está llena. Inténtalo de nuevo cuando alguien haya salido.</translation>
    </message>
    <message>
        <source>There is no such room, or its owner has not opened it yet. Check the name, or try again later.</source>
        <translation>No existe esa sala, o su propietario aún no la ha abierto. Revisa el nombre o inténtalo más tarde.</translation>
    </message>
    <message>
        <source>There are no rooms at that address, or your server cannot reach it. Check the part after the @.</source>
        <translation>No hay salas en esa dirección, o tu servidor no llega a ella. Revisa lo que va después de la @.</translation>
    </message>
    <message>
        <source>There is no such room, and you may not make new ones there. Choose one that exists.</source>
        <translation>No existe esa sala, y ahí no puedes crear otras nuevas. Elige una que exista.</translation>
    </message>
    <message>
        <source>This room has been closed for good.</source>
        <translation>Esta sala se cerró para siempre.</translation>
    </message>
    <message>
        <source>A moderator has put you out of the room. You may come back.</source>
        <translation>Un moderador te ha expulsado de la sala. Puedes volver a entrar.</translation>
    </message>
    <message>
        <source>The room is for members only now. Ask one of them to invite you.</source>
        <translation>Ahora la sala es solo para miembros. Pide a alguno que te invite.</translation>
    </message>
    <message>
        <source>The room&apos;s service has shut down. We come back by ourselves when it does.</source>
        <translation>El servicio de la sala se apagó. Cuando vuelva, entraremos otra vez sin que hagas nada.</translation>
    </message>
    <message>
        <source>The room did not answer. Try again.</source>
        <translation>La sala no respondió. Inténtalo de nuevo.</translation>
    </message>
    <message>
        <source>You may not do this in this room. Ask one of its moderators.</source>
        <translation>No tienes permiso para esto en esta sala. Pídelo a alguno de sus moderadores.</translation>
    </message>
    <message>
        <source>The room did not let this happen. Try again; the log says more.</source>
        <translation>La sala no lo permitió. Inténtalo de nuevo; el registro dice más.</translation>
    </message>
    <message>
        <source>Another nickname</source>
        <translation>Otro apodo</translation>
    </message>
    <message>
        <source>Enter password</source>
        <translation>Escribir contraseña</translation>
    </message>
    <message>
        <source>Ask to be let in</source>
        <translation>Pedir entrar</translation>
    </message>
    <message>
        <source>Go to the new room</source>
        <translation>Ir a la sala nueva</translation>
    </message>
    <message>
        <source>Join again</source>
        <translation>Entrar otra vez</translation>
    </message>
    <message>
        <source>Browse rooms</source>
        <translation>Explorar salas</translation>
    </message>
</context>
<context>
    <name>RoomWords</name>
    <message>
        <source>Moderators</source>
        <translation>Moderadores</translation>
    </message>
    <message>
        <source>Participants</source>
        <translation>Participantes</translation>
    </message>
    <message>
        <source>Visitors, who may only read</source>
        <translation>Visitantes, que solo pueden leer</translation>
    </message>
    <message>
        <source>Others</source>
        <translation>Otras personas</translation>
    </message>
    <message>
        <source>owner</source>
        <translation>propietario</translation>
    </message>
    <message>
        <source>admin</source>
        <translation>administrador</translation>
    </message>
    <message>
        <source>member</source>
        <translation>miembro</translation>
    </message>
    <message>
        <source>guest</source>
        <translation>invitado</translation>
    </message>
    <message>
        <source>banned</source>
        <translation>vetado</translation>
    </message>
    <message>
        <source>Owners</source>
        <translation>Propietarios</translation>
    </message>
    <message>
        <source>Admins</source>
        <translation>Administradores</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>Miembros</translation>
    </message>
    <message>
        <source>Guests</source>
        <translation>Invitados</translation>
    </message>
    <message>
        <source>Banned</source>
        <translation>Vetados</translation>
    </message>
    <message>
        <source>You may only read here until a moderator gives you voice.</source>
        <translation>Aquí solo puedes leer hasta que un moderador te dé la voz.</translation>
    </message>
    <message>
        <source>Joining…</source>
        <translation>Entrando…</translation>
    </message>
    <message>
        <source>The room is out of reach. We come back by ourselves.</source>
        <translation>Ahora no se puede alcanzar la sala. Entraremos otra vez sin que hagas nada.</translation>
    </message>
    <message>
        <source>You are not in this room. What you write is sent as soon as you have joined.</source>
        <translation>No estás en esta sala. Lo que escribas se enviará en cuanto hayas entrado.</translation>
    </message>
    <message>
        <source>“%1”</source>
        <comment>what the room said</comment>
        <translation>«%1»</translation>
    </message>
</context>
<context>
    <name>SkinTone</name>
    <message>
        <source>No skin tone</source>
        <translation>Sin tono de piel</translation>
    </message>
    <message>
        <source>Light skin tone</source>
        <translation>Tono de piel claro</translation>
    </message>
    <message>
        <source>Medium-light skin tone</source>
        <translation>Tono de piel claro medio</translation>
    </message>
    <message>
        <source>Medium skin tone</source>
        <translation>Tono de piel medio</translation>
    </message>
    <message>
        <source>Medium-dark skin tone</source>
        <translation>Tono de piel oscuro medio</translation>
    </message>
    <message>
        <source>Dark skin tone</source>
        <translation>Tono de piel oscuro</translation>
    </message>
</context>
<context>
    <name>SubscriptionText</name>
    <message>
        <source>This is you.</source>
        <translation>Eres tú.</translation>
    </message>
    <message>
        <source>They would like to be your contact, and wait for your answer.</source>
        <translation>Quiere ser tu contacto y espera tu respuesta.</translation>
    </message>
    <message>
        <source>Not among your contacts. Neither of you sees when the other is there.</source>
        <translation>No está entre tus contactos. Ninguna de las dos personas ve cuándo está la otra.</translation>
    </message>
    <message>
        <source>They see when you are there. You asked to see it of them, and wait for their answer.</source>
        <translation>Ve cuándo estás. Le pediste lo mismo y esperas su respuesta.</translation>
    </message>
    <message>
        <source>You asked to see when they are there: waiting for their answer.</source>
        <translation>Le pediste ver cuándo está: esperando su respuesta.</translation>
    </message>
    <message>
        <source>You see when they are there, and they see when you are.</source>
        <translation>Ves cuándo está, y también ve cuándo estás tú.</translation>
    </message>
    <message>
        <source>You see when they are there. They do not see when you are.</source>
        <translation>Ves cuándo está. No ve cuándo estás tú.</translation>
    </message>
    <message>
        <source>They see when you are there. You do not see when they are.</source>
        <translation>Ve cuándo estás. Tú no ves cuándo está.</translation>
    </message>
    <message>
        <source>Neither of you sees when the other is there.</source>
        <translation>Ninguna de las dos personas ve cuándo está la otra.</translation>
    </message>
    <message>
        <source>Remove %1 from your contacts? You will no longer see when the other is there, and their name and groups in your list are lost. Your messages stay, and you can still write to each other.</source>
        <translation>¿Quitar a %1 de tus contactos? Ya no veréis cuándo está la otra persona, y se pierden su nombre y sus grupos en tu lista. Vuestros mensajes se quedan y podéis seguir escribiéndoos.</translation>
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
    <name>Tertulia::AccountsDesk</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>The account %1 was deleted, and its messages on this computer too.</source>
        <translation>La cuenta %1 se borró, y también sus mensajes en este equipo.</translation>
    </message>
    <message>
        <source>The account %1 was deleted.</source>
        <translation>La cuenta %1 se borró.</translation>
    </message>
</context>
<context>
    <name>Tertulia::AccountsSection</name>
    <message>
        <source>Add an account…</source>
        <translation>Añadir una cuenta…</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>Tertulia::AddContactPanel</name>
    <message>
        <source>Name or address</source>
        <translation>Nombre o dirección</translation>
    </message>
    <message>
        <source>Name in your list</source>
        <translation>Nombre en tu lista</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Grupo</translation>
    </message>
    <message>
        <source>Message to them</source>
        <translation>Mensaje para esa persona</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Añadir</translation>
    </message>
    <message>
        <source>Add contact</source>
        <translation>Añadir contacto</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>A name alone means someone on %1.</source>
        <translation>Un nombre solo significa alguien en %1.</translation>
    </message>
    <message>
        <source>This is your own address. Enter someone else&apos;s.</source>
        <translation>Esta es tu propia dirección. Escribe la de otra persona.</translation>
    </message>
</context>
<context>
    <name>Tertulia::Application</name>
    <message>
        <source>This desktop has no password store (Secret Service), so the password cannot be kept safely.</source>
        <translation>Este escritorio no tiene un almacén de contraseñas (Secret Service), así que la contraseña no se puede guardar con seguridad.</translation>
    </message>
    <message>
        <source>Tertulia is still running</source>
        <translation>Tertulia sigue en marcha</translation>
    </message>
    <message>
        <source>Its symbol in the tray brings the window back. To end it, choose Quit there.</source>
        <translation>Su símbolo en la bandeja trae la ventana de vuelta. Para terminarla, elige allí Salir.</translation>
    </message>
</context>
<context>
    <name>Tertulia::AttachPane</name>
    <message>
        <source>Send</source>
        <translation>Enviar</translation>
    </message>
    <message>
        <source>Files to send</source>
        <translation>Archivos para enviar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Sends the files</source>
        <translation>Envía los archivos</translation>
    </message>
    <message>
        <source>The picture could not be stored, so it cannot be sent. Is the disk full?</source>
        <translation>La imagen no se pudo guardar, así que no se puede enviar. ¿Está lleno el disco?</translation>
    </message>
    <message>
        <source>“%1” is a folder. Pack it into one file to send it.</source>
        <translation>«%1» es una carpeta. Comprímela en un solo archivo para enviarla.</translation>
    </message>
    <message>
        <source>“%1” cannot be read.</source>
        <translation>«%1» no se puede leer.</translation>
    </message>
    <message numerus="yes">
        <source>At most %n file(s) can be sent at once.</source>
        <translation>
            <numerusform>Solo se puede enviar %n archivo a la vez.</numerusform>
            <numerusform>Se pueden enviar como mucho %n archivos a la vez.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) to send</source>
        <translation>
            <numerusform>%n archivo para enviar</numerusform>
            <numerusform>%n archivos para enviar</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Tertulia::AttachedRow</name>
    <message>
        <source>Remove %1</source>
        <translation>Quitar %1</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
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
    <name>Tertulia::ChangePasswordPage</name>
    <message>
        <source>New password</source>
        <translation>Contraseña nueva</translation>
    </message>
    <message>
        <source>Change password</source>
        <translation>Cambiar contraseña</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>of %1. Your other devices will ask for the new one.</source>
        <translation>de %1. Tus otros dispositivos pedirán la nueva.</translation>
    </message>
    <message>
        <source>Password status</source>
        <translation>Estado de la contraseña</translation>
    </message>
    <message>
        <source>Changing your password…</source>
        <translation>Cambiando tu contraseña…</translation>
    </message>
    <message>
        <source>%1 does not let you change your password from here.</source>
        <translation>%1 no te deja cambiar la contraseña desde aquí.</translation>
    </message>
    <message>
        <source>The connection was lost before the server answered, so either password may be the right one now. Should you be asked for it, try the new one first.</source>
        <translation>La conexión se perdió antes de que el servidor respondiera, así que ahora puede valer cualquiera de las dos contraseñas. Si se te pide, prueba primero la nueva.</translation>
    </message>
    <message>
        <source>Your password was changed.</source>
        <translation>Tu contraseña se cambió.</translation>
    </message>
</context>
<context>
    <name>Tertulia::Commands</name>
    <message>
        <source>New chat…</source>
        <translation>Conversación nueva…</translation>
    </message>
    <message>
        <source>Go to…</source>
        <translation>Ir a…</translation>
    </message>
    <message>
        <source>Find in conversation</source>
        <translation>Buscar en la conversación</translation>
    </message>
    <message>
        <source>Search everywhere</source>
        <translation>Buscar en todas partes</translation>
    </message>
    <message>
        <source>Previous conversation</source>
        <translation>Conversación anterior</translation>
    </message>
    <message>
        <source>Next conversation</source>
        <translation>Conversación siguiente</translation>
    </message>
    <message>
        <source>Previous unread conversation</source>
        <translation>Conversación sin leer anterior</translation>
    </message>
    <message>
        <source>Next unread conversation</source>
        <translation>Conversación sin leer siguiente</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>Preferencias</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Atajos de teclado</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Salir</translation>
    </message>
    <message>
        <source>Join or create a room…</source>
        <translation>Entrar en una sala o crearla…</translation>
    </message>
    <message>
        <source>Attach a file…</source>
        <translation>Adjuntar un archivo…</translation>
    </message>
    <message>
        <source>Send a file…</source>
        <translation>Enviar un archivo…</translation>
    </message>
    <message>
        <source>Transfers</source>
        <translation>Transferencias</translation>
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
    <name>Tertulia::ConnectionPage</name>
    <message>
        <source>as the system says</source>
        <translation>como diga el sistema</translation>
    </message>
    <message>
        <source>no proxy</source>
        <translation>sin proxy</translation>
    </message>
    <message>
        <source>SOCKS5 proxy %1:%2</source>
        <translation>proxy SOCKS5 %1:%2</translation>
    </message>
    <message>
        <source>HTTP proxy %1:%2</source>
        <translation>proxy HTTP %1:%2</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Archivos</translation>
    </message>
    <message>
        <source>Direct transfers</source>
        <translation>Transferencias directas</translation>
    </message>
    <message>
        <source>Files may go straight from computer to computer, which is fast. Both sides then learn each other&apos;s network address. Without it they go by the servers.</source>
        <translation>Los archivos pueden ir directamente de un equipo a otro, que es lo más rápido. Entonces cada parte conoce la dirección de red de la otra. Sin esto pasan por los servidores.</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>Proxy</translation>
    </message>
    <message>
        <source>Proxy of each account</source>
        <translation>Proxy de cada cuenta</translation>
    </message>
    <message>
        <source>It is chosen where an account signs in, under Connection settings.</source>
        <translation>Se elige donde la cuenta inicia sesión, en Ajustes de conexión.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>address, proxy</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>No account yet.</source>
        <translation>Aún no hay ninguna cuenta.</translation>
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
    <message>
        <source>blocked</source>
        <translation>bloqueado</translation>
    </message>
</context>
<context>
    <name>Tertulia::ContactMenu</name>
    <message>
        <source>You can block people when you are signed in.</source>
        <translation>Puedes bloquear a alguien cuando hayas iniciado sesión.</translation>
    </message>
    <message>
        <source>Your server cannot block people.</source>
        <translation>Tu servidor no puede bloquear a nadie.</translation>
    </message>
    <message>
        <source>Your server has not said yet whom you have blocked.</source>
        <translation>Tu servidor aún no ha dicho a quién has bloqueado.</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Enviar mensaje</translation>
    </message>
    <message>
        <source>Send a file…</source>
        <translation>Enviar un archivo…</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Detalles</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Cambiar nombre…</translation>
    </message>
    <message>
        <source>Add contact…</source>
        <translation>Añadir contacto…</translation>
    </message>
    <message>
        <source>Cancel request</source>
        <translation>Cancelar solicitud</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>Pedir otra vez</translation>
    </message>
    <message>
        <source>Remove contact…</source>
        <translation>Quitar contacto…</translation>
    </message>
    <message>
        <source>You are not signed in.</source>
        <translation>No has iniciado sesión.</translation>
    </message>
    <message>
        <source>Accept request</source>
        <translation>Aceptar solicitud</translation>
    </message>
    <message>
        <source>Decline request</source>
        <translation>Rechazar solicitud</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>Grupos</translation>
    </message>
    <message>
        <source>New group…</source>
        <translation>Grupo nuevo…</translation>
    </message>
    <message>
        <source>Unblock everybody at %1</source>
        <translation>Desbloquear a todo el mundo en %1</translation>
    </message>
    <message>
        <source>Unblock</source>
        <translation>Desbloquear</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Bloquear</translation>
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
    <name>Tertulia::ConversationHeader</name>
    <message>
        <source>Conversation details</source>
        <translation>Detalles de la conversación</translation>
    </message>
    <message>
        <source>Find in conversation</source>
        <translation>Buscar en la conversación</translation>
    </message>
    <message>
        <source>%1 is typing…</source>
        <translation>%1 está escribiendo…</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personas</translation>
    </message>
    <message>
        <source>Room menu</source>
        <translation>Menú de la sala</translation>
    </message>
    <message numerus="yes">
        <source>%n people</source>
        <translation>
            <numerusform>%n persona</numerusform>
            <numerusform>%n personas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Tertulia::ConversationMenu</name>
    <message>
        <source>Mark as read</source>
        <translation>Marcar como leída</translation>
    </message>
    <message>
        <source>Mark as unread</source>
        <translation>Marcar como no leída</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>Dejar de fijar</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>Fijar</translation>
    </message>
    <message>
        <source>Unmute</source>
        <translation>Dejar de silenciar</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>Silenciar</translation>
    </message>
    <message>
        <source>Unarchive</source>
        <translation>Sacar del archivo</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>Archivar</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportar…</translation>
    </message>
    <message>
        <source>Clear history…</source>
        <translation>Borrar historial…</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Detalles</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>Tertulia::ConversationPage</name>
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
    <message>
        <source>Blocked</source>
        <translation>Bloqueo</translation>
    </message>
    <message>
        <source>Unblock</source>
        <translation>Desbloquear</translation>
    </message>
    <message>
        <source>Room status</source>
        <translation>Estado de la sala</translation>
    </message>
</context>
<context>
    <name>Tertulia::DataBindings</name>
    <message>
        <source>Removing older messages… %1 so far</source>
        <translation>Quitando los mensajes más antiguos… %1 hasta ahora</translation>
    </message>
    <message numerus="yes">
        <source>%n older message(s) removed.</source>
        <translation>
            <numerusform>Se quitó %n mensaje antiguo.</numerusform>
            <numerusform>Se quitaron %n mensajes antiguos.</numerusform>
        </translation>
    </message>
    <message>
        <source>Remove older messages</source>
        <translation>Quitar los mensajes más antiguos</translation>
    </message>
    <message>
        <source>Messages older than %1 are removed from this computer now, and every day from now on. This cannot be undone. Your server&apos;s archive, your other devices and the others may still have them; they do not come back here.</source>
        <translation>Los mensajes de hace más de %1 se quitan ahora de este equipo, y desde ahora cada día. No se puede deshacer. El archivo de tu servidor, tus otros dispositivos y las demás personas quizá los tengan todavía; aquí no vuelven.</translation>
    </message>
    <message>
        <source>Removing older messages…</source>
        <translation>Quitando los mensajes más antiguos…</translation>
    </message>
</context>
<context>
    <name>Tertulia::DataFormPane</name>
    <message>
        <source>* is needed</source>
        <translation>* es obligatorio</translation>
    </message>
</context>
<context>
    <name>Tertulia::DataPage</name>
    <message>
        <source>History on this computer</source>
        <translation>Historial en este equipo</translation>
    </message>
    <message>
        <source>History size</source>
        <translation>Tamaño del historial</translation>
    </message>
    <message>
        <source>Keep messages</source>
        <translation>Conservar los mensajes</translation>
    </message>
    <message>
        <source>Older ones are removed from this computer every day, and your server&apos;s archive does not bring them back. What you have not read yet and what waits to be sent stays.</source>
        <translation>Los más antiguos se quitan de este equipo cada día, y el archivo de tu servidor no los trae de vuelta. Lo que aún no has leído y lo que espera salir se queda.</translation>
    </message>
    <message>
        <source>Forever</source>
        <translation>Siempre</translation>
    </message>
    <message>
        <source>1 year</source>
        <translation>1 año</translation>
    </message>
    <message>
        <source>6 months</source>
        <translation>6 meses</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30 días</translation>
    </message>
    <message>
        <source>Data status</source>
        <translation>Estado de los datos</translation>
    </message>
    <message>
        <source>A copy for you</source>
        <translation>Una copia para ti</translation>
    </message>
    <message>
        <source>All conversations, as files that other programs can read.</source>
        <translation>Todas las conversaciones, en archivos que otros programas pueden leer.</translation>
    </message>
    <message>
        <source>Export all conversations…</source>
        <translation>Exportar todas las conversaciones…</translation>
    </message>
    <message>
        <source>A clean slate</source>
        <translation>Borrón y cuenta nueva</translation>
    </message>
    <message>
        <source>All messages are removed from this computer; contacts and settings stay.</source>
        <translation>Se quitan todos los mensajes de este equipo; los contactos y los ajustes se quedan.</translation>
    </message>
    <message>
        <source>Clear all history…</source>
        <translation>Borrar todo el historial…</translation>
    </message>
    <message>
        <source>Your messages take up %1.</source>
        <translation>Tus mensajes ocupan %1.</translation>
    </message>
</context>
<context>
    <name>Tertulia::DeleteAccountPage</name>
    <message>
        <source>Also delete my messages on this computer</source>
        <translation>Borrar también mis mensajes en este equipo</translation>
    </message>
    <message>
        <source>Delete account</source>
        <translation>Borrar cuenta</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Delete your account?</source>
        <translation>¿Borrar tu cuenta?</translation>
    </message>
    <message>
        <source>%1 will be removed from its server. This cannot be undone.</source>
        <translation>%1 se quitará de su servidor. Esto no se puede deshacer.</translation>
    </message>
    <message>
        <source>•  Your contacts are gone, and for them you are.
•  Messages and files that the server keeps for you are gone.
•  Nobody can write to this address any more, and someone else may take it.</source>
        <translation>•  Pierdes a tus contactos, y ellos a ti.
•  Se pierden los mensajes y archivos que el servidor te guarda.
•  Ya nadie podrá escribir a esta dirección, y otra persona podrá quedársela.</translation>
    </message>
    <message>
        <source>Deletion status</source>
        <translation>Estado del borrado</translation>
    </message>
    <message>
        <source>Type the address to confirm</source>
        <translation>Escribe la dirección para confirmar</translation>
    </message>
    <message>
        <source>Deleting your account…</source>
        <translation>Borrando tu cuenta…</translation>
    </message>
    <message>
        <source>Making sure that it is gone…</source>
        <translation>Comprobando que ya no existe…</translation>
    </message>
    <message>
        <source>%1 does not let you delete your account from here. Ask its operator. Nothing was changed.</source>
        <translation>%1 no te deja borrar tu cuenta desde aquí. Pídelo a quien lo administra. No se cambió nada.</translation>
    </message>
    <message>
        <source>The server said that the account is deleted, but signing in still works: it is still there. Your messages on this computer were not touched. Ask the operator of the server.</source>
        <translation>El servidor dijo que la cuenta está borrada, pero todavía se puede iniciar sesión: sigue ahí. Tus mensajes en este equipo no se tocaron. Pregunta a quien administra el servidor.</translation>
    </message>
    <message>
        <source>It could not be found out whether the account is gone, so nothing on this computer was touched. Sign in again later: if that works, it is still there.</source>
        <translation>No se pudo averiguar si la cuenta ya no existe, así que no se tocó nada en este equipo. Inicia sesión otra vez más tarde: si funciona, sigue ahí.</translation>
    </message>
</context>
<context>
    <name>Tertulia::DetailsPane</name>
    <message>
        <source>Devices</source>
        <translation>Dispositivos</translation>
    </message>
    <message>
        <source>Name in your list</source>
        <translation>Nombre en tu lista</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>Grupos</translation>
    </message>
    <message>
        <source>Remove contact</source>
        <translation>Quitar contacto</translation>
    </message>
    <message>
        <source>Mute notifications</source>
        <translation>Silenciar las notificaciones</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Detalles</translation>
    </message>
    <message>
        <source>Close details</source>
        <translation>Cerrar detalles</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Enviar mensaje</translation>
    </message>
    <message>
        <source>Send a file…</source>
        <translation>Enviar un archivo…</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Aceptar</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>Rechazar</translation>
    </message>
    <message>
        <source>Add contact</source>
        <translation>Añadir contacto</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>Pedir otra vez</translation>
    </message>
    <message>
        <source>Cancel request</source>
        <translation>Cancelar solicitud</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Bloquear</translation>
    </message>
    <message>
        <source>Unblock</source>
        <translation>Desbloquear</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Conservar</translation>
    </message>
    <message>
        <source>Unblock everybody at %1</source>
        <translation>Desbloquear a todo el mundo en %1</translation>
    </message>
    <message>
        <source>Blocked: neither of you hears of the other. They are not told.</source>
        <translation>Bloqueo: ninguna de las dos personas sabe nada de la otra. No se le avisa.</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Perfil</translation>
    </message>
    <message>
        <source>Copy address</source>
        <translation>Copiar dirección</translation>
    </message>
</context>
<context>
    <name>Tertulia::DeviceRow</name>
    <message>
        <source>%1, since %2</source>
        <comment>presence, time</comment>
        <translation>%1, desde %2</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <comment>program, system</comment>
        <translation>%1 en %2</translation>
    </message>
    <message numerus="yes">
        <source>Idle for %n minute(s)</source>
        <translation>
            <numerusform>Sin actividad desde hace %n minuto</numerusform>
            <numerusform>Sin actividad desde hace %n minutos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Idle for %n hour(s)</source>
        <translation>
            <numerusform>Sin actividad desde hace %n hora</numerusform>
            <numerusform>Sin actividad desde hace %n horas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Idle for %n day(s)</source>
        <translation>
            <numerusform>Sin actividad desde hace %n día</numerusform>
            <numerusform>Sin actividad desde hace %n días</numerusform>
        </translation>
    </message>
    <message>
        <source>It is %1 there</source>
        <comment>a time of day</comment>
        <translation>Hora local: %1</translation>
    </message>
</context>
<context>
    <name>Tertulia::DirectoryBindings</name>
    <message>
        <source>The directory can be searched when you are signed in.</source>
        <translation>Podrás buscar en el directorio cuando hayas iniciado sesión.</translation>
    </message>
    <message>
        <source>%1 has no directory of its people. You can search another server, or add someone by their address.</source>
        <translation>%1 no tiene un directorio de personas. Puedes buscar en otro servidor o añadir a alguien por su dirección.</translation>
    </message>
    <message>
        <source>The directory of %1 could not be reached.</source>
        <translation>No se pudo alcanzar el directorio de %1.</translation>
    </message>
    <message numerus="yes">
        <source>The server shows the first %n people. Search for more of a name to find others.</source>
        <translation>
            <numerusform>El servidor muestra solo %n persona. Escribe más letras del nombre para encontrar a otras.</numerusform>
            <numerusform>El servidor muestra las primeras %n personas. Escribe más letras del nombre para encontrar a otras.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) found.</source>
        <translation>
            <numerusform>Se encontró a %n persona.</numerusform>
            <numerusform>Se encontró a %n personas.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody was found.</source>
        <translation>No se encontró a nadie.</translation>
    </message>
    <message>
        <source>This directory does not list everybody. Search for a name or an email address instead.</source>
        <translation>Este directorio no muestra a todo el mundo. Busca un nombre o una dirección de correo.</translation>
    </message>
    <message>
        <source>The directory did not accept that. Type more of the name: some want at least two letters.</source>
        <translation>El directorio no lo aceptó. Escribe más letras del nombre: algunos piden al menos dos.</translation>
    </message>
    <message>
        <source>The search did not work.</source>
        <translation>La búsqueda no funcionó.</translation>
    </message>
</context>
<context>
    <name>Tertulia::DirectoryPage</name>
    <message>
        <source>Message</source>
        <translation>Enviar mensaje</translation>
    </message>
    <message>
        <source>Add contact</source>
        <translation>Añadir contacto</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Detalles</translation>
    </message>
    <message>
        <source>Directory</source>
        <translation>Directorio</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personas</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtro</translation>
    </message>
    <message>
        <source>Filter these people</source>
        <translation>Filtrar estas personas</translation>
    </message>
    <message>
        <source>Number of people</source>
        <translation>Número de personas</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Username</source>
        <translation>Nombre de usuario</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Dirección</translation>
    </message>
    <message>
        <source>Email</source>
        <translation>Correo electrónico</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Contacto</translation>
    </message>
    <message>
        <source>In contacts</source>
        <translation>En tus contactos</translation>
    </message>
    <message>
        <source>Find people</source>
        <translation>Buscar personas</translation>
    </message>
    <message>
        <source>Search for someone on the left, or let it show everyone.</source>
        <translation>Busca a alguien a la izquierda, o pide que se muestre a todo el mundo.</translation>
    </message>
    <message>
        <source>No directory here</source>
        <translation>Aquí no hay directorio</translation>
    </message>
    <message>
        <source>Looking for people…</source>
        <translation>Buscando personas…</translation>
    </message>
    <message numerus="yes">
        <source>%n so far</source>
        <translation>
            <numerusform>%n hasta ahora</numerusform>
            <numerusform>%n hasta ahora</numerusform>
        </translation>
    </message>
    <message>
        <source>The directory has not answered yet.</source>
        <translation>El directorio aún no ha respondido.</translation>
    </message>
    <message>
        <source>Nobody found</source>
        <translation>No se encontró a nadie</translation>
    </message>
    <message>
        <source>Try less of the name, or another box.</source>
        <translation>Prueba con menos letras del nombre o con otro campo.</translation>
    </message>
    <message numerus="yes">
        <source>%n person(s)</source>
        <translation>
            <numerusform>%n persona</numerusform>
            <numerusform>%n personas</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
    </message>
</context>
<context>
    <name>Tertulia::DirectorySearchPane</name>
    <message>
        <source>Username</source>
        <translation>Nombre de usuario</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Email</source>
        <translation>Correo electrónico</translation>
    </message>
    <message>
        <source>More fields</source>
        <translation>Más campos</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Show everyone</source>
        <translation>Mostrar a todo el mundo</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Search another server</source>
        <translation>Buscar en otro servidor</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>Directory service</source>
        <translation>Servicio de directorio</translation>
    </message>
    <message>
        <source>Directory status</source>
        <translation>Estado del directorio</translation>
    </message>
    <message>
        <source>Search for</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Search for a name or address</source>
        <translation>Buscar un nombre o una dirección</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Servidor</translation>
    </message>
    <message>
        <source>Server, such as example.org</source>
        <translation>Servidor, como example.org</translation>
    </message>
    <message>
        <source>Looking for the directory of %1…</source>
        <translation>Buscando el directorio de %1…</translation>
    </message>
    <message>
        <source>People on %1</source>
        <translation>Personas en %1</translation>
    </message>
    <message>
        <source>This directory does not list everybody.</source>
        <translation>Este directorio no muestra a todo el mundo.</translation>
    </message>
    <message>
        <source>Enter a server&apos;s name, such as example.org.</source>
        <translation>Escribe el nombre de un servidor, como example.org.</translation>
    </message>
</context>
<context>
    <name>Tertulia::DropTarget</name>
    <message>
        <source>Drop files here</source>
        <translation>Suelta archivos aquí</translation>
    </message>
    <message>
        <source>Drop files here to send them</source>
        <translation>Suelta archivos aquí para enviarlos</translation>
    </message>
    <message>
        <source>Drop files here to send them to %1</source>
        <translation>Suelta archivos aquí para enviarlos a %1</translation>
    </message>
</context>
<context>
    <name>Tertulia::EmojiPicker</name>
    <message>
        <source>Emoji</source>
        <translation>Emojis</translation>
    </message>
    <message>
        <source>Search emoji</source>
        <translation>Buscar emojis</translation>
    </message>
    <message>
        <source>All emoji</source>
        <translation>Todos los emojis</translation>
    </message>
    <message>
        <source>No emoji of that name.</source>
        <translation>Ningún emoji con ese nombre.</translation>
    </message>
    <message>
        <source>Skin tone</source>
        <translation>Tono de piel</translation>
    </message>
</context>
<context>
    <name>Tertulia::FileBindings</name>
    <message>
        <source>“%1” was not sent.</source>
        <translation>«%1» no se envió.</translation>
    </message>
</context>
<context>
    <name>Tertulia::FileDesk</name>
    <message>
        <source>Attach files</source>
        <translation>Adjuntar archivos</translation>
    </message>
    <message>
        <source>The file is no longer where it was. It may have been moved or deleted.</source>
        <translation>El archivo ya no está donde estaba. Quizá se movió o se borró.</translation>
    </message>
    <message>
        <source>No program on this computer opens files of this kind.</source>
        <translation>Ningún programa de este equipo abre archivos de este tipo.</translation>
    </message>
    <message>
        <source>Open “%1”?</source>
        <translation>¿Abrir «%1»?</translation>
    </message>
    <message>
        <source>A file of this kind can run a program or a script on your computer. Open it only if you trust who sent it and expected it.</source>
        <translation>Un archivo de este tipo puede ejecutar un programa o un script en tu equipo. Ábrelo solo si confías en quien lo envió y lo esperabas.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation>Guardar una copia</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Todos los archivos (*)</translation>
    </message>
    <message>
        <source>The copy could not be written there. Choose another folder.</source>
        <translation>La copia no se pudo guardar ahí. Elige otra carpeta.</translation>
    </message>
</context>
<context>
    <name>Tertulia::FilesPage</name>
    <message>
        <source>Use the usual folder</source>
        <translation>Usar la carpeta habitual</translation>
    </message>
    <message>
        <source>Received files</source>
        <translation>Archivos recibidos</translation>
    </message>
    <message>
        <source>They are kept in this folder. Nothing there is ever replaced, and nothing opens by itself.</source>
        <translation>Se guardan en esta carpeta. Nunca se reemplaza nada de lo que hay en ella, y nada se abre por sí solo.</translation>
    </message>
    <message>
        <source>Choose folder…</source>
        <translation>Elegir carpeta…</translation>
    </message>
    <message>
        <source>Files that others send</source>
        <translation>Archivos que te envían</translation>
    </message>
    <message>
        <source>Accept files</source>
        <translation>Aceptar archivos</translation>
    </message>
    <message>
        <source>You are always asked about files from people who are not among your contacts.</source>
        <translation>Antes de aceptar archivos de quien no está entre tus contactos siempre se te pregunta.</translation>
    </message>
    <message>
        <source>Ask me every time</source>
        <translation>Preguntarme cada vez</translation>
    </message>
    <message>
        <source>Accept from contacts</source>
        <translation>Aceptar los de mis contactos</translation>
    </message>
    <message>
        <source>Up to</source>
        <translation>Hasta</translation>
    </message>
    <message>
        <source> MB</source>
        <translation> MB</translation>
    </message>
    <message>
        <source>You are asked before larger ones are accepted.</source>
        <translation>Antes de aceptar uno más grande se te pregunta.</translation>
    </message>
</context>
<context>
    <name>Tertulia::FindBar</name>
    <message>
        <source>Previous match</source>
        <translation>Resultado anterior</translation>
    </message>
    <message>
        <source>Next match</source>
        <translation>Resultado siguiente</translation>
    </message>
    <message>
        <source>Find in conversation</source>
        <translation>Buscar en la conversación</translation>
    </message>
    <message>
        <source>Matches</source>
        <translation>Resultados</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>%1 of %2+</source>
        <translation>%1 de %2+</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>No se encontró nada</translation>
    </message>
</context>
<context>
    <name>Tertulia::FormFieldEditor</name>
    <message>
        <source>No choice</source>
        <translation>Sin elegir</translation>
    </message>
    <message>
        <source>Username</source>
        <translation>Nombre de usuario</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Contraseña</translation>
    </message>
    <message>
        <source>Full name</source>
        <translation>Nombre completo</translation>
    </message>
    <message>
        <source>Nickname</source>
        <translation>Apodo</translation>
    </message>
    <message>
        <source>First name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Last name</source>
        <translation>Apellidos</translation>
    </message>
    <message>
        <source>Email</source>
        <translation>Correo electrónico</translation>
    </message>
    <message>
        <source>Street</source>
        <translation>Calle</translation>
    </message>
    <message>
        <source>City</source>
        <translation>Ciudad</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Provincia</translation>
    </message>
    <message>
        <source>Postal code</source>
        <translation>Código postal</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>Teléfono</translation>
    </message>
    <message>
        <source>Web page</source>
        <translation>Página web</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Fecha</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Otros datos</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texto</translation>
    </message>
    <message>
        <source>What the picture says</source>
        <translation>Lo que dice la imagen</translation>
    </message>
    <message>
        <source>required</source>
        <translation>obligatorio</translation>
    </message>
    <message>
        <source>The picture cannot be shown.</source>
        <translation>La imagen no se puede mostrar.</translation>
    </message>
    <message>
        <source>Picture to be read</source>
        <translation>Imagen para leer</translation>
    </message>
    <message>
        <source>This is needed.</source>
        <translation>Esto es obligatorio.</translation>
    </message>
    <message>
        <source>“%1” is no address. It looks like you@example.org.</source>
        <translation>«%1» no es una dirección. Se parece a ti@example.org.</translation>
    </message>
</context>
<context>
    <name>Tertulia::GeneralPage</name>
    <message>
        <source>Appearance</source>
        <translation>Aspecto</translation>
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
        <source>Font size</source>
        <translation>Tamaño de letra</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Another language is spoken from the next start on.</source>
        <translation>El idioma nuevo se usará a partir del próximo arranque.</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Arranque</translation>
    </message>
    <message>
        <source>Start at login</source>
        <translation>Arrancar al iniciar sesión en el equipo</translation>
    </message>
    <message>
        <source>Start in tray</source>
        <translation>Arrancar en la bandeja</translation>
    </message>
    <message>
        <source>Without a window, where the desktop has a tray.</source>
        <translation>Sin ventana, donde el escritorio tenga bandeja.</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>Conversaciones</translation>
    </message>
    <message>
        <source>Show who enters and leaves rooms</source>
        <translation>Mostrar quién entra y sale de las salas</translation>
    </message>
    <message>
        <source>And new names and subjects: quiet lines between the messages.</source>
        <translation>Y los nombres y temas nuevos: líneas discretas entre los mensajes.</translation>
    </message>
    <message>
        <source>Show when contacts come and go</source>
        <translation>Mostrar cuándo se conectan y desconectan los contactos</translation>
    </message>
    <message>
        <source>And their new status messages.</source>
        <translation>Y sus nuevos mensajes de estado.</translation>
    </message>
</context>
<context>
    <name>Tertulia::GroupsEditor</name>
    <message>
        <source>New group</source>
        <translation>Grupo nuevo</translation>
    </message>
</context>
<context>
    <name>Tertulia::HistoryBindings</name>
    <message>
        <source>There is no room for the export. Free some space or choose another place.</source>
        <translation>No hay sitio para la exportación. Libera espacio o elige otro lugar.</translation>
    </message>
    <message>
        <source>The export cannot be written there. Choose another place.</source>
        <translation>La exportación no se puede guardar ahí. Elige otro lugar.</translation>
    </message>
    <message>
        <source>The old one is kept as %1.</source>
        <translation>El anterior se conserva como %1.</translation>
    </message>
    <message>
        <source>Export conversation</source>
        <translation>Exportar conversación</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>Texto (*.txt)</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <source>Export all conversations into this folder</source>
        <translation>Exportar todas las conversaciones a esta carpeta</translation>
    </message>
    <message>
        <source>Clear history</source>
        <translation>Borrar historial</translation>
    </message>
    <message>
        <source>Remove all messages with %1 from this computer? This cannot be undone. Your server&apos;s archive, your other devices and the other person may still have them; they will not come back here.</source>
        <translation>¿Borrar de este equipo todos los mensajes con %1? Esto no se puede deshacer. El archivo de tu servidor, tus otros dispositivos y la otra persona quizá los conserven; aquí no volverán.</translation>
    </message>
    <message>
        <source>Clear all history</source>
        <translation>Borrar todo el historial</translation>
    </message>
    <message>
        <source>Remove all messages of all conversations from this computer? This cannot be undone. Your server&apos;s archive, your other devices and the others may still have them; they will not come back here.</source>
        <translation>¿Borrar de este equipo todos los mensajes de todas las conversaciones? Esto no se puede deshacer. El archivo de tu servidor, tus otros dispositivos y las demás personas quizá los conserven; aquí no volverán.</translation>
    </message>
    <message>
        <source>Clearing the history…</source>
        <translation>Borrando el historial…</translation>
    </message>
    <message>
        <source>The history on this computer was cleared.</source>
        <translation>El historial de este equipo se borró.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Exporting… %1 %</source>
        <translation>Exportando… %1 %</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Exported to %1</source>
        <translation>Exportado a %1</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Abrir carpeta</translation>
    </message>
    <message>
        <source>Opening your messages… After an update this may take a moment.</source>
        <translation>Abriendo tus mensajes… Después de una actualización puede tardar un momento.</translation>
    </message>
</context>
<context>
    <name>Tertulia::HitDelegate</name>
    <message>
        <source>You: </source>
        <translation>Tú: </translation>
    </message>
</context>
<context>
    <name>Tertulia::InvitationsPane</name>
    <message>
        <source>Accept</source>
        <translation>Aceptar</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>Rechazar</translation>
    </message>
    <message>
        <source>Invitations</source>
        <translation>Invitaciones</translation>
    </message>
    <message>
        <source>Someone invites you to %1</source>
        <translation>Alguien te invita a %1</translation>
    </message>
    <message>
        <source>%1 invites you</source>
        <translation>%1 te invita</translation>
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
    <name>Tertulia::InvitePanel</name>
    <message>
        <source>Invite</source>
        <translation>Invitar</translation>
    </message>
    <message>
        <source>Name or address</source>
        <translation>Nombre o dirección</translation>
    </message>
    <message>
        <source>Contacts to invite</source>
        <translation>Contactos para invitar</translation>
    </message>
    <message>
        <source>None of your contacts. Type an address and press Invite.</source>
        <translation>Ninguno de tus contactos. Escribe una dirección y pulsa Invitar.</translation>
    </message>
    <message>
        <source>Message to them</source>
        <translation>Mensaje de la invitación</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Invite to %1</source>
        <translation>Invitación a %1</translation>
    </message>
    <message numerus="yes">
        <source>Invite %n people</source>
        <translation>
            <numerusform>Invitar a %n persona</numerusform>
            <numerusform>Invitar a %n personas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Tertulia::JoinRoomPanel</name>
    <message>
        <source>Join</source>
        <translation>Entrar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>Sala</translation>
    </message>
    <message>
        <source>Nickname</source>
        <translation>Apodo</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Contraseña</translation>
    </message>
    <message>
        <source>What to do next</source>
        <translation>Qué hacer ahora</translation>
    </message>
    <message>
        <source>Join status</source>
        <translation>Estado de la entrada</translation>
    </message>
    <message>
        <source>Join or create a room</source>
        <translation>Entrar en una sala o crearla</translation>
    </message>
    <message>
        <source>A name alone means a room on your server. One that does not exist is made.</source>
        <translation>Un nombre solo significa una sala en tu servidor. Si no existe, se crea.</translation>
    </message>
    <message>
        <source>A name alone means a room on %1. One that does not exist is made.</source>
        <translation>Un nombre solo significa una sala en %1. Si no existe, se crea.</translation>
    </message>
    <message>
        <source>Asking the room…</source>
        <translation>Preguntando a la sala…</translation>
    </message>
    <message>
        <source>Enter the name or the address of a room.</source>
        <translation>Escribe el nombre o la dirección de una sala.</translation>
    </message>
    <message>
        <source>Joining…</source>
        <translation>Entrando…</translation>
    </message>
    <message>
        <source>“%1”</source>
        <comment>what the room said</comment>
        <translation>«%1»</translation>
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
    <message>
        <source>Task</source>
        <translation>Tarea</translation>
    </message>
    <message>
        <source>Send a file</source>
        <translation>Enviar un archivo</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Para</translation>
    </message>
    <message>
        <source>To whom do you want to send a file?</source>
        <translation>¿A quién quieres enviar un archivo?</translation>
    </message>
</context>
<context>
    <name>Tertulia::MembersPanel</name>
    <message>
        <source>Add</source>
        <translation>Añadir</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>Miembros</translation>
    </message>
    <message>
        <source>List of members</source>
        <translation>Lista de miembros</translation>
    </message>
    <message>
        <source>Name or address</source>
        <translation>Nombre o dirección</translation>
    </message>
    <message>
        <source>Members status</source>
        <translation>Estado de los miembros</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Members of %1</source>
        <translation>Miembros de %1</translation>
    </message>
    <message>
        <source>Asking the room…</source>
        <translation>Preguntando a la sala…</translation>
    </message>
    <message>
        <source>Nobody is on this list.</source>
        <translation>No hay nadie en esta lista.</translation>
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
    <name>Tertulia::MessageDetails</name>
    <message>
        <source>Message details</source>
        <translation>Detalles del mensaje</translation>
    </message>
    <message>
        <source>From</source>
        <translation>De</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Dirección</translation>
    </message>
    <message>
        <source>Said</source>
        <translation>Escrito</translation>
    </message>
    <message>
        <source>Edited</source>
        <translation>Editado</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>First text</source>
        <translation>Primer texto</translation>
    </message>
    <message>
        <source>Then</source>
        <translation>Después</translation>
    </message>
</context>
<context>
    <name>Tertulia::MessageMenu</name>
    <message>
        <source>Reply</source>
        <translation>Responder</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Editar</translation>
    </message>
    <message>
        <source>Retract</source>
        <translation>Retirar</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Detalles</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>Copiar enlace</translation>
    </message>
    <message>
        <source>React</source>
        <translation>Reaccionar</translation>
    </message>
    <message>
        <source>Another emoji…</source>
        <translation>Otro emoji…</translation>
    </message>
</context>
<context>
    <name>Tertulia::MessageView</name>
    <message>
        <source>Messages</source>
        <translation>Mensajes</translation>
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
        <source>A name alone means someone on %1.</source>
        <translation>Un nombre solo significa alguien en %1.</translation>
    </message>
    <message>
        <source>Suggestions</source>
        <translation>Sugerencias</translation>
    </message>
</context>
<context>
    <name>Tertulia::NewPasswordFields</name>
    <message>
        <source>Confirm password</source>
        <translation>Confirmar contraseña</translation>
    </message>
    <message>
        <source>Choose a password.</source>
        <translation>Elige una contraseña.</translation>
    </message>
    <message>
        <source>Type the password a second time, so that a slip does not lock you out.</source>
        <translation>Escribe la contraseña otra vez, para que un despiste no te deje fuera.</translation>
    </message>
    <message>
        <source>The two passwords are not the same.</source>
        <translation>Las dos contraseñas no son iguales.</translation>
    </message>
</context>
<context>
    <name>Tertulia::NotificationsPage</name>
    <message>
        <source>Tell me when</source>
        <translation>Avisarme cuando</translation>
    </message>
    <message>
        <source>Direct message</source>
        <translation>Llega un mensaje directo</translation>
    </message>
    <message>
        <source>Contact request</source>
        <translation>Llega una solicitud de contacto</translation>
    </message>
    <message>
        <source>Contact signs in</source>
        <translation>Un contacto se conecta</translation>
    </message>
    <message>
        <source>Contact signs out</source>
        <translation>Un contacto se desconecta</translation>
    </message>
    <message>
        <source>Contact changes their status message</source>
        <translation>Un contacto cambia su mensaje de estado</translation>
    </message>
    <message>
        <source>Nothing is told while your status is Do not disturb, about muted conversations, and about what you are looking at.</source>
        <translation>No se avisa de nada mientras tu estado sea No molestar, ni de conversaciones silenciadas, ni de lo que estás mirando.</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Cómo</translation>
    </message>
    <message>
        <source>Preview text</source>
        <translation>Vista previa del texto</translation>
    </message>
    <message>
        <source>Show what was written, also where others may see your screen.</source>
        <translation>Muestra lo escrito, también donde otras personas puedan ver tu pantalla.</translation>
    </message>
    <message>
        <source>Sounds</source>
        <translation>Sonidos</translation>
    </message>
    <message>
        <source>For messages and requests, as the desktop plays them.</source>
        <translation>Para mensajes y solicitudes, tal como los reproduce el escritorio.</translation>
    </message>
    <message>
        <source>File offered</source>
        <translation>Alguien ofrece un archivo</translation>
    </message>
    <message>
        <source>Room message</source>
        <translation>Llega un mensaje a una sala</translation>
    </message>
    <message>
        <source>Someone mentions me in a room</source>
        <translation>Alguien me menciona en una sala</translation>
    </message>
    <message>
        <source>Someone enters a room</source>
        <translation>Alguien entra en una sala</translation>
    </message>
    <message>
        <source>Invitation to a room</source>
        <translation>Llega una invitación a una sala</translation>
    </message>
</context>
<context>
    <name>Tertulia::Notifier</name>
    <message>
        <source>Your answer</source>
        <translation>Tu respuesta</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Enviar</translation>
    </message>
</context>
<context>
    <name>Tertulia::OccupantDelegate</name>
    <message>
        <source>%1 · %2</source>
        <comment>a role in a room, how many people have it</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>you</source>
        <translation>tú</translation>
    </message>
    <message>
        <source>%1 (you)</source>
        <translation>%1 (tú)</translation>
    </message>
</context>
<context>
    <name>Tertulia::OccupantMenu</name>
    <message>
        <source>Private message</source>
        <translation>Mensaje privado</translation>
    </message>
    <message>
        <source>Mention</source>
        <translation>Mencionar</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Detalles</translation>
    </message>
    <message>
        <source>Add contact…</source>
        <translation>Añadir contacto…</translation>
    </message>
    <message>
        <source>Grant voice</source>
        <translation>Dar la voz</translation>
    </message>
    <message>
        <source>Revoke voice</source>
        <translation>Quitar la voz</translation>
    </message>
    <message>
        <source>Make moderator</source>
        <translation>Nombrar moderador</translation>
    </message>
    <message>
        <source>Remove as moderator</source>
        <translation>Quitar de moderador</translation>
    </message>
    <message>
        <source>Kick…</source>
        <translation>Expulsar…</translation>
    </message>
    <message>
        <source>Ban…</source>
        <translation>Vetar…</translation>
    </message>
    <message>
        <source>Make them</source>
        <translation>Convertir en</translation>
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
    <name>Tertulia::PasswordStrength</name>
    <message>
        <source>Weak: others could guess it</source>
        <translation>Débil: alguien podría adivinarla</translation>
    </message>
    <message>
        <source>Fair: a few more words make it good</source>
        <translation>Regular: con unas palabras más será buena</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>Buena</translation>
    </message>
    <message>
        <source>Strong</source>
        <translation>Fuerte</translation>
    </message>
    <message>
        <source>Password strength</source>
        <translation>Seguridad de la contraseña</translation>
    </message>
</context>
<context>
    <name>Tertulia::PastedPicture</name>
    <message>
        <source>Picture</source>
        <translation>Imagen</translation>
    </message>
</context>
<context>
    <name>Tertulia::PeopleBindings</name>
    <message>
        <source>%1 does not let you see when they are there.</source>
        <translation>%1 no te deja ver cuándo está.</translation>
    </message>
    <message>
        <source>%1 could not be renamed.</source>
        <translation>No se pudo cambiar el nombre de %1.</translation>
    </message>
    <message>
        <source>The groups of %1 could not be changed.</source>
        <translation>No se pudieron cambiar los grupos de %1.</translation>
    </message>
    <message>
        <source>%1 could not be removed.</source>
        <translation>No se pudo quitar a %1.</translation>
    </message>
    <message>
        <source>%1 could not be blocked.</source>
        <translation>No se pudo bloquear a %1.</translation>
    </message>
    <message>
        <source>%1 could not be unblocked.</source>
        <translation>No se pudo desbloquear a %1.</translation>
    </message>
    <message>
        <source>You have blocked everybody at %1.</source>
        <translation>Has bloqueado a todo el mundo en %1.</translation>
    </message>
    <message>
        <source>You have blocked %1: neither of you hears of the other.</source>
        <translation>Has bloqueado a %1: ninguna de las dos personas sabe nada de la otra.</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) of yours wait here and go out when you unblock.</source>
        <translation>
            <numerusform>%n mensaje tuyo espera aquí y saldrá cuando desbloquees.</numerusform>
            <numerusform>%n mensajes tuyos esperan aquí y saldrán cuando desbloquees.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is among your contacts already.</source>
        <translation>%1 ya está entre tus contactos.</translation>
    </message>
    <message>
        <source>Your request did not reach %1.</source>
        <translation>Tu solicitud no llegó a %1.</translation>
    </message>
</context>
<context>
    <name>Tertulia::PeoplePane</name>
    <message>
        <source>Invite</source>
        <translation>Invitar</translation>
    </message>
    <message>
        <source>Find people</source>
        <translation>Buscar personas</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personas</translation>
    </message>
    <message>
        <source>Nobody to be seen. Who is in the room is known once you have joined.</source>
        <translation>No se ve a nadie. Cuando hayas entrado se sabrá quién está en la sala.</translation>
    </message>
    <message>
        <source>Close people</source>
        <translation>Cerrar personas</translation>
    </message>
</context>
<context>
    <name>Tertulia::Preferences</name>
    <message>
        <source>The desktop&apos;s autostart folder cannot be written, so nothing was changed there.</source>
        <translation>No se puede escribir en la carpeta de arranque automático del escritorio, así que ahí no se cambió nada.</translation>
    </message>
    <message>
        <source>Folder for received files</source>
        <translation>Carpeta para los archivos recibidos</translation>
    </message>
</context>
<context>
    <name>Tertulia::PreferencesWindow</name>
    <message>
        <source>Preferences</source>
        <translation>Preferencias</translation>
    </message>
    <message>
        <source>General</source>
        <translation>General</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Notificaciones</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>Privacidad</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Archivos</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Conexión</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Datos</translation>
    </message>
</context>
<context>
    <name>Tertulia::PrivacyPage</name>
    <message>
        <source>Who asks to be your contact</source>
        <translation>Quién te pide ser tu contacto</translation>
    </message>
    <message>
        <source>Contact requests</source>
        <translation>Solicitudes de contacto</translation>
    </message>
    <message>
        <source>A contact sees when you are there and what your status is.</source>
        <translation>Un contacto ve cuándo estás y cuál es tu estado.</translation>
    </message>
    <message>
        <source>Ask me</source>
        <translation>Preguntarme</translation>
    </message>
    <message>
        <source>Accept from my server</source>
        <translation>Aceptar las de mi servidor</translation>
    </message>
    <message>
        <source>Accept all</source>
        <translation>Aceptar todas</translation>
    </message>
    <message>
        <source>What your contacts see</source>
        <translation>Lo que ven tus contactos</translation>
    </message>
    <message>
        <source>Send typing notifications</source>
        <translation>Avisar de que escribes</translation>
    </message>
    <message>
        <source>They see that you are writing to them.</source>
        <translation>Ven que les estás escribiendo.</translation>
    </message>
    <message>
        <source>Send receipts</source>
        <translation>Enviar acuses de recibo</translation>
    </message>
    <message>
        <source>They see that a message has reached you.</source>
        <translation>Ven que un mensaje te ha llegado.</translation>
    </message>
    <message>
        <source>Send read markers</source>
        <translation>Enviar marcas de lectura</translation>
    </message>
    <message>
        <source>They see how far you have read.</source>
        <translation>Ven hasta dónde has leído.</translation>
    </message>
</context>
<context>
    <name>Tertulia::ProfileBindings</name>
    <message>
        <source>Their profile could not be read.</source>
        <translation>Su perfil no se pudo leer.</translation>
    </message>
    <message>
        <source>Choose a picture</source>
        <translation>Elegir una imagen</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg *.gif *.webp)</source>
        <translation>Imágenes (*.png *.jpg *.jpeg *.gif *.webp)</translation>
    </message>
</context>
<context>
    <name>Tertulia::ProfileFields</name>
    <message>
        <source>work</source>
        <translation>trabajo</translation>
    </message>
    <message>
        <source>home</source>
        <translation>casa</translation>
    </message>
    <message>
        <source>mobile</source>
        <translation>móvil</translation>
    </message>
    <message>
        <source>fax</source>
        <translation>fax</translation>
    </message>
    <message>
        <source>pager</source>
        <translation>buscapersonas</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>e.g. Email (work)</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Full name</source>
        <translation>Nombre completo</translation>
    </message>
    <message>
        <source>Given and family name</source>
        <translation>Nombre y apellidos</translation>
    </message>
    <message>
        <source>Nickname</source>
        <translation>Apodo</translation>
    </message>
    <message>
        <source>Email</source>
        <translation>Correo electrónico</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Teléfono</translation>
    </message>
    <message>
        <source>Birthday</source>
        <translation>Cumpleaños</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>Organización</translation>
    </message>
    <message>
        <source>Job title</source>
        <translation>Cargo</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Función</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Dirección</translation>
    </message>
    <message>
        <source>Website</source>
        <translation>Página web</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Descripción</translation>
    </message>
</context>
<context>
    <name>Tertulia::ProfileForm</name>
    <message>
        <source>Full name</source>
        <translation>Nombre completo</translation>
    </message>
    <message>
        <source>Nickname</source>
        <translation>Apodo</translation>
    </message>
    <message>
        <source>Given name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Family name</source>
        <translation>Apellidos</translation>
    </message>
    <message>
        <source>YYYY-MM-DD</source>
        <comment>how a date is typed: year, month, day</comment>
        <translation>AAAA-MM-DD</translation>
    </message>
    <message>
        <source>Birthday</source>
        <translation>Cumpleaños</translation>
    </message>
    <message>
        <source>How to reach you</source>
        <translation>Cómo contactarte</translation>
    </message>
    <message>
        <source>Email</source>
        <translation>Correo electrónico</translation>
    </message>
    <message>
        <source>Another email</source>
        <translation>Otro correo electrónico</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Teléfono</translation>
    </message>
    <message>
        <source>Another phone</source>
        <translation>Otro teléfono</translation>
    </message>
    <message>
        <source>Website</source>
        <translation>Página web</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>Trabajo</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>Organización</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>Departamento</translation>
    </message>
    <message>
        <source>Job title</source>
        <translation>Cargo</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Función</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Dirección</translation>
    </message>
    <message>
        <source>Street</source>
        <translation>Calle</translation>
    </message>
    <message>
        <source>Postcode</source>
        <translation>Código postal</translation>
    </message>
    <message>
        <source>City</source>
        <translation>Ciudad</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Provincia</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>País</translation>
    </message>
    <message>
        <source>About you</source>
        <translation>Sobre ti</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Descripción</translation>
    </message>
    <message>
        <source>The birthday is no date. Type it as year, month and day: 1985-03-12.</source>
        <translation>El cumpleaños no es una fecha. Escríbelo como año, mes y día: 1985-03-12.</translation>
    </message>
</context>
<context>
    <name>Tertulia::ProfilePage</name>
    <message>
        <source>Choose picture…</source>
        <translation>Elegir imagen…</translation>
    </message>
    <message>
        <source>Remove picture</source>
        <translation>Quitar imagen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Intentar de nuevo</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Leave without saving</source>
        <translation>Salir sin guardar</translation>
    </message>
    <message>
        <source>My profile</source>
        <translation>Mi perfil</translation>
    </message>
    <message>
        <source>of %1. Whoever knows your address can see what you write here. Leave empty what nobody needs to know.</source>
        <translation>de %1. Quien conozca tu dirección puede ver lo que escribas aquí. Deja vacío lo que nadie necesite saber.</translation>
    </message>
    <message>
        <source>Profile status</source>
        <translation>Estado del perfil</translation>
    </message>
    <message>
        <source>Or drop a picture here</source>
        <translation>O suelta una imagen aquí</translation>
    </message>
    <message>
        <source>Asking your server for your profile…</source>
        <translation>Pidiendo tu perfil a tu servidor…</translation>
    </message>
    <message>
        <source>Your profile could not be read.</source>
        <translation>Tu perfil no se pudo leer.</translation>
    </message>
    <message>
        <source>Saving your profile…</source>
        <translation>Guardando tu perfil…</translation>
    </message>
    <message>
        <source>Your profile was saved.</source>
        <translation>Tu perfil se guardó.</translation>
    </message>
    <message>
        <source>Your profile was not saved; what you typed is still here.</source>
        <translation>Tu perfil no se guardó; lo que escribiste sigue aquí.</translation>
    </message>
    <message>
        <source>The picture goes when you save.</source>
        <translation>La imagen se quitará cuando guardes.</translation>
    </message>
    <message>
        <source>The picture is published when you save.</source>
        <translation>La imagen se publicará cuando guardes.</translation>
    </message>
    <message>
        <source>This file cannot be read.</source>
        <translation>Este archivo no se puede leer.</translation>
    </message>
    <message>
        <source>This picture is too large: at most 40 MB and 50 million pixels, please.</source>
        <translation>Esta imagen es demasiado grande: como mucho 40 MB y 50 millones de píxeles.</translation>
    </message>
    <message>
        <source>This is no picture, or a damaged one. PNG, JPEG, GIF and WebP can be used.</source>
        <translation>Esto no es una imagen, o está dañada. Se pueden usar PNG, JPEG, GIF y WebP.</translation>
    </message>
    <message>
        <source>You have not saved what you changed.</source>
        <translation>No has guardado lo que cambiaste.</translation>
    </message>
</context>
<context>
    <name>Tertulia::QuickSwitcher</name>
    <message>
        <source>Quick switcher</source>
        <translation>Cambio rápido</translation>
    </message>
    <message>
        <source>Go to</source>
        <translation>Ir a</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>Lugares</translation>
    </message>
    <message>
        <source>Nobody and nothing of that name.</source>
        <translation>Nadie ni nada con ese nombre.</translation>
    </message>
    <message>
        <source>Go to a person, a room or a command</source>
        <translation>Ir a una persona, una sala o una orden</translation>
    </message>
</context>
<context>
    <name>Tertulia::RegistrationPage</name>
    <message>
        <source>Connection settings</source>
        <translation>Ajustes de conexión</translation>
    </message>
    <message>
        <source>Open the sign-up page</source>
        <translation>Abrir la página de registro</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Contraseña</translation>
    </message>
    <message>
        <source>Remember me</source>
        <translation>Recordarme</translation>
    </message>
    <message>
        <source>Create an account</source>
        <translation>Crear una cuenta</translation>
    </message>
    <message>
        <source>Sign-up status</source>
        <translation>Estado del registro</translation>
    </message>
    <message>
        <source>example.org</source>
        <translation>example.org</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Servidor</translation>
    </message>
    <message>
        <source>Username</source>
        <translation>Nombre de usuario</translation>
    </message>
    <message>
        <source>Choose the server that will keep it, as you would choose a mail provider.</source>
        <translation>Elige el servidor que la guardará, como elegirías un proveedor de correo.</translation>
    </message>
    <message>
        <source>on %1</source>
        <translation>en %1</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>Create account</source>
        <translation>Crear cuenta</translation>
    </message>
    <message>
        <source>This is no server&apos;s name. It looks like example.org.</source>
        <translation>No es el nombre de un servidor. Se parece a example.org.</translation>
    </message>
    <message>
        <source>Asking %1…</source>
        <translation>Preguntando a %1…</translation>
    </message>
    <message>
        <source>Choose a name.</source>
        <translation>Elige un nombre.</translation>
    </message>
    <message>
        <source>A name cannot look like this. Try letters and digits.</source>
        <translation>Un nombre no puede ser así. Prueba con letras y números.</translation>
    </message>
    <message>
        <source>Something is missing: it is marked above.</source>
        <translation>Falta algo: está marcado arriba.</translation>
    </message>
    <message>
        <source>Creating your account…</source>
        <translation>Creando tu cuenta…</translation>
    </message>
    <message>
        <source>The server asks for nothing that could be filled in here. Choose another one.</source>
        <translation>El servidor no pide nada que se pueda rellenar aquí. Elige otro.</translation>
    </message>
    <message>
        <source>You can also sign up in the web browser, at %1.</source>
        <translation>También puedes crear la cuenta en el navegador, en %1.</translation>
    </message>
    <message>
        <source>This server signs people up in the web browser, at %1. When that is done, go back and sign in with your new account.</source>
        <translation>En este servidor las cuentas se crean en el navegador, en %1. Cuando esté hecho, vuelve atrás e inicia sesión con tu cuenta nueva.</translation>
    </message>
    <message>
        <source>Your address will be %1</source>
        <translation>Tu dirección será %1</translation>
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
    <message>
        <source>wants to be a contact of %1</source>
        <translation>quiere ser contacto de %1</translation>
    </message>
</context>
<context>
    <name>Tertulia::RoomBindings</name>
    <message>
        <source>This is no room&apos;s address. It looks like room@rooms.example.org, or enter a name alone.</source>
        <translation>No es la dirección de una sala. Se parece a sala@rooms.example.org, o escribe solo un nombre.</translation>
    </message>
    <message>
        <source>Your server has no rooms. Enter the whole address of a room elsewhere.</source>
        <translation>Tu servidor no tiene salas. Escribe la dirección completa de una sala de otro sitio.</translation>
    </message>
    <message>
        <source>This is no room service&apos;s address. It looks like rooms.example.org.</source>
        <translation>No es la dirección de un servicio de salas. Se parece a rooms.example.org.</translation>
    </message>
    <message>
        <source>Your server has no rooms. Enter another room service below.</source>
        <translation>Tu servidor no tiene salas. Escribe abajo otro servicio de salas.</translation>
    </message>
    <message>
        <source>There are no rooms at that address. Enter another room service.</source>
        <translation>No hay salas en esa dirección. Escribe otro servicio de salas.</translation>
    </message>
    <message>
        <source>%1 does not want to come to %2.</source>
        <translation>%1 no quiere venir a %2.</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <comment>a nick, a room</comment>
        <translation>%1 en %2</translation>
    </message>
</context>
<context>
    <name>Tertulia::RoomBrowser</name>
    <message>
        <source>password</source>
        <translation>con contraseña</translation>
    </message>
    <message>
        <source>members only</source>
        <translation>solo para miembros</translation>
    </message>
    <message>
        <source>Join</source>
        <translation>Entrar</translation>
    </message>
    <message>
        <source>Browse rooms</source>
        <translation>Explorar salas</translation>
    </message>
    <message>
        <source>Find rooms</source>
        <translation>Buscar salas</translation>
    </message>
    <message>
        <source>Room service</source>
        <translation>Servicio de salas</translation>
    </message>
    <message>
        <source>Another server&apos;s rooms</source>
        <translation>Salas de otro servidor</translation>
    </message>
    <message>
        <source>Public rooms</source>
        <translation>Salas públicas</translation>
    </message>
    <message>
        <source>Browse status</source>
        <translation>Estado de la exploración</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Mostrar</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Asking for rooms…</source>
        <translation>Pidiendo las salas…</translation>
    </message>
    <message>
        <source>No public rooms</source>
        <translation>No hay salas públicas</translation>
    </message>
    <message>
        <source>There are none there, or none of that name.</source>
        <translation>Ahí no hay ninguna, o ninguna con ese nombre.</translation>
    </message>
    <message numerus="yes">
        <source>%n room(s)</source>
        <translation>
            <numerusform>%n sala</numerusform>
            <numerusform>%n salas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Tertulia::RoomDelegate</name>
    <message>
        <source>not joined</source>
        <translation>sin entrar</translation>
    </message>
    <message>
        <source>joining…</source>
        <translation>entrando…</translation>
    </message>
    <message>
        <source>coming back…</source>
        <translation>volviendo…</translation>
    </message>
    <message numerus="yes">
        <source>%n people</source>
        <translation>
            <numerusform>%n persona</numerusform>
            <numerusform>%n personas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unread</source>
        <translation>
            <numerusform>%n sin leer</numerusform>
            <numerusform>%n sin leer</numerusform>
        </translation>
    </message>
    <message>
        <source>you are mentioned</source>
        <translation>se te menciona</translation>
    </message>
    <message>
        <source>muted</source>
        <translation>silenciada</translation>
    </message>
</context>
<context>
    <name>Tertulia::RoomMenu</name>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>Join</source>
        <translation>Entrar</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personas</translation>
    </message>
    <message>
        <source>Invite…</source>
        <translation>Invitar…</translation>
    </message>
    <message>
        <source>Change nickname…</source>
        <translation>Cambiar apodo…</translation>
    </message>
    <message>
        <source>Change subject…</source>
        <translation>Cambiar tema…</translation>
    </message>
    <message>
        <source>Bookmark</source>
        <translation>En marcadores</translation>
    </message>
    <message>
        <source>Join when signing in</source>
        <translation>Entrar al iniciar sesión</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Cambiar nombre…</translation>
    </message>
    <message>
        <source>Copy address</source>
        <translation>Copiar dirección</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Salir de la sala</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Notificaciones</translation>
    </message>
    <message>
        <source>All messages</source>
        <translation>Todos los mensajes</translation>
    </message>
    <message>
        <source>Only when I am mentioned</source>
        <translation>Solo cuando se me menciona</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Ninguna</translation>
    </message>
    <message>
        <source>Members…</source>
        <translation>Miembros…</translation>
    </message>
    <message>
        <source>Room settings</source>
        <translation>Ajustes de la sala</translation>
    </message>
    <message>
        <source>Destroy room…</source>
        <translation>Destruir sala…</translation>
    </message>
</context>
<context>
    <name>Tertulia::RoomSettingsPage</name>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Room settings</source>
        <translation>Ajustes de la sala</translation>
    </message>
    <message>
        <source>Settings status</source>
        <translation>Estado de los ajustes</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Settings of %1</source>
        <translation>Ajustes de %1</translation>
    </message>
    <message>
        <source>Asking the room…</source>
        <translation>Preguntando a la sala…</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Guardando…</translation>
    </message>
</context>
<context>
    <name>Tertulia::RoomTalkBindings</name>
    <message>
        <source>%1 takes no requests to speak, or not so soon again. Write to one of its moderators.</source>
        <translation>%1 no acepta peticiones de palabra, o no tan seguidas. Escribe a alguno de sus moderadores.</translation>
    </message>
    <message>
        <source>“%1” may only read here and asks to speak.</source>
        <comment>a nick</comment>
        <translation>«%1» aquí solo puede leer y pide la palabra.</translation>
    </message>
    <message>
        <source>Answer…</source>
        <translation>Responder…</translation>
    </message>
    <message>
        <source>You have asked to speak. A moderator decides.</source>
        <translation>Has pedido la palabra. Decide un moderador.</translation>
    </message>
    <message>
        <source>Ask to speak</source>
        <translation>Pedir la palabra</translation>
    </message>
    <message>
        <source>Let them speak</source>
        <translation>Dar la palabra</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>Rechazar</translation>
    </message>
    <message>
        <source>Join</source>
        <translation>Entrar</translation>
    </message>
    <message>
        <source>Created. You own this room: choose who may come in under Room settings.</source>
        <translation>La sala está creada y es tuya: elige quién puede entrar en Ajustes de la sala.</translation>
    </message>
    <message>
        <source>Joined.</source>
        <translation>Has entrado.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a room, what went wrong there</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Rename %1</source>
        <translation>Cambiar el nombre de %1</translation>
    </message>
    <message>
        <source>Only you see this name.</source>
        <translation>Este nombre solo lo ves tú.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Cambiar nombre</translation>
    </message>
    <message>
        <source>Destroy %1?</source>
        <translation>¿Destruir %1?</translation>
    </message>
    <message>
        <source>Everybody is put out, and the room is gone for good. What was said stays with those who have it.</source>
        <translation>Se expulsa a todo el mundo y la sala desaparece para siempre. Lo dicho se queda con quienes lo tengan.</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>Destroy room</source>
        <translation>Destruir sala</translation>
    </message>
    <message>
        <source>%1 could not be destroyed.</source>
        <translation>No se pudo destruir %1.</translation>
    </message>
    <message>
        <source>Subject of %1</source>
        <translation>Tema de %1</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Tema</translation>
    </message>
    <message>
        <source>Change subject</source>
        <translation>Cambiar tema</translation>
    </message>
    <message>
        <source>Nickname in %1</source>
        <translation>Apodo en %1</translation>
    </message>
    <message>
        <source>Nickname</source>
        <translation>Apodo</translation>
    </message>
    <message>
        <source>Change nickname</source>
        <translation>Cambiar apodo</translation>
    </message>
    <message>
        <source>The role of %1 could not be changed.</source>
        <translation>No se pudo cambiar el rol de %1.</translation>
    </message>
    <message>
        <source>Kick %1?</source>
        <translation>¿Expulsar a %1?</translation>
    </message>
    <message>
        <source>They are put out of the room and may come back.</source>
        <translation>Sale de la sala y puede volver a entrar.</translation>
    </message>
    <message>
        <source>Kick</source>
        <translation>Expulsar</translation>
    </message>
    <message>
        <source>%1 could not be kicked.</source>
        <translation>No se pudo expulsar a %1.</translation>
    </message>
    <message>
        <source>What %1 may do could not be changed.</source>
        <translation>No se pudo cambiar lo que %1 puede hacer.</translation>
    </message>
    <message>
        <source>Ban %1?</source>
        <translation>¿Vetar a %1?</translation>
    </message>
    <message>
        <source>They are put out of the room and cannot come back until the ban is lifted under Members.</source>
        <translation>Sale de la sala y no puede volver hasta que se levante el veto en Miembros.</translation>
    </message>
    <message>
        <source>Ban</source>
        <translation>Vetar</translation>
    </message>
</context>
<context>
    <name>Tertulia::RoomsPage</name>
    <message>
        <source>Rooms</source>
        <translation>Salas</translation>
    </message>
    <message>
        <source>No rooms yet</source>
        <translation>Aún no hay salas</translation>
    </message>
    <message>
        <source>Browse the rooms of your server, or press Ctrl+J and type a name.</source>
        <translation>Explora las salas de tu servidor, o pulsa Ctrl+J y escribe un nombre.</translation>
    </message>
    <message>
        <source>Browse rooms</source>
        <translation>Explorar salas</translation>
    </message>
    <message>
        <source>Join or create…</source>
        <translation>Entrar o crear…</translation>
    </message>
</context>
<context>
    <name>Tertulia::SearchResults</name>
    <message>
        <source>Messages</source>
        <translation>Mensajes</translation>
    </message>
    <message>
        <source>Found messages</source>
        <translation>Mensajes encontrados</translation>
    </message>
    <message>
        <source>Search status</source>
        <translation>Estado de la búsqueda</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>Buscando…</translation>
    </message>
    <message>
        <source>Type a word, or from:, in:, before:, after:, has:link.</source>
        <translation>Escribe una palabra, o from:, in:, before:, after:, has:link.</translation>
    </message>
    <message>
        <source>Nothing found so far</source>
        <translation>Por ahora no se encontró nada</translation>
    </message>
    <message>
        <source>No messages found</source>
        <translation>No se encontraron mensajes</translation>
    </message>
    <message>
        <source>Other words may find them, or fewer.</source>
        <translation>Quizá los encuentren otras palabras, o menos.</translation>
    </message>
    <message>
        <source>Older messages are still being indexed (%1).</source>
        <translation>Los mensajes más antiguos todavía se están indexando (%1).</translation>
    </message>
</context>
<context>
    <name>Tertulia::SeveralAccounts</name>
    <message numerus="yes">
        <source>%n contact request(s)</source>
        <translation>
            <numerusform>%n solicitud de contacto</numerusform>
            <numerusform>%n solicitudes de contacto</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Tertulia::SharedFiles</name>
    <message>
        <source>All transfers…</source>
        <translation>Todas las transferencias…</translation>
    </message>
    <message>
        <source>Files and pictures</source>
        <translation>Archivos e imágenes</translation>
    </message>
</context>
<context>
    <name>Tertulia::ShortcutsSheet</name>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Atajos de teclado</translation>
    </message>
    <message>
        <source>Send the message</source>
        <translation>Enviar el mensaje</translation>
    </message>
    <message>
        <source>New line in the message</source>
        <translation>Línea nueva en el mensaje</translation>
    </message>
    <message>
        <source>Older or newer messages</source>
        <translation>Mensajes más antiguos o más nuevos</translation>
    </message>
    <message>
        <source>Close what is open, go back to writing</source>
        <translation>Cerrar lo abierto y volver a escribir</translation>
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
        <source>No conversations yet</source>
        <translation>Aún no hay conversaciones</translation>
    </message>
    <message>
        <source>Choose someone under Contacts, or press Ctrl+N and type an address.</source>
        <translation>Elige a alguien en Contactos, o pulsa Ctrl+N y escribe una dirección.</translation>
    </message>
    <message>
        <source>No contacts yet</source>
        <translation>Aún no hay contactos</translation>
    </message>
    <message>
        <source>People you chat with will appear here once you are each other&apos;s contacts.</source>
        <translation>Aquí aparecerán las personas con las que hablas, cuando cada una tenga a la otra como contacto.</translation>
    </message>
    <message>
        <source>Add contact…</source>
        <translation>Añadir contacto…</translation>
    </message>
    <message>
        <source>Change password…</source>
        <translation>Cambiar contraseña…</translation>
    </message>
    <message>
        <source>Export all history…</source>
        <translation>Exportar todo el historial…</translation>
    </message>
    <message>
        <source>Clear all history…</source>
        <translation>Borrar todo el historial…</translation>
    </message>
    <message>
        <source>Delete account…</source>
        <translation>Borrar cuenta…</translation>
    </message>
    <message>
        <source>Back to all chats</source>
        <translation>Volver a todos los chats</translation>
    </message>
    <message numerus="yes">
        <source>%n archived chat(s)</source>
        <translation>
            <numerusform>%n chat archivado</numerusform>
            <numerusform>%n chats archivados</numerusform>
        </translation>
    </message>
    <message>
        <source>Search people and messages</source>
        <translation>Buscar personas y mensajes</translation>
    </message>
    <message>
        <source>Rooms</source>
        <translation>Salas</translation>
    </message>
    <message>
        <source>Directory</source>
        <translation>Directorio</translation>
    </message>
    <message>
        <source>Filter rooms</source>
        <translation>Filtrar salas</translation>
    </message>
    <message>
        <source>My profile</source>
        <translation>Mi perfil</translation>
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
    <message>
        <source>Create an account</source>
        <translation>Crear una cuenta</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
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
    <message>
        <source>on %1</source>
        <translation>en %1</translation>
    </message>
    <message>
        <source>folded</source>
        <translation>plegado</translation>
    </message>
    <message>
        <source>blocked</source>
        <translation>bloqueado</translation>
    </message>
    <message>
        <source>pinned</source>
        <translation>fijada</translation>
    </message>
    <message>
        <source>muted</source>
        <translation>silenciada</translation>
    </message>
    <message>
        <source>archived</source>
        <translation>archivada</translation>
    </message>
    <message>
        <source>file %1</source>
        <translation>archivo %1</translation>
    </message>
    <message>
        <source>room</source>
        <translation>sala</translation>
    </message>
    <message>
        <source>you are mentioned</source>
        <translation>se te menciona</translation>
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
    <name>Tertulia::TextPrompt</name>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
</context>
<context>
    <name>Tertulia::TransferDelegate</name>
    <message>
        <source>to %1</source>
        <translation>para %1</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>de %1</translation>
    </message>
</context>
<context>
    <name>Tertulia::TransfersPanel</name>
    <message>
        <source>Clear finished</source>
        <translation>Quitar las terminadas</translation>
    </message>
    <message>
        <source>Transfers</source>
        <translation>Transferencias</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Archivos</translation>
    </message>
    <message>
        <source>No files yet</source>
        <translation>Aún no hay archivos</translation>
    </message>
    <message>
        <source>Files that you send or receive will appear here.</source>
        <translation>Aquí aparecerán los archivos que envíes o recibas.</translation>
    </message>
    <message>
        <source>Close transfers</source>
        <translation>Cerrar transferencias</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>To %1, %2</source>
        <translation>Para %1, %2</translation>
    </message>
    <message>
        <source>From %1, %2</source>
        <translation>De %1, %2</translation>
    </message>
    <message>
        <source>Go to conversation</source>
        <translation>Ir a la conversación</translation>
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
    <message>
        <source>Preferences</source>
        <translation>Preferencias</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Cerrar sesión</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Estado</translation>
    </message>
</context>
<context>
    <name>Tertulia::WritingPane</name>
    <message>
        <source>Choose an emoji</source>
        <translation>Elegir un emoji</translation>
    </message>
    <message>
        <source>Answer to %1</source>
        <translation>Respuesta a %1</translation>
    </message>
    <message>
        <source>Edit message</source>
        <translation>Editar mensaje</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Enviar</translation>
    </message>
    <message>
        <source>Attach a file</source>
        <translation>Adjuntar un archivo</translation>
    </message>
    <message>
        <source>Attach a file (Ctrl+O)</source>
        <translation>Adjuntar un archivo (Ctrl+O)</translation>
    </message>
</context>
<context>
    <name>Tertulia::WritingStrip</name>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Cancel (Esc)</source>
        <translation>Cancelar (Esc)</translation>
    </message>
</context>
</TS>
