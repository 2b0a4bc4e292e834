"""The people of the demo: who they are, what they said before you came, and how they answer.

You are Elena. Every second Thursday a circle of family and friends, spread over the world, meets for a tertulia.
"""

YOU = "elena"
ROOM = "tertulia"


def person(user, first, last, portrait, groups, **more):
    return {"user": user, "first": first, "last": last, "name": f"{first} {last}", "portrait": portrait, "groups": groups, **more}


PEOPLE = [
    person(YOU, "Elena", "Morales", "hills", [], nick="Elena", email="elena@tertulia.example", city="Antigua Guatemala",
           country="Guatemala", about="Bookbinder. Thursdays belong to the tertulia."),
    person("mateo", "Mateo", "Morales", "volcano", ["Family"], nick="Mateo", email="mateo@tertulia.example", city="Quetzaltenango",
           country="Guatemala", about="Little brother, big bicycle.",
           lively=True, show=None, status="On the bike until the rain comes 🚴"),
    person("noor", "Noor", "Haddad", "moon", ["Friends", "Tertulia"], nick="Noor", email="noor@tertulia.example", city="Beirut",
           country="Lebanon", about="Translates poems between Arabic, French and Spanish.",
           lively=True, show="chat", status="Third coffee, second stanza"),
    person("aiko", "Aiko", "Tanaka", "waves", ["Friends", "Tertulia"], nick="Aiko", email="aiko@tertulia.example", city="Kyoto",
           country="Japan", about="Potter. 器は心。",
           lively=True, show=None, status="Kiln is at 1,240 °C, hands are free"),
    person("rafa", "Rafael", "Morales", "lamp", ["Family", "Tertulia"], nick="Tío Rafa", email="rafa@tertulia.example",
           city="Salamanca", country="Spain", about="Uncle. Retired from teaching, not from talking.",
           show="away", status="Siesta. Wake me for dominoes."),
    person("bjorn", "Björn", "Lindqvist", "sail", ["Friends"], nick="Björn", email="bjorn@tertulia.example", city="Göteborg",
           country="Sweden", about="Boats, mostly broken ones.",
           show="xa", status="At sea till Sunday, no signal past Vinga"),
    person("priya", "Priya", "Raman", "lotus", ["Work"], nick="Priya", email="priya@tertulia.example", city="Bengaluru",
           country="India", about="Restores palm-leaf manuscripts.",
           show="dnd", status="Deadline: 214 leaves to go"),
    person("olga", "Ольга", "Соколова", "pines", ["Tertulia"], nick="Ольга", email="olga@tertulia.example", city="Tbilisi",
           country="Georgia", about="Chess by correspondence, tea by the litre.",
           show=None, status="Твой ход, Элена ♟"),
    person("carmen", "Carmen", "Fuentes", "flower", ["Family"], nick="Abuela", email="carmen@tertulia.example",
           city="Antigua Guatemala", country="Guatemala", about="Abuela of eleven."),
    # Not in your contacts, but in the directory. Ana asks to be.
    person("ana", "Ana", "Beltrán", "citrus", [], nick="Ana", email="ana@tertulia.example", city="Valencia", country="Spain",
           about="Paper marbling.", asks="Hola Elena, soy Ana, from Rafa's reading circle. May I add you?"),
    person("tomasz", "Tomasz", "Zieliński", "city", [], nick="Tomek", email="tomasz@tertulia.example", city="Kraków",
           country="Poland", about="Letterpress and old type."),
]

MINUTE, HOUR, DAY = 60, 3600, 86400

