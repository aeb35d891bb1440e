package dev.headgate.cli.look;

import dev.headgate.cli.terminal.Ink;
import dev.headgate.config.Gate;
import dev.headgate.deployment.Outcome;
import dev.headgate.release.Image;

/** What things are called in every answer alike. */
public final class Called {

    private Called() {}

    /** By the tag that people know, and by what cannot move. */
    public static String image(Image image) {
        return image.tag().map(tag -> tag + " (" + image.shortDigest() + ")").orElseGet(image::shortDigest);
    }

    /** Where it stands. */
    public static String gate(Gate.Before gate) {
        return switch (gate) {
            case DEPLOYMENT -> "before the deployment";
            case TRAFFIC -> "before traffic";
            case FINISH -> "before blue goes";
        };
    }

    /** A text about an outcome, in the colour that goes with it. */
    public static String outcome(Outcome outcome, String text, Ink ink) {
        return switch (outcome) {
            case DEPLOYED -> ink.green(text);
            case REJECTED, SUPERSEDED -> ink.orange(text);
            case ROLLED_BACK, NEEDS_HUMAN -> ink.red(text);
        };
    }
}
