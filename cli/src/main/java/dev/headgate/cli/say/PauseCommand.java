package dev.headgate.cli.say;

import picocli.CommandLine.Command;

/** Holds traffic where it is, until somebody says to go on, or for a time. */
@Command(
        name = "pause",
        description =
                "Holds a deployment where it is, until somebody resumes, promotes or aborts it: for 20 minutes beyond what its rules allow"
                        + " there at most; then blue is brought back. Harm brings blue back at once.",
        footer = "  ./headgate pause web-prod-1f2e3d4c5b6a --reason \"support looks into a report\"")
public final class PauseCommand extends WishCommand {

    PauseCommand(Voice voice) {
        super("pause", voice);
    }
}