# Seconds before now, who speaks, words. The other one of each pair is you.
CONVERSATIONS = {
    "mateo": [
        (3 * DAY + 5 * HOUR, "mateo", "Hermana! The chain snapped again, halfway up to Almolonga"),
        (3 * DAY + 5 * HOUR - 60, YOU, "Again?? Did you walk down?"),
        (3 * DAY + 5 * HOUR - 120, "mateo", "A farmer took me and the bike between his carrots 🥕🥕🥕"),
        (3 * DAY + 5 * HOUR - 170, YOU, "I want a picture of that"),
        (1 * DAY + 2 * HOUR, "mateo", "Abuela asks if you are coming on Sunday. She is already cooking."),
        (1 * DAY + 2 * HOUR - 200, YOU, "Of course I am. I bring the bread, you bring the chairs."),
        (1 * DAY + 2 * HOUR - 260, "mateo", "Trato hecho 🤝"),
        (2 * HOUR, "mateo", "Route for Saturday: https://www.openstreetmap.org/#map=13/14.83/-91.51\nSay if it is too steep."),
    ],
    "noor": [
        (2 * DAY + 3 * HOUR, "noor", "I have a word for you: «سمر», samar. Talking late into the evening, outdoors, with friends."),
        (2 * DAY + 3 * HOUR - 90, YOU, "So it is a tertulia under the stars!"),
        (2 * DAY + 3 * HOUR - 150, "noor", "Exactly. I was sure Spanish would have a cousin of it."),
        (2 * DAY + 3 * HOUR - 400, "noor", "The whole line:\n«والقمرُ ثالثُنا في السمر»\n“and the moon was the third of us, talking the night away”"),
        (2 * DAY + 3 * HOUR - 520, YOU, "That goes on the first page of the book. I will set it in two colours."),
        (40 * MINUTE, "noor", "Proof came back. One comma wrong, the rest is beautiful."),
    ],
    "aiko": [
        (4 * DAY, "aiko", "The cups for the circle are glazed ☕ eleven of them, one cracked"),
        (4 * DAY - 80, YOU, "Keep the cracked one for me. Kintsugi?"),
        (4 * DAY - 140, "aiko", "金継ぎ, yes. Gold takes three weeks to dry, so be patient."),
        (4 * DAY - 200, YOU, "I bind books. Patience is all I have 😄"),
        (5 * HOUR, "aiko", "First one out of the kiln. It rings like a bell."),
        (5 * HOUR - 70, YOU, "I can almost hear it from here"),
    ],
    "carmen": [
        (1 * DAY + 9 * HOUR, "carmen", "Mija, ¿cómo se manda una foto con esto?"),
        (1 * DAY + 9 * HOUR - 60, YOU, "El clip, abuela, al lado de donde escribe 📎"),
        (1 * DAY + 9 * HOUR - 300, "carmen", "Ya encontré el clip. Ahora no encuentro la foto."),
        (1 * DAY + 9 * HOUR - 360, YOU, "El domingo le ayudo. Un abrazo ❤️"),
    ],
    "olga": [
        (6 * HOUR, "olga", "17… Nf6. Подумай хорошо."),
        (6 * HOUR - 600, YOU, "18. Bg5. I did think!"),
        (6 * HOUR - 700, "olga", "Хм. Это неприятно. Заварю чай."),
    ],
    "bjorn": [
        (5 * DAY, "bjorn", "She floats! Four years, two engines, one divorce from a gearbox."),
        (5 * DAY - 300, YOU, "Grattis! What is her name?"),
        (5 * DAY - 360, "bjorn", "Envishet. It means stubbornness."),
    ],
    "priya": [
        (7 * HOUR, "priya", "Which thread did you use on the Salamanca folio? Linen 18/3?"),
        (7 * HOUR - 240, YOU, "25/3, waxed. 18 cut the old paper."),
        (7 * HOUR - 300, "priya", "Thank you, you just saved 214 leaves 🙏"),
    ],
}

ROOM_SUBJECT = "Next tertulia: Thursday, 19:00 in Salamanca · Theme: letters never sent"
ROOM_HISTORY = [
    (1 * DAY + 6 * HOUR, "rafa", "Señoras, señores: the theme for Thursday is letters never sent."),
    (1 * DAY + 6 * HOUR - 100, "noor", "I have a drawer full of those."),
    (1 * DAY + 6 * HOUR - 160, "aiko", "I have one, to my teacher. I may read half of it."),
    (1 * DAY + 6 * HOUR - 260, "olga", "У меня только открытки. Считается?"),
    (1 * DAY + 6 * HOUR - 330, "rafa", "Postcards count double, Olga: everybody could read them and nobody did."),
    (3 * HOUR, "mateo", "I wrote to a bakery once to complain that it had closed. Nobody was there to open it."),
    (3 * HOUR - 90, "noor", "Mateo, that is the best one so far 😂"),
    (3 * HOUR - 200, "elena", "Bring it. We will read it with candles."),
]

