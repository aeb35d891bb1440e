package dev.headgate.tree;

import dev.headgate.text.PlainLine;

/**
 * One thing that is wrong in an input.
 *
 * @param line counted from 1
 * @param path where it is, as its dialect says; empty for the top itself
 * @param problem what is wrong
 * @param cure what to write instead; empty where the problem says it already
 */
public record Fault(int line, String path, String problem, String cure) {

    private static final int LONGEST = 2000;

    /** The fault as one line that editors and terminals can jump from. */
    public String in(String fileName) {
        String where = fileName + ":" + line;
        return PlainLine.of((path.isEmpty() ? where : where + " " + path) + ": " + problem + ". " + cure, LONGEST);
    }

    /** The fault within a longer sentence, its cure after such a sign. */
    public String said(String sign) {
        return cure.isEmpty() ? problem : problem + sign + Character.toLowerCase(cure.charAt(0)) + cure.substring(1);
    }

    /** The same, after its place. */
    public String saidWithPath(String sign) {
        return path.isEmpty() ? said(sign) : path + ": " + said(sign);
    }
}
