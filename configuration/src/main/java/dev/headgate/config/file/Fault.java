package dev.headgate.config.file;

import dev.headgate.text.PlainLine;

/**
 * One thing that is wrong in headgate.yaml.
 *
 * @param line counted from 1
 * @param path keys from the file's top down to the section at fault, joined by dots; empty for the top itself
 * @param problem what is wrong, starting with the key where there is one
 * @param cure what to write instead
 */
public record Fault(int line, String path, String problem, String cure) {

    private static final int LONGEST = 2000;

    /** The fault as one line that editors and terminals can jump from. */
    public String in(String fileName) {
        String where = fileName + ":" + line;
        return PlainLine.of((path.isEmpty() ? where : where + " " + path) + ": " + problem + ". " + cure, LONGEST);
    }
}
