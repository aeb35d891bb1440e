package dev.headgate.definition;

import dev.headgate.text.PlainLine;

/** Says where a definition cannot be read, why, and what to write instead. */
public final class InvalidDefinitionException extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final int LONGEST = 2000;

    /** One line that editors and terminals can jump from. */
    InvalidDefinitionException(String fileName, int line, String problem, String cure) {
        super(PlainLine.of(fileName + ":" + line + ": " + problem + ". " + cure, LONGEST));
    }
}
