package dev.headgate.cli.picture;

import dev.headgate.cli.terminal.Ink;

/** Production traffic as a bar: what goes to green is solid, what goes to blue is light. */
public final class TrafficBar {

    private TrafficBar() {}

    /**
     * Draws a bar.
     *
     * @param width in characters, its two ends not counted
     */
    public static String of(int greenPercent, int width, Ink ink) {
        int solid = solid(greenPercent, width);
        return "▕" + ink.green("█".repeat(solid)) + ink.blue("░".repeat(width - solid)) + "▏";
    }

    /** Some traffic must never look like none, nor most of it like all. */
    private static int solid(int percent, int width) {
        int rounded = Math.round(percent * width / 100f);
        return switch (percent) {
            case 0 -> 0;
            case 100 -> width;
            default -> Math.clamp(rounded, 1, width - 1);
        };
    }
}
