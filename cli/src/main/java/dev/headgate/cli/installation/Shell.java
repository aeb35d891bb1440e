package dev.headgate.cli.installation;

/** Words of a command as a shell takes them. */
public final class Shell {

    private Shell() {}

    public static String quoted(String word) {
        return word.matches("[A-Za-z0-9_@%+=:,./-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
