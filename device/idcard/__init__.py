"""The ID-card reader: a SAM module on a serial port (GA 467), and all four kinds of card.

    types       what the rest of the terminal sees: Card, ReaderEvent, ReaderStatus
    frames      bytes <-> frames, lost and stray bytes survived
    protocol    frames <-> requests and answers, the module's status codes
    card_text   the 256 bytes a card holds <-> Card
    card_json   Card <-> JSON
    session     what to ask the module next, and what its answers mean: pure
    exchange    one request and its answer against the clock: pure
    link        the serial port, with one exception instead of pyserial's many
    driver      the one thread that ties these together
    module      the reader's side of the protocol: pure
    simulator   that module behind a pty
    cli         decode, read, simulate

What belongs here: what happens between the serial line and a `Card`. What never does: whose card
it is, what is looked up by it, and the picture (no open decoder for it exists).
"""