# What the three say in the room while you watch, one line at a time.
ROOM_TALK = [
    ("aiko", "Does a letter count as sent if you folded it into a cup?"),
    ("noor", "Only if somebody drinks from it."),
    ("mateo", "I would drink from it 🙋"),
    ("noor", "Who brings the music on Thursday?"),
    ("mateo", "Marimba or vinyl?"),
    ("aiko", "Vinyl. The marimba broke my saucer last year."),
    ("noor", "Elena, is the bread with anise again? Asking for everyone."),
    ("mateo", "It is. I checked the kitchen."),
    ("aiko", "Then I come by the earlier train."),
]

# What somebody says of their own accord shortly after you signed in.
FIRST_WORDS = ("mateo", "There you are! Are you coming by on Saturday, or do I bring the coffee to you?")

# Per person: (words that call for it, answer). The first that fits; the last list is taken in turn.
# Whoever is asked for one sends a picture; what you send is thanked for.
PICTURE_CALLS = ("photo", "picture", "foto")
THANKS_FOR_FILE = "It came through, thank you! 📎"

ANSWERS = {
    "mateo": {
        "rules": [
            (("gracias", "thank"), "De nada 😄 you owe me bread."),
            (("saturday", "sábado", "coffee", "café", "yes", "sí"), "Perfect. Eight o'clock, before it gets hot. I'll ring twice."),
            (("bike", "bici", "route", "steep"), "Only the first three kilometres are steep. After that you stop noticing your legs."),
            (("abuela", "sunday", "domingo"), "She made me promise you would come. Pepián, apparently."),
            (("bye", "adiós", "chao", "good night", "buenas noches"), "¡Chao! Lock the workshop."),
            (("hola", "hi ", "hello", "hey", "buenas"), "¡Hola, hermana! What's up?"),
        ],
        "else": ["Ja! Tell me more.", "Wait, I am on the bike. Ok, stopped. Go on.", "Sounds like something for the tertulia.",
                 "I'll ask abuela. She knows everything anyway."],
        "status": [(None, "On the bike until the rain comes 🚴"), ("away", "Rain. Under a tin roof with a coffee ☕"),
                   (None, "Rain is over!"), ("dnd", "Fixing the chain, hands black")],
    },
    "noor": {
        "rules": [
            (("gracias", "thank", "شكرا"), "Always. You would do the same for a comma of mine."),
            (("word", "palabra", "poem", "poema", "verse"), "Today's word: «نديم», nadim. The friend one drinks and talks with. We need it in Spanish."),
            (("comma", "proof", "page", "book", "libro"), "Page 3, second line: the comma after “moon” must go. Then print!"),
            (PICTURE_CALLS, "From the balcony, just now. The sea is loud today."),
            (("coffee", "café"), "Fourth one. Do not tell my doctor."),
            (("bye", "adiós", "good night", "buenas noches"), "Tisbahi ala khair, may you wake to good news 🌙"),
            (("hola", "hi ", "hello", "hey", "marhaba", "مرحبا"), "Marhaba, Elena! مرحبا"),
        ],
        "else": ["There must be a word for that in Arabic. Give me a minute.", "I would translate that as a sigh.",
                 "Say it again on Thursday, with candles.", "Mm. I am writing this down."],
        "status": [("chat", "Third coffee, second stanza"), (None, "Looking for a rhyme with «naranja»"),
                   ("away", "On the balcony, the sea is loud"), ("chat", "Fourth coffee, first stanza again")],
    },
    "aiko": {
        "rules": [
            (("gracias", "thank", "arigato", "ありがとう"), "どういたしまして 😊"),
            (("cup", "taza", "kiln", "glaze", "kintsugi", "gold"), "The gold is on. Now it only needs time, and nobody touching it. Mostly nobody touching it."),
            (("train", "thursday", "jueves", "tertulia"), "I will be there by video, very early, with tea. 4 o'clock in the morning in Kyoto!"),
            (PICTURE_CALLS, "Not of the kiln, it does not like portraits. Of the view from there!"),
            (("bye", "adiós", "good night", "buenas noches", "おやすみ"), "おやすみなさい 🌙"),
            (("hola", "hi ", "hello", "hey", "こんにちは"), "こんにちは, Elena! Careful, my hands are full of clay."),
        ],
        "else": ["なるほど… I see.", "I will think about it at the wheel. That is where I think.", "That would look good in celadon.",
                 "Slowly, slowly. Like glaze."],
        "status": [(None, "Kiln is at 1,240 °C, hands are free"), ("away", "Wedging clay, back in a moment"),
                   (None, "Cooling down. The kiln, not me"), ("dnd", "Trimming feet, no talking")],
    },
}
