"""What is made of a catalogue: one module each, none of which knows a kind or another output."""
