"""The ID-card reader: a SAM module on a serial port (GA 467), and all four kinds of card.

What the rest of the terminal sees:
    types           Card, ReaderEvent, ReaderStatus
    driver          IdCardDriver, the one thread that owns the port
    card_json       Card <-> JSON
    cli             decode, read, simulate

How it is done, from the wire upwards:
    link            the serial port, with one answer to pyserial's many exceptions
    frames          bytes <-> frames, lost and stray bytes survived
    protocol        frames <-> requests and answers, the module's status codes
    exchange        one request and its answer against the clock: pure
    card_text       the 256 bytes a card holds <-> Card; ethnicity has its code table
    session         what to ask next and what the answers mean: pure; session_states has its values
    capture         captured bytes, told as JSON objects

The other end of the wire:
    module          the reader's side of the protocol: pure; samples has cards to lay on it
    simulator       that module on a pty; cable is one plugging in
    control         what one can tell a running simulator; control_loop listens for it

What belongs here: what happens between the serial line and a `Card`. What never does: whose card
it is, what is looked up by it, and the picture (no open decoder for it exists).
"""
